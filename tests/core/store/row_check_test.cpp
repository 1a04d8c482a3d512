#include "core/store/row_check.h"

#include <gtest/gtest.h>

#include "core/store/store.h"
#include "tests/core/store/samples.h"
#include "tests/core/store/store_file.h"

namespace vendorproof::store {
namespace {

/// A row in each table, which `sql` then damages.
class DamagedStore : public StoreFile {
 protected:
  std::string opened_after(const char* sql) {
    {
      auto store = open_store({path_, Durability::Full});
      EXPECT_TRUE(store);
      (*store)->begin();
      (*store)->save(samples::order("PO1"));
      DespatchRecord despatch;
      despatch.despatch.number = "DSP-1";
      (*store)->save(despatch);
      InvoiceRecord invoice;
      invoice.invoice.number = "SI-1";
      (*store)->save(invoice);
      (*store)->replace_items({{"TEA", false, Money(5, usd()), {12}, "B0", ""}});
      (*store)->raise(trade::make_exception(ExceptionKind::UnknownItem, "PO1/1", "PO1", 1, Money(5, usd()), "why"));
      (*store)->save(samples::work("invoice/PO1/SS-1", WorkState::Due, 5));
      (*store)->commit();
    }
    run(sql);
    auto store = open_store({path_, Durability::Full, {}, [](int number) { return number < 22; }});
    if (store) return "";
    EXPECT_EQ(store.error().code, ErrorCode::Malformed);
    EXPECT_NE(store.error().message.find(path_), std::string::npos);
    return store.error().message;
  }
  void expect_named(const char* sql, const char* row) {
    const std::string message = opened_after(sql);
    EXPECT_NE(message.find(row), std::string::npos) << message;
    TearDown();
  }
};

TEST_F(DamagedStore, IsOpenedWhenNothingIsDamaged) { EXPECT_EQ(opened_after("SELECT 1"), ""); }

TEST_F(DamagedStore, IsRefusedWithTableAndKey) {
  expect_named("UPDATE orders SET document = substr(document, 1, 40)", "row 'PO1' of table orders is damaged");
  expect_named("UPDATE despatches SET document = ''", "row 'DSP-1' of table despatches is damaged");
  expect_named("UPDATE invoices SET document = replace(document, '[', '{')", "row 'SI-1' of table invoices is damaged");
  expect_named("UPDATE items SET document = document || ' '", "row 'TEA' of table items is damaged");
  expect_named("UPDATE exceptions SET currency = 'dollar'", "row 'unknown-item/PO1/1' of table exceptions is damaged");
  expect_named("UPDATE exceptions SET owner = 4", "row 'unknown-item/PO1/1' of table exceptions is damaged");
  expect_named("UPDATE exceptions SET kind = 'unknown'", "row 'unknown-item/PO1/1' of table exceptions is damaged");
  expect_named("UPDATE work SET operation = 22",
               "row 'invoice/PO1/SS-1' of table work is damaged: its operation 22 is unknown");
  expect_named("UPDATE work SET operation = -1", "row 'invoice/PO1/SS-1' of table work is damaged");
  expect_named("UPDATE work SET peer = 2", "row 'invoice/PO1/SS-1' of table work is damaged: its peer 2 is unknown");
  expect_named("UPDATE work SET state = 5", "row 'invoice/PO1/SS-1' of table work is damaged");
}

TEST_F(DamagedStore, IsRefusedWhenATextIsAboutAnotherRow) {
  expect_named("UPDATE orders SET number = 'PO2'", "row 'PO2' of table orders is damaged: its text is about 'PO1'");
}

TEST_F(DamagedStore, EndsTheProgramWhenARowIsDamagedLater) {
  {
    auto writer = open_store({path_, Durability::Full});
    ASSERT_TRUE(writer);
    (*writer)->begin();
    (*writer)->save(samples::order("PO1"));
    (*writer)->raise(trade::make_exception(ExceptionKind::UnknownItem, "PO1/1", "PO1", 1, Money(), "why"));
    (*writer)->commit();
  }
  auto store = open_store({path_, Durability::Full});
  ASSERT_TRUE(store);
  run("UPDATE orders SET document = '['; UPDATE exceptions SET owner = 9");
  EXPECT_EXIT((*store)->order("PO1"), testing::ExitedWithCode(2), "row 'PO1' of table orders is damaged");
  EXPECT_EXIT((*store)->exceptions(), testing::ExitedWithCode(2), "row 'unknown-item/PO1/1' of table exceptions");
}

}  // namespace
}  // namespace vendorproof::store
