// Rules of the order as it is served, and of its states.
#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/order_words.h"

namespace vendorproof::mock_amazon {
namespace {

Result<void> issued(const Json& document, Region region = Region::NA) {
  Trial trial(in_region(region));
  return trial.amazon.issue(document.dump(), trial.now);
}

/// Order A with `value` in its details.
Json order_with(const std::string& key, const Json& value) {
  Json document = order("A", {order_line(1, each(10))});
  document["orderDetails"][key] = value;
  return document;
}

TEST(PO_01, Keeps) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(state_of(trial, "A"), "New");
  trial.accept_all("A", {10});
  EXPECT_EQ(state_of(trial, "A"), "Acknowledged");
  change(trial, change_of(ChangeKind::OrderCancelled));
  EXPECT_EQ(state_of(trial, "A"), "Closed");
}

TEST(PO_01, Breaks) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(answer(trial, {accepted(1, 11)}), "QUANTITY_ABOVE_ORDERED");
  EXPECT_EQ(state_of(trial, "A"), "New");
}

TEST(PO_02, Keeps) {
  Trial rejects = order_of_one_line(10);
  EXPECT_EQ(answer(rejects, {rejected(1, 10)}), "Processing");
  Trial cancelled = order_of_one_line(10);
  change(cancelled, change_of(ChangeKind::OrderCancelled));
  Trial received = order_of_one_line(10);
  received.accept_all("A", {10});
  received.ship("S1", {{"A", 1, 10}});
  received.pass(hours(53));
  for (Trial* trial : {&rejects, &cancelled, &received}) EXPECT_EQ(state_of(*trial, "A"), "Closed");
}

TEST(PO_02, Breaks) {
  Trial trial = order_of_one_line(10);
  trial.accept_all("A", {10});
  trial.ship("S1", {{"A", 1, 9}});
  trial.pass(hours(53));
  EXPECT_EQ(state_of(trial, "A"), "Acknowledged");
}

TEST(PO_03, Keeps) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(status_of(trial, "A").at("purchaseOrderStatus"), "OPEN");
  change(trial, change_of(ChangeKind::OrderCancelled));
  EXPECT_EQ(status_of(trial, "A").at("purchaseOrderStatus"), "CLOSED");
}

TEST(PO_03, Breaks) {
  Trial trial = order_of_one_line(10);
  trial.accept_all("A", {10});
  EXPECT_EQ(state_of(trial, "A"), "Acknowledged");
  EXPECT_EQ(status_of(trial, "A").at("purchaseOrderStatus"), "OPEN");
}

TEST(PO_04, Keeps) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(answer(trial, {rejected(1, 10)}), "Processing");
  EXPECT_EQ(status_of(trial, "A").at("purchaseOrderStatus"), "CLOSED");
  EXPECT_EQ(details_of(trial, "A").at("purchaseOrderStateChangedDate"), "2026-11-23T08:05:00Z");
}

TEST(PO_04, Breaks) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(answer(trial, {acknowledged_item(1, {{"Accepted", each(1)}, {"Rejected", each(9)}})}), "Processing");
  EXPECT_EQ(status_of(trial, "A").at("purchaseOrderStatus"), "OPEN");
}

TEST(PO_05, Keeps) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(answer(trial, {acknowledged_item(1, {{"Accepted", each(6)}, {"Backordered", each(4)}})}), "Processing");
  EXPECT_EQ(confirmation_of(trial, "A"), "ACCEPTED");
  EXPECT_EQ(accepted_of(trial, "A"), each(10));
}

TEST(PO_05, Breaks) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10)), order_line(2, each(10))}));
  EXPECT_EQ(confirmation_of(trial, "A"), "UNCONFIRMED");
  EXPECT_EQ(answer(trial, {accepted(1, 6), rejected(2, 10)}), "Processing");
  EXPECT_EQ(confirmation_of(trial, "A", 1), "PARTIALLY_ACCEPTED");
  EXPECT_EQ(confirmation_of(trial, "A", 2), "REJECTED");
}

std::string receipt_of(Trial& trial) {
  return line_status(trial, "A", 1).at("receivingStatus").at("receiveStatus").get<std::string>();
}

TEST(PO_06, Keeps) {
  Trial trial = order_of_one_line(10);
  trial.accept_all("A", {10});
  EXPECT_EQ(receipt_of(trial), "NOT_RECEIVED");
  trial.ship("S1", {{"A", 1, 6}});
  trial.pass(hours(53));
  EXPECT_EQ(receipt_of(trial), "PARTIALLY_RECEIVED");
  trial.ship("S2", {{"A", 1, 4}}, hours(48), 7);
  trial.pass(hours(53));
  EXPECT_EQ(receipt_of(trial), "RECEIVED");
}

TEST(PO_06, Breaks) {
  Trial trial = order_of_one_line(10);
  trial.accept_all("A", {10});
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 10}})), "Success");
  trial.pass(days(9));
  EXPECT_EQ(receipt_of(trial), "NOT_RECEIVED");
}

