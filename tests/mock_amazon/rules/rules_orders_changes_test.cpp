// Rules of what becomes of an order after it was placed: changes, and what time does.
#include "core/base/json/json_tree.h"
#include "mock_amazon/notices/notice_timing.h"
#include "mock_amazon/wire/answer.h"
#include "tests/mock_amazon/order_words.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(PO_10, Keeps) {
  Trial trial = order_of_one_line(10);
  trial.accept_all("A", {10});
  change(trial, change_of(ChangeKind::Quantity, 1, 8));
  EXPECT_EQ(accepted_of(trial, "A"), each(8));
  EXPECT_EQ(state_of(trial, "A"), "Acknowledged");
  EXPECT_EQ(answer(trial, {accepted(1, 8)}), "Processing");
}

TEST(PO_10, Breaks) {
  Trial trial = order_of_one_line(10);
  trial.accept_all("A", {10});
  change(trial, change_of(ChangeKind::Quantity, 1, 8));
  EXPECT_EQ(answer(trial, {accepted(1, 10)}), "QUANTITY_ABOVE_ORDERED");
}

TEST(PO_11, Keeps) {
  Trial trial = order_of_one_line(10);
  trial.pass(hours(3));
  change(trial, change_of(ChangeKind::Quantity, 1, 8));
  EXPECT_EQ(details_of(trial, "A").at("purchaseOrderChangedDate"), "2026-11-23T11:00:00Z");
  EXPECT_EQ(listed(trial, "?isPOChanged=true"), "A ");
}

TEST(PO_11, Breaks) {
  Trial trial = order_of_one_line(10);
  trial.accept_all("A", {10});
  EXPECT_EQ(details_of(trial, "A").count("purchaseOrderChangedDate"), 0U);
  EXPECT_EQ(listed(trial, "?isPOChanged=true"), "");
}

OrderChange with_line(const Json& line) {
  OrderChange change = change_of(ChangeKind::LineAdded);
  change.added_line = line.dump();
  return change;
}

OrderChange with_window(ChangeKind kind, const std::string& value, const std::optional<Window>& window) {
  OrderChange change = change_with(kind, value);
  change.window = window;
  return change;
}

/// One of each kind, in an order that lets every one happen.
std::vector<OrderChange> every_change() {
  OrderChange cost = change_of(ChangeKind::NetCost, 1);
  cost.net_cost = "2.25";
  const Window later{start_of_trial() + days(4), start_of_trial() + days(11)};
  return {change_of(ChangeKind::Quantity, 1, 8),
          change_of(ChangeKind::LineCancelled, 2),
          cost,
          with_window(ChangeKind::Window, "", later),
          with_line(order_line(7, each(5))),
          change_with(ChangeKind::OrderType, "RushOrder"),
          change_with(ChangeKind::FulfilmentCentre, "LAX9"),
          change_with(ChangeKind::Freight, "Collect"),
          change_of(ChangeKind::OrderCancelled),
          change_of(ChangeKind::OrderUncancelled)};
}

TEST(PO_12, Keeps) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10)), order_line(2, each(10))}));
  trial.accept_all("A", {10, 10});
  for (const OrderChange& each_change : every_change()) change(trial, each_change);
  const Json details = details_of(trial, "A");
  EXPECT_EQ(details.at("items").at(0).at("orderedQuantity"), each(8));
  EXPECT_EQ(details.at("items").at(0).at("netCost"), dollars("2.25"));
  EXPECT_EQ(details.at("items").at(1).at("orderedQuantity"), each(0));
  EXPECT_EQ(details.at("items").at(2), order_line(7, each(5)));
  EXPECT_EQ(details.at("purchaseOrderType"), "RushOrder");
  EXPECT_EQ(details.at("shipToParty"), party("LAX9"));
  EXPECT_EQ(details.at("shipWindow"), "2026-11-27T08:00:00Z--2026-12-04T08:00:00Z");
  EXPECT_EQ(details.count("deliveryWindow"), 0U);
  EXPECT_EQ(state_of(trial, "A"), "New");
  EXPECT_EQ(trial.effects(EffectKind::OrderChanged).size(), 10U);
  EXPECT_EQ(answer(trial, {accepted(1, 8), accepted(7, 5)}), "INVALID_NET_COST");
  EXPECT_EQ(answer(trial, {acknowledged_item(1, {{"Accepted", each(8)}}, "2.25"), accepted(7, 5)}), "Processing");
  EXPECT_EQ(state_of(trial, "A"), "Acknowledged");
}

