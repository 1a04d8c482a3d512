// A company that is exported and imported is the same: it answers the same and is exported as the same bytes.
#include "mock_erp/archive/archive.h"

#include <chrono>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

using std::chrono::hours;

std::string play_one(Trial& trial, unsigned draw) {
  const std::string number = "PO" + std::to_string(draw / 8 % 9);
  switch (draw % 6) {
    case 0:
    case 1: {
      const std::string quantity = std::to_string(draw / 64 % 40 + 1);
      return trial.call("POST", vendorlink_path + "linkedOrders", Trial::order_body(number, {{"TEA", quantity, ""}}))
          .body;
    }
    case 2:
      return trial.call("GET", vendorlink_path + "linkedOrders?$expand=linkedOrderLines").body;
    case 3:
      return trial.call("GET", vendorlink_path + "despatches?$expand=despatchLines,packages($expand=packageContents)")
          .body;
    case 4:
      return trial.call("GET", standard_path + "salesInvoices?$expand=salesInvoiceLines").body +
             trial.call("GET", vendorlink_path + "itemAvailability?$filter=itemNumber eq 'TEA'").body;
    default:
      trial.pass(hours(draw / 8 % 30));
      return "";
  }
}

RC_GTEST_PROP(Archive, AnImportedCompanyGoesOnLikeTheExported, (const std::vector<unsigned>& draws, unsigned cut)) {
  Trial first;
  const std::size_t half = draws.empty() ? 0 : cut % draws.size();
  for (std::size_t i = 0; i < half; ++i) play_one(first, draws[i]);
  Trial second;
  second.now = first.now;
  const std::string state = first.erp.export_state();
  const Result<void> imported = second.erp.import_state(state);
  RC_ASSERT((imported ? "" : imported.error().message) == "");
  RC_ASSERT(second.erp.export_state() == state);
  for (std::size_t i = half; i < draws.size(); ++i) RC_ASSERT(play_one(first, draws[i]) == play_one(second, draws[i]));
  for (Trial* trial : {&first, &second}) trial->pass(hours(500));
  RC_ASSERT(first.erp.export_state() == second.erp.export_state());
}

TEST(Archive, ADamagedStateIsRefusedAndChangesNothing) {
  Trial trial;
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.pass(hours(40));
  const std::string state = trial.erp.export_state();
  EXPECT_EQ(state.find("erp-test-key"), std::string::npos) << "the key is the server's";
  for (std::size_t length = 0; length < state.size(); length += 1 + state.size() / 100) {
    EXPECT_FALSE(trial.erp.import_state(state.substr(0, length)).has_value()) << length;
  }
  std::string changed = state;
  changed.replace(changed.find("\"on_hand\":"), 10, "\"on_hand\":1");
  EXPECT_EQ(trial.erp.import_state(changed).error().message,
            "$.seal does not fit: the state was changed after its export");
  EXPECT_EQ(trial.erp.export_state(), state);
  EXPECT_TRUE(trial.erp.import_state(state).has_value());
  EXPECT_EQ(trial.erp.export_state(), state);
}

}  // namespace
}  // namespace vendorproof::mock_erp
