#include "mock_amazon/orders/order_changes.h"

#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/order_words.h"

namespace vendorproof::mock_amazon {
namespace {

Json ordered_item(Trial& trial, std::size_t index) {
  return trial.get("/vendor/orders/v1/purchaseOrders/A").at("orderDetails").at("items").at(index);
}

Trial order_of_two_lines() {
  Trial trial;
  trial.issue(order("A", {order_line(1, cases(5, 12)), order_line(2, each(10))}));
  trial.pass(hours(1));
  return trial;
}

TEST(OrderChanges, QuantityIsInTheLinesUnit) {
  Trial trial = order_of_two_lines();
  ASSERT_TRUE(trial.amazon.change(change_of(ChangeKind::Quantity, 1, 4), trial.now).has_value());
  EXPECT_EQ(ordered_item(trial, 0).at("orderedQuantity"), cases(4, 12));
  const Effect effect = trial.effects(EffectKind::OrderChanged).at(0);
  EXPECT_EQ(effect.reason, "Quantity");
  EXPECT_EQ(effect.lines.at(0).eaches, 48);
  EXPECT_EQ(effect.lines.at(1).eaches, 10);
  const Json details = trial.get("/vendor/orders/v1/purchaseOrders/A").at("orderDetails");
  EXPECT_EQ(details.at("purchaseOrderChangedDate"), "2026-11-23T09:00:00Z");
  EXPECT_EQ(details.at("purchaseOrderDate"), "2026-11-23T08:00:00Z");
}

TEST(OrderChanges, CancelledLinesStayWithNothing) {
  Trial trial = order_of_two_lines();
  ASSERT_TRUE(trial.amazon.change(change_of(ChangeKind::LineCancelled, 2), trial.now).has_value());
  EXPECT_EQ(ordered_item(trial, 1).at("orderedQuantity").at("amount"), 0);
  EXPECT_EQ(trial.get("/vendor/orders/v1/purchaseOrders/A").at("purchaseOrderState"), "New");
}

TEST(OrderChanges, CancelledOrdersAreClosedAndStaySo) {
  Trial trial = order_of_two_lines();
  ASSERT_TRUE(trial.amazon.change(change_of(ChangeKind::OrderCancelled), trial.now).has_value());
  EXPECT_EQ(trial.get("/vendor/orders/v1/purchaseOrders/A").at("purchaseOrderState"), "Closed");
  EXPECT_EQ(trial.amazon.change(change_of(ChangeKind::Quantity, 1, 4), trial.now).error().code, ErrorCode::Conflict);
}

TEST(OrderChanges, CostAndWindowAreWritten) {
  Trial trial = order_of_two_lines();
  OrderChange cost = change_of(ChangeKind::NetCost, 2);
  cost.net_cost = "2.25";
  ASSERT_TRUE(trial.amazon.change(cost, trial.now).has_value());
  EXPECT_EQ(ordered_item(trial, 1).at("netCost"), dollars("2.25"));
  OrderChange window = change_of(ChangeKind::Window);
  window.window = Window{trial.now, trial.now + days(3)};
  ASSERT_TRUE(trial.amazon.change(window, trial.now).has_value());
  EXPECT_EQ(trial.get("/vendor/orders/v1/purchaseOrders/A").at("orderDetails").at("deliveryWindow"),
            format_window(*window.window));
}

// What was confirmed is capped at what is still ordered: Amazon took it back, not the vendor.
TEST(OrderChanges, CapWhatIsConfirmed) {
  Trial trial = order_of_two_lines();
  const std::vector<Json> items = {acknowledged_item(1, {{"Accepted", cases(3, 12)}, {"Backordered", cases(2, 12)}}),
                                   acknowledged_item(2, {{"Accepted", each(4)}, {"Rejected", each(6)}})};
  EXPECT_EQ(trial.outcome(acknowledgements_path, acknowledgement("A", items)), "Processing");
  ASSERT_TRUE(trial.amazon.change(change_of(ChangeKind::Quantity, 1, 4), trial.now).has_value());
  ASSERT_TRUE(trial.amazon.change(change_of(ChangeKind::Quantity, 2, 5), trial.now).has_value());
  const Json lines = trial.get("/vendor/orders/v1/purchaseOrdersStatus?purchaseOrderNumber=A")
                         .at("ordersStatus")
                         .at(0)
                         .at("itemStatus");
  EXPECT_EQ(lines.at(0).at("acknowledgementStatus").at("acceptedQuantity"), cases(4, 12));
  EXPECT_EQ(lines.at(0).at("acknowledgementStatus").at("confirmationStatus"), "ACCEPTED");
  EXPECT_EQ(lines.at(1).at("acknowledgementStatus").at("rejectedQuantity"), each(1));
}

TEST(OrderChanges, NameWhatIsWrong) {
  Trial trial = order_of_two_lines();
  const auto message = [&](const OrderChange& change) {
    return trial.amazon.change(change, trial.now).error().message;
  };
  EXPECT_EQ(message({"Z", ChangeKind::OrderCancelled, 0, 0, "", {}}), "there is no order Z");
  EXPECT_EQ(message(change_of(ChangeKind::Quantity, 7, 1)), "order A has no line 7");
  EXPECT_EQ(message(change_of(ChangeKind::Quantity, 1, -1)), "order A: quantity -1 is not from 0 to 9999999");
  EXPECT_EQ(message(change_of(ChangeKind::Window)), "order A: the new window is missing or ends before it starts");
  EXPECT_NE(message(change_of(ChangeKind::NetCost, 1)).find("order A: amount ''"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