TEST(PO_12, Breaks) {
  Trial trial = order_of_one_line(10);
  const auto refused = [&](const OrderChange& bad) { return !trial.amazon.change(bad, trial.now).has_value(); };
  EXPECT_TRUE(refused(with_line(order_line(1, each(5)))));
  EXPECT_TRUE(refused(with_line(Json::object())));
  EXPECT_TRUE(refused(change_of(ChangeKind::LineAdded)));
  EXPECT_TRUE(refused(change_of(ChangeKind::OrderUncancelled)));
  EXPECT_TRUE(refused(change_with(ChangeKind::FulfilmentCentre, "")));
  EXPECT_TRUE(refused(change_with(ChangeKind::Freight, "Sometimes")));
  EXPECT_TRUE(refused(with_window(ChangeKind::Freight, "Collect", Window{trial.now, trial.now - days(1)})));
  EXPECT_EQ(details_of(trial, "A").count("purchaseOrderChangedDate"), 0U);
}

TEST(PO_13, Keeps) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10)), order_line(2, each(10))}));
  change(trial, change_of(ChangeKind::LineCancelled, 2));
  const Json line = details_of(trial, "A").at("items").at(1);
  EXPECT_EQ(line.at("orderedQuantity").at("amount"), 0);
  EXPECT_EQ(line.at("itemSequenceNumber"), "2");
  EXPECT_EQ(listed(trial, "?poItemState=Cancelled"), "A ");
}

TEST(PO_13, Breaks) {
  Trial trial = order_of_one_line(10);
  change(trial, change_of(ChangeKind::Quantity, 1, 1));
  EXPECT_EQ(listed(trial, "?poItemState=Cancelled"), "");
}

TEST(PO_14, Keeps) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10)), order_line(2, each(10))}));
  change(trial, change_of(ChangeKind::LineCancelled, 2));
  EXPECT_EQ(listed(trial, "?poItemState=Cancelled"), "A ");
  EXPECT_EQ(listed(trial, "?isPOChanged=true"), "A ");
}

TEST(PO_14, Breaks) {
  Trial trial = order_of_one_line(10);
  change(trial, change_of(ChangeKind::Quantity, 1, 8));
  EXPECT_EQ(listed(trial, "?poItemState=Cancelled"), "");
  EXPECT_EQ(listed(trial, "?isPOChanged=true"), "A ");
}

Json history(Trial& trial) { return line_status(trial, "A", 1).at("orderedQuantity").at("orderedQuantityDetails"); }

TEST(PO_15, Keeps) {
  Trial trial = order_of_one_line(150);
  trial.pass(hours(1));
  change(trial, change_of(ChangeKind::Quantity, 1, 100));
  trial.pass(hours(1));
  change(trial, change_of(ChangeKind::Quantity, 1, 105));
  const Json expected = Json::array({{{"updatedDate", "2026-11-23T10:00:00Z"}, {"orderedQuantity", each(5)}},
                                     {{"updatedDate", "2026-11-23T09:00:00Z"}, {"cancelledQuantity", each(50)}},
                                     {{"updatedDate", "2026-11-23T08:00:00Z"}, {"orderedQuantity", each(150)}}});
  EXPECT_EQ(history(trial), expected);
}

// Other changes leave no entry.
TEST(PO_15, Breaks) {
  Trial trial = order_of_one_line(150);
  OrderChange cost = change_of(ChangeKind::NetCost, 1);
  cost.net_cost = "2.00";
  change(trial, cost);
  EXPECT_EQ(history(trial).size(), 1U);
}

Trial lapsing(const Settings& base = {}) {
  Settings settings = base;
  settings.auto_cancels = true;
  Trial trial(settings);
  trial.issue(order("A", {order_line(1, each(100))}));
  return trial;
}

TEST(PO_24, Keeps) {
  Trial trial = lapsing();
  trial.accept_all("A", {100});
  trial.ship("S1", {{"A", 1, 100}});
  trial.pass(days(60));
  EXPECT_TRUE(trial.effects(EffectKind::OrderChanged).empty());
  EXPECT_EQ(details_of(trial, "A").at("items").at(0).at("orderedQuantity"), each(100));
}