TEST(PO_08, Keeps) {
  for (const char* type : {"RegularOrder", "ConsignedOrder", "NewProductIntroduction", "RushOrder"}) {
    EXPECT_TRUE(issued(order_with("purchaseOrderType", type)).has_value()) << type;
  }
}

TEST(PO_08, Breaks) {
  EXPECT_NE(issued(order_with("purchaseOrderType", "Regular")).error().message.find("purchaseOrderType"),
            std::string::npos);
  Trial trial = order_of_one_line(10);
  EXPECT_FALSE(trial.amazon.change(change_with(ChangeKind::OrderType, "NE"), trial.now).has_value());
}

TEST(PO_09, Keeps) {
  for (const char* method : {"Invoice", "Consignment", "CreditCard", "Prepaid"}) {
    EXPECT_TRUE(issued(order_with("paymentMethod", method)).has_value()) << method;
  }
}

TEST(PO_09, Breaks) { EXPECT_FALSE(issued(order_with("paymentMethod", "Cash")).has_value()); }

TEST(PO_16, Keeps) {
  Trial trial = order_of_one_line(10);
  const std::string before = details_of(trial, "A").dump();
  trial.accept_all("A", {7});
  EXPECT_EQ(details_of(trial, "A").at("items").dump(), parse_json(before)->at("items").dump());
  EXPECT_EQ(details_of(trial, "A").count("purchaseOrderChangedDate"), 0U);
}

TEST(PO_16, Breaks) {
  Trial trial = order_of_one_line(10);
  for (const char* method : {"POST", "PUT", "PATCH", "DELETE"}) {
    EXPECT_GE(trial.call(method, orders_path + "/A", "{}").status, 400) << method;
  }
  EXPECT_EQ(details_of(trial, "A").at("items").at(0).at("orderedQuantity"), each(10));
}

/// The charges when the goods leave and arrive so long after the start.
std::vector<std::string> charges_when(const char* window, Duration leaves, Duration arrives) {
  Trial trial;
  Json document = order("A", {order_line(1, each(100))});
  document["orderDetails"].erase("deliveryWindow");
  document["orderDetails"][window] = format_window({start_of_trial() + days(2), start_of_trial() + days(9)});
  trial.issue(document);
  trial.accept_all("A", {100});
  trial.now = start_of_trial() + leaves;
  Json announced = notice("S1", trial.now, {{"A", 1, 100}});
  announced["amazonReferenceNumber"] = "1234567890";  // wanted where Amazon collects (ASN-34)
  EXPECT_EQ(trial.outcome(notices_path, announced), "Success");
  const Instant arrival = start_of_trial() + arrives;
  trial.amazon.expect_truck(truck("S1", trial.now, arrival, {{"A", 1, 100}}), trial.now);
  trial.pass(days(20));
  return charges_of(trial);
}

TEST(PO_17, Keeps) { EXPECT_TRUE(charges_when("deliveryWindow", days(7), days(9)).empty()); }

TEST(PO_17, Breaks) { EXPECT_FALSE(charges_when("deliveryWindow", days(7), days(9) + hours(2)).empty()); }

TEST(PO_18, Keeps) { EXPECT_TRUE(charges_when("shipWindow", days(8), days(12)).empty()); }

TEST(PO_18, Breaks) { EXPECT_FALSE(charges_when("shipWindow", days(9) + hours(1), days(12)).empty()); }

// The window ends at 08:00Z, midnight in Phoenix-to-be: the date alone, the ninth day, would still be kept at noon.
TEST(PO_19, Keeps) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(details_of(trial, "A").at("deliveryWindow"), "2026-11-25T08:00:00Z--2026-12-02T08:00:00Z");
  EXPECT_TRUE(charges_when("deliveryWindow", days(8), days(9)).empty());
}

TEST(PO_19, Breaks) { EXPECT_FALSE(charges_when("deliveryWindow", days(8), days(9) + hours(4)).empty()); }

TEST(PO_20, Keeps) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(details_of(trial, "A").at("items").at(0).at("isBackOrderAllowed"), true);
  EXPECT_EQ(answer(trial, {acknowledged_item(1, {{"Backordered", each(10)}})}), "Processing");
}

TEST(PO_20, Breaks) {
  Trial trial;
  trial.issue(order("A", {order_line(3, each(10))}));
  EXPECT_EQ(details_of(trial, "A").at("items").at(0).at("isBackOrderAllowed"), false);
  EXPECT_EQ(answer(trial, {acknowledged_item(3, {{"Backordered", each(10)}})}), "BACKORDER_NOT_ALLOWED");
}

Json book_line() {
  Json line = order_line(1, each(10));
  line.erase("netCost");
  line["listPrice"] = dollars("20.00");
  return line;
}

