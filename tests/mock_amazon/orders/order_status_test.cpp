#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/order_words.h"

namespace vendorproof::mock_amazon {
namespace {

std::string statuses_listed(Trial& trial, const std::string& query) {
  return numbers_listed(trial.get(order_status_path + query), "ordersStatus");
}

TEST(OrderStatus, IsUnconfirmedAtFirst) {
  Trial trial;
  trial.issue(order("A", {order_line(1, cases(5, 12))}));
  const Json status = status_of(trial, "A");
  EXPECT_EQ(status.at("purchaseOrderStatus"), "OPEN");
  const Json& item = status.at("itemStatus").at(0);
  EXPECT_EQ(item.at("acknowledgementStatus").at("confirmationStatus"), "UNCONFIRMED");
  EXPECT_EQ(item.at("receivingStatus").at("receiveStatus"), "NOT_RECEIVED");
  EXPECT_EQ(item.at("orderedQuantity").at("orderedQuantity"), cases(5, 12));
  EXPECT_EQ(item.at("buyerProductIdentifier"), "B0LINE1");
}

// PO-05: accepted and backordered for the whole quantity is accepted.
TEST(OrderStatus, AddsAcceptedAndBackordered) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10)), order_line(2, each(10))}));
  const std::vector<Json> items = {acknowledged_item(1, {{"Accepted", each(6)}, {"Backordered", each(4)}}),
                                   acknowledged_item(2, {{"Accepted", each(7)}, {"Rejected", each(3)}})};
  EXPECT_EQ(trial.outcome(acknowledgements_path, acknowledgement("A", items)), "Processing");
  const Json lines = status_of(trial, "A").at("itemStatus");
  const Json& first = lines.at(0).at("acknowledgementStatus");
  EXPECT_EQ(first.at("confirmationStatus"), "ACCEPTED");
  EXPECT_EQ(first.at("acceptedQuantity"), each(10));
  EXPECT_EQ(first.at("acknowledgementStatusDetails").at(0).at("acknowledgementDate"), "2026-11-23T08:05:00Z");
  const Json& second = lines.at(1).at("acknowledgementStatus");
  EXPECT_EQ(second.at("confirmationStatus"), "PARTIALLY_ACCEPTED");
  EXPECT_EQ(second.at("rejectedQuantity"), each(3));
}

// PO-15: the history is told in differences, newest first.
TEST(OrderStatus, TellsTheHistoryInDifferences) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(150))}));
  trial.pass(hours(1));
  EXPECT_TRUE(trial.amazon.change({"A", ChangeKind::Quantity, 1, 100, "", {}}, trial.now).has_value());
  trial.pass(hours(1));
  EXPECT_TRUE(trial.amazon.change({"A", ChangeKind::Quantity, 1, 105, "", {}}, trial.now).has_value());
  const Json ordered = status_of(trial, "A").at("itemStatus").at(0).at("orderedQuantity");
  EXPECT_EQ(ordered.at("orderedQuantity"), each(105));
  const Json expected = Json::array({{{"updatedDate", "2026-11-23T10:00:00Z"}, {"orderedQuantity", each(5)}},
                                     {{"updatedDate", "2026-11-23T09:00:00Z"}, {"cancelledQuantity", each(50)}},
                                     {{"updatedDate", "2026-11-23T08:00:00Z"}, {"orderedQuantity", each(150)}}});
  EXPECT_EQ(ordered.at("orderedQuantityDetails"), expected);
}

TEST(OrderStatus, MovesWithReceipts) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10))}));
  trial.accept_all("A", {10});
  trial.ship("S1", {{"A", 1, 6}});
  trial.pass(hours(53));
  Json receiving = status_of(trial, "A").at("itemStatus").at(0).at("receivingStatus");
  EXPECT_EQ(receiving.at("receiveStatus"), "PARTIALLY_RECEIVED");
  EXPECT_EQ(receiving.at("receivedQuantity"), each(6));
  trial.ship("S2", {{"A", 1, 4}}, hours(48), 7);
  trial.pass(hours(53));
  EXPECT_EQ(status_of(trial, "A").at("itemStatus").at(0).at("receivingStatus").at("receiveStatus"), "RECEIVED");
  EXPECT_EQ(status_of(trial, "A").at("purchaseOrderStatus"), "CLOSED");
}

TEST(OrderStatus, FiltersOrders) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10))}));
  trial.pass(hours(1));
  trial.issue(order("B", {order_line(1, each(10))}));
  trial.pass(hours(1));
  const Json rejection = acknowledgement("B", {acknowledged_item(1, {{"Rejected", each(10)}})});
  EXPECT_EQ(trial.outcome(acknowledgements_path, rejection), "Processing");
  EXPECT_EQ(statuses_listed(trial, ""), "A B ");
  EXPECT_EQ(statuses_listed(trial, "?sortOrder=DESC&limit=1"), "B ");
  EXPECT_EQ(statuses_listed(trial, "?purchaseOrderStatus=CLOSED"), "B ");
  EXPECT_EQ(statuses_listed(trial, "?itemConfirmationStatus=UNCONFIRMED"), "A ");
  EXPECT_EQ(statuses_listed(trial, "?itemConfirmationStatus=REJECTED"), "B ");
  EXPECT_EQ(statuses_listed(trial, "?itemReceiveStatus=RECEIVED"), "");
  EXPECT_EQ(statuses_listed(trial, "?updatedAfter=2026-11-23T10:00:00Z&updatedBefore=2026-11-23T11:00:00Z"), "B ");
  EXPECT_EQ(statuses_listed(trial, "?createdBefore=2026-11-23T09:00:00Z"), "A ");
  EXPECT_EQ(statuses_listed(trial, "?orderingVendorCode=VEND2"), "");
  EXPECT_EQ(statuses_listed(trial, "?shipToPartyId=PHX6"), "A B ");
  trial.pass(hours(1));
  EXPECT_EQ(statuses_listed(trial, "?purchaseOrderNumber=Z"), "");
}

TEST(OrderStatus, RefusesWhatAmazonRefuses) {
  Trial trial;
  for (const char* query : {"purchaseOrderStatus=New", "itemConfirmationStatus=YES", "itemReceiveStatus=NO",
                            "limit=200", "updatedBefore=2019-09-2100:00:00", "nextToken=x"}) {
    EXPECT_EQ(trial.call("GET", order_status_path + "?" + query).status, 400) << query;
  }
}

}  // namespace
}  // namespace vendorproof::mock_amazon