// 30 days after the window, or 7 after the date that the vendor gave. It is still charged as not filled.
TEST(PO_24, Breaks) {
  Trial undated = lapsing();
  undated.accept_all("A", {100});
  undated.pass(days(60));
  EXPECT_EQ(undated.effects(EffectKind::OrderChanged).at(0).at, start_of_trial() + days(9 + 30));
  EXPECT_EQ(undated.all_effects.back().reason, "AutoCancelled");
  EXPECT_EQ(state_of(undated, "A"), "Closed");
  undated.pass(days(120));
  EXPECT_TRUE(is_charged(undated, "CB-01"));
  Trial dated = lapsing();
  Json item = accepted(1, 100);
  item["itemAcknowledgements"][0]["scheduledDeliveryDate"] = "2026-12-01T08:00:00Z";
  EXPECT_EQ(answer(dated, {item}), "Processing");
  dated.pass(days(60));
  EXPECT_EQ(dated.effects(EffectKind::OrderChanged).at(0).at, *parse_instant("2026-12-08T08:00:00Z"));
}

Trial lapsing_import() {
  Settings settings;
  settings.auto_cancels = true;
  Trial trial(settings);
  Json document = order("A", {order_line(1, each(100)), order_line(2, each(10))});
  document["orderDetails"]["importDetails"] = {{"methodOfPayment", "PaidByBuyer"}};
  trial.issue(document);
  return trial;
}

TEST(PO_25, Keeps) {
  Trial trial = lapsing_import();
  trial.accept_all("A", {100, 10});
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 100}})), "Success");
  trial.pass(days(100));
  EXPECT_TRUE(trial.effects(EffectKind::OrderChanged).empty());
}

TEST(PO_25, Breaks) {
  Trial trial = lapsing_import();
  trial.accept_all("A", {100, 10});
  trial.pass(days(100));
  EXPECT_EQ(trial.effects(EffectKind::OrderChanged).at(0).at, start_of_trial() + days(9 + 45));
}

TEST(PO_26, Keeps) {
  Trial trial = lapsing();
  trial.accept_all("A", {100});
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 60}})), "Success");
  trial.pass(days(60));
  EXPECT_EQ(details_of(trial, "A").at("items").at(0).at("orderedQuantity"), each(60));
  EXPECT_EQ(state_of(trial, "A"), "Acknowledged");
}

TEST(PO_26, Breaks) {
  Trial trial = lapsing();
  trial.accept_all("A", {100});
  trial.pass(days(60));
  EXPECT_EQ(details_of(trial, "A").at("items").at(0).at("orderedQuantity"), each(0));
}

Settings rejecting_after(Duration age) {
  Settings settings;
  settings.unanswered_rejected_after = age;
  return settings;
}

TEST(PO_27, Keeps) {
  Trial trial = order_of_one_line(10, rejecting_after(hours(30)));
  trial.pass(hours(20));
  trial.accept_all("A", {10});
  trial.pass(hours(20));
  EXPECT_EQ(confirmation_of(trial, "A"), "ACCEPTED");
  EXPECT_TRUE(trial.effects(EffectKind::OrderRejected).empty());
}

TEST(PO_27, Breaks) {
  Trial trial = order_of_one_line(10, rejecting_after(hours(30)));
  trial.pass(hours(31));
  EXPECT_EQ(confirmation_of(trial, "A"), "REJECTED");
  EXPECT_EQ(state_of(trial, "A"), "Closed");
  EXPECT_EQ(trial.effects(EffectKind::OrderRejected).at(0).at, start_of_trial() + hours(30));
  EXPECT_EQ(answer(trial, {accepted(1, 10)}), "REJECTED_IS_FINAL");
}

/// Line 1 is cancelled; then so many of it are shipped and invoiced beside line 2.
Trial shipped_in_spite(std::int64_t eaches) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10)), order_line(2, each(10))}));
  trial.accept_all("A", {10, 10});
  change(trial, change_of(ChangeKind::LineCancelled, 1));
  std::vector<Packed> cartons = {{"A", 2, 10}};
  std::vector<Json> billed = {invoice_item("A", 2, each(10))};
  if (eaches > 0) cartons.push_back({"A", 1, eaches});
  if (eaches > 0) billed.push_back(invoice_item("A", 1, each(eaches)));
  trial.pass(hours(1));
  trial.ship("S1", cartons);
  const char* total = eaches > 0 ? "50.00" : "25.00";
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, total, billed)), "Processing");
  trial.pass(days(150));
  return trial;
}

TEST(PO_28, Keeps) {
  Trial trial = shipped_in_spite(0);
  EXPECT_FALSE(is_charged(trial, "CB-02"));
}

TEST(PO_28, Breaks) {
  Trial trial = shipped_in_spite(10);
  EXPECT_TRUE(is_charged(trial, "CB-02"));
}

}  // namespace
}  // namespace vendorproof::mock_amazon
