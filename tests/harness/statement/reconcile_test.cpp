// The command, as the program runs it.
#include "harness/statement/reconcile.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/store/store.h"
#include "core/trade/ledger/movement.h"
#include "tests/core/store/store_file.h"
#include "tests/support/places.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

using trade::MovementKind;

class Reconcile : public store::StoreFile {
 protected:
  void SetUp() override {
    store::StoreFile::SetUp();
    fill();
  }
  void TearDown() override {
    std::filesystem::remove_all(path_ + ".out");
    store::StoreFile::TearDown();
  }

  void fill() {
    const auto store = store::open_store({path_, store::Durability::Full});
    ASSERT_TRUE(store) << store.error().message;
    (*store)->begin();
    enter(**store, "erp-invoice/SI-1", MovementKind::InvoicePosted, "2026-11-03", "300.00 USD");
    enter(**store, "amazon-invoice/SI-1", MovementKind::InvoiceTaken, "2026-11-03", "300.00 USD");
    enter(**store, "sent/P-1/SI-1", MovementKind::PaymentSent, "2026-12-03", "300.00 USD");
    (*store)->commit();
  }
  static void enter(store::Store& store, const char* key, MovementKind kind, const char* date, const char* amount) {
    store.enter(
        {key, kind, parse_instant(date).value(), true, "SI-1", "7QX2M4KP", "P-1", "", Money::parse(amount).value()});
  }
  tests::Ran ran(const std::string& options) const {
    return tests::ran_by_bash(tests::program() + " reconcile --store " + path_ + " " + options);
  }
};

TEST_F(Reconcile, PrintsTheStatementOfTheNewestMonthOrOfTheOneThatIsNamed) {
  const tests::Ran december = ran("");
  EXPECT_EQ(december.code, 0) << december.output;
  EXPECT_NE(december.output.find("Month-end statement 2026-12"), std::string::npos);
  EXPECT_NE(december.output.find("payments of Amazon that the ERP has not posted"), std::string::npos);
  EXPECT_NE(december.output.find("TIES"), std::string::npos);
  EXPECT_NE(ran("--month 2026-11").output.find("Month-end statement 2026-11"), std::string::npos);
  EXPECT_NE(ran("--month 2026-10").output.find("Nothing has moved."), std::string::npos);
}

TEST_F(Reconcile, PrintsAndWritesAllForms) {
  EXPECT_EQ(ran("--format csv").output.find("month,currency,section"), 0U);
  EXPECT_NE(ran("--format html").output.find("<html"), std::string::npos);
  EXPECT_EQ(ran("--out " + path_ + ".out").code, 0);
  for (const char* name : {"statement.txt", "statement.csv", "statement.html"}) {
    EXPECT_TRUE(std::filesystem::exists(path_ + ".out/" + name)) << name;
  }
}

TEST_F(Reconcile, EndsWithOneWhenSomethingIsNotExplained) {
  {
    const auto store = store::open_store({path_, store::Durability::Full});
    (*store)->begin();
    enter(**store, "posted/P-1/SI-1", MovementKind::PaymentPosted, "2026-12-03", "301.00 USD");
    (*store)->commit();
  }
  const tests::Ran december = ran("");
  EXPECT_EQ(december.code, 1);
  EXPECT_NE(december.output.find("the ERP has more payments than Amazon sent"), std::string::npos) << december.output;
}

TEST_F(Reconcile, WorksWhileTheDaemonHasTheStoreAndLeavesNothingBehind) {
  const auto store = store::open_store({path_, store::Durability::Full});
  ASSERT_TRUE(store);
  const std::string script = "export TMPDIR=" + path_ + ".out; mkdir -p $TMPDIR; " + tests::program() +
                             " reconcile --store " + path_ + " >/dev/null && ls -A $TMPDIR | wc -l";
  const tests::Ran result = tests::ran_by_bash(script);
  EXPECT_EQ(result.output, "0\n");
}

TEST_F(Reconcile, RefusesWhatIsNoStore) {
  ASSERT_TRUE(write_file(path_ + ".txt", "no store").has_value());
  const tests::Ran result = tests::ran_by_bash(tests::program() + " reconcile --store " + path_ + ".txt");
  EXPECT_EQ(result.code, 2);
  EXPECT_NE(result.output.find(path_ + ".txt"), std::string::npos) << result.output;
  std::filesystem::remove(path_ + ".txt");
}

}  // namespace
}  // namespace vendorproof::harness
