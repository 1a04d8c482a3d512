// Quirks of what is served: orders, and their status.
#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/quirk_trial.h"

namespace vendorproof::mock_amazon {
namespace {

const Json& item_of(const Json& order, std::size_t index) { return order.at("orderDetails").at("items").at(index); }

TEST(Quirk_negative_quantity, On) {
  Trial trial = trial_with("negative-quantity=100");
  EXPECT_EQ(item_of(first_order(trial), 0).at("orderedQuantity").at("amount"), -5);
  EXPECT_EQ(item_of(trial.get(orders_path).at("orders").at(0), 0).at("orderedQuantity").at("amount"), -5);
  EXPECT_EQ(item_of(first_order(trial), 1).at("orderedQuantity").at("amount"), 5);
}

TEST(Quirk_negative_quantity, Off) {
  Trial trial = trial_with("");
  EXPECT_EQ(item_of(first_order(trial), 0).at("orderedQuantity").at("amount"), 10);
}

TEST(Quirk_upper_case_units, On) {
  Trial trial = trial_with("upper-case-units");
  EXPECT_EQ(item_of(first_order(trial), 0).at("orderedQuantity").at("unitOfMeasure"), "EACHES");
  EXPECT_EQ(item_of(first_order(trial), 1).at("orderedQuantity").at("unitOfMeasure"), "CASES");
}

TEST(Quirk_upper_case_units, Off) {
  Trial trial = trial_with("");
  EXPECT_EQ(item_of(first_order(trial), 1).at("orderedQuantity").at("unitOfMeasure"), "Cases");
}

TEST(Quirk_zoneless_dates, On) {
  Trial trial = trial_with("zoneless-dates");
  const Json details = first_order(trial).at("orderDetails");
  EXPECT_EQ(details.at("purchaseOrderDate"), "2026-11-23T08:00:00");
  EXPECT_EQ(details.at("deliveryWindow"), "2026-11-25T08:00:00--2026-12-02T08:00:00");
}

TEST(Quirk_zoneless_dates, Off) {
  Trial trial = trial_with("");
  EXPECT_EQ(first_order(trial).at("orderDetails").at("purchaseOrderDate"), "2026-11-23T08:00:00Z");
}

TEST(Quirk_stray_spaces, On) {
  Trial trial = trial_with("stray-spaces=100");
  EXPECT_EQ(first_order(trial).at("purchaseOrderNumber"), " O1");
}

TEST(Quirk_stray_spaces, Off) {
  Trial trial = trial_with("");
  EXPECT_EQ(first_order(trial).at("purchaseOrderNumber"), "O1");
}

TEST(Quirk_receiving_status_missing, On) {
  Trial trial = trial_with("receiving-status-missing=100");
  const Json status = first_status(trial);
  ASSERT_EQ(status.at("itemStatus").size(), 2U);
  for (const Json& row : status.at("itemStatus")) EXPECT_FALSE(row.contains("receivingStatus"));
}

TEST(Quirk_receiving_status_missing, Off) {
  Trial trial = trial_with("");
  const Json status = first_status(trial);
  ASSERT_EQ(status.at("itemStatus").size(), 2U);
  for (const Json& row : status.at("itemStatus")) EXPECT_TRUE(row.contains("receivingStatus"));
}

/// What the status says was ordered of line 2: 5 cases of 12.
Json ordered_in_cases(const std::string& quirk) {
  Trial trial = trial_with(quirk);
  return first_status(trial).at("itemStatus").at(1).at("orderedQuantity").at("orderedQuantity");
}

TEST(Quirk_status_units_mixed, On) {
  const Json ordered = ordered_in_cases("status-units-mixed");
  EXPECT_EQ(ordered.at("amount"), 60);
  EXPECT_EQ(ordered.at("unitOfMeasure"), "Cases");
}

TEST(Quirk_status_units_mixed, Off) { EXPECT_EQ(ordered_in_cases("").at("amount"), 5); }

/// The acknowledgement status of a line of which 4 of 10 are accepted.
Json partly_accepted(const std::string& quirk) {
  Trial trial = trial_with(quirk);
  const std::vector<Part> parts = {{"Accepted", each(4)}, {"Rejected", each(6)}};
  trial.outcome(acknowledgements_path, acknowledgement("O1", {acknowledged_item(1, parts)}));
  return first_status(trial).at("itemStatus").at(0).at("acknowledgementStatus");
}

TEST(Quirk_partial_shown_as_accepted_zero, On) {
  const Json status = partly_accepted("partial-shown-as-accepted-zero");
  EXPECT_EQ(status.at("confirmationStatus"), "ACCEPTED");
  EXPECT_EQ(status.at("acceptedQuantity").at("amount"), 0);
}

TEST(Quirk_partial_shown_as_accepted_zero, Off) {
  const Json status = partly_accepted("");
  EXPECT_EQ(status.at("confirmationStatus"), "PARTIALLY_ACCEPTED");
  EXPECT_EQ(status.at("acceptedQuantity").at("amount"), 4);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