TEST(PO_22, Keeps) { EXPECT_TRUE(issued(order("A", {book_line()})).has_value()); }

TEST(PO_22, Breaks) {
  Json line = book_line();
  line.erase("listPrice");
  EXPECT_EQ(issued(order("A", {line})).error().message, "$.orderDetails.items[0].netCost is missing");
}

TEST(PO_23, Keeps) {
  Trial trial;
  trial.issue(order_with("dealCode", "BF-2026"));
  EXPECT_EQ(details_of(trial, "A").at("dealCode"), "BF-2026");
}

TEST(PO_23, Breaks) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(details_of(trial, "A").count("dealCode"), 0U);
}

TEST(PO_31, Keeps) {
  Trial trial = order_of_one_line(10);
  trial.pass(days(6));
  EXPECT_EQ(listed(trial, "?createdAfter=2026-11-23T00:00:00Z&createdBefore=2026-11-30T00:00:00Z"), "A ");
}

TEST(PO_31, Breaks) {
  Trial trial = order_of_one_line(10);
  const std::string longer = "?createdAfter=2026-11-23T00:00:00Z&createdBefore=2026-11-30T00:00:01Z";
  EXPECT_EQ(trial.call("GET", orders_path + longer).status, 400);
  trial.pass(days(190));
  EXPECT_EQ(listed(trial, "?createdAfter=2026-11-23T00:00:00Z&createdBefore=2026-11-30T00:00:00Z"), "");
}

TEST(PO_32, Keeps) {
  Trial trial = order_of_one_line(10);
  trial.issue(order("B", {order_line(1, each(10))}));
  EXPECT_EQ(listed(trial, ""), "A B ");
  EXPECT_EQ(listed(trial, "?limit=1&sortOrder=ASC"), "A ");
  EXPECT_EQ(listed(trial, "?limit=100"), "A B ");
}

TEST(PO_32, Breaks) {
  Trial trial = order_of_one_line(10);
  for (const char* limit : {"0", "101", "-1", "x"}) {
    EXPECT_EQ(trial.call("GET", orders_path + "?limit=" + limit).status, 400) << limit;
  }
}

TEST(PO_33, Keeps) {
  Trial trial = order_of_one_line(10);
  EXPECT_TRUE(trial.get(orders_path).at("orders").at(0).contains("orderDetails"));
}

TEST(PO_33, Breaks) {
  Trial trial = order_of_one_line(10);
  const Json brief = trial.get(orders_path + "?includeDetails=false").at("orders").at(0);
  EXPECT_EQ(brief, (Json{{"purchaseOrderNumber", "A"}, {"purchaseOrderState", "New"}}));
}

TEST(PO_37, Keeps) {
  Trial trial = order_of_one_line(10);
  Json other = order("B", {order_line(1, each(10))});
  other["orderDetails"]["sellingParty"] = party("VEND2");
  trial.issue(other);
  EXPECT_EQ(listed(trial, "?orderingVendorCode=VEND2"), "B ");
  EXPECT_EQ(listed(trial, ""), "A B ");
}

TEST(PO_37, Breaks) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(listed(trial, "?orderingVendorCode=VEND3"), "");
}

TEST(PO_34, Keeps) {
  const Json import = {{"internationalCommercialTerms", "FreeOnBoard"},
                       {"portOfDelivery", "SEA"},
                       {"importContainers", "2-20'HC,1-45'"}};
  Trial trial;
  trial.issue(order_with("importDetails", import));
  EXPECT_EQ(details_of(trial, "A").at("importDetails"), import);
}

TEST(PO_34, Breaks) {
  EXPECT_FALSE(issued(order_with("importDetails", {{"importContainers", std::string(65, '1')}})).has_value());
  EXPECT_FALSE(issued(order_with("importDetails", {{"portOfDelivery", "SEA"}})).has_value());
}

Trial order_of_twins() {
  Json first = order_line(1, each(10));
  Json second = order_line(2, each(20));
  second["vendorProductIdentifier"] = first["vendorProductIdentifier"];
  Trial trial;
  trial.issue(order("A", {first, second}));
  return trial;
}

TEST(PO_35, Keeps) {
  Trial trial = order_of_twins();
  Json item = accepted(2, 20);
  item["vendorProductIdentifier"] = "V1";
  item.erase("itemSequenceNumber");
  EXPECT_EQ(answer(trial, {item}), "Processing");
  EXPECT_EQ(confirmation_of(trial, "A", 2), "ACCEPTED");
}

// By the vendor's identifier alone the answer is taken for the first line's.
TEST(PO_35, Breaks) {
  Trial trial = order_of_twins();
  Json item = accepted(2, 20);
  item["vendorProductIdentifier"] = "V1";
  item.erase("itemSequenceNumber");
  item.erase("amazonProductIdentifier");
  EXPECT_EQ(answer(trial, {item}), "QUANTITY_ABOVE_ORDERED");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
