#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

using samples::access;
using samples::at;
using samples::books;
using samples::dollars;
using samples::parsed;

SalesOrderDraft draft() {
  SalesOrderDraft draft;
  draft.currency = usd();
  draft.purchase_order = "7QX2M4KP";
  draft.order_date = at("2026-11-02T09:30:00Z");
  draft.requested_delivery = at("2026-11-05T08:00:00Z");
  draft.ship_to = "PHX6";
  draft.lines = {{"TEA-GREEN", 40, dollars("3.75"), 1}, {"TEA-BLACK", 60, dollars("2.5"), 2}};
  return draft;
}

TEST(BusinessCentralOrders, LooksUpByNumberWithLines) {
  const HttpRequest request = find_sales_orders(access(), "O'PO");
  EXPECT_EQ(request.method, "GET");
  EXPECT_EQ(request.path, "/api/v2.0/companies(c0ffee00-0000-0000-0000-000000000001)/salesOrders");
  EXPECT_EQ(query_of(request, "$filter"), "externalDocumentNumber eq 'O''PO' and customerNumber eq 'AMAZON'");
  EXPECT_EQ(query_of(request, "$expand"), "salesOrderLines");
}

TEST(BusinessCentralOrders, CreatesAnOrder) {
  const HttpRequest request = create_sales_order(access(), draft(), books());
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(header_of(request.headers, "content-type"), "application/json");
  EXPECT_EQ(request.body,
            R"({"externalDocumentNumber":"7QX2M4KP","orderDate":"2026-11-02","customerNumber":"AMAZON",)"
            R"("requestedDeliveryDate":"2026-11-05","shipToCode":"PHX6","salesOrderLines":[)"
            R"({"lineType":"Item","lineObjectNumber":"TEA-GREEN","unitOfMeasureCode":"PCS","quantity":40,)"
            R"("unitPrice":3.75,"description":"line 1"},)"
            R"({"lineType":"Item","lineObjectNumber":"TEA-BLACK","unitOfMeasureCode":"STK","quantity":60,)"
            R"("unitPrice":2.5,"description":"line 2"}]})");
}

/// What Business Central answers to a create: the body back, with identities of its own.
Json answer_to(const HttpRequest& request) {
  Json json = parsed(request.body);
  json["id"] = "so-1";
  json["number"] = "S-101005";
  json["@odata.etag"] = "W/\"o\"";
  std::int64_t sequence = 0;
  for (Json& line : json["salesOrderLines"]) {
    sequence += 10'000;
    line["id"] = "line-" + std::to_string(sequence);
    line["@odata.etag"] = "W/\"" + std::to_string(sequence) + "\"";
    line["sequence"] = sequence;
    line["shippedQuantity"] = 0;
  }
  return json;
}

TEST(BusinessCentralOrders, ReadsTheOrderThatItCreated) {
  const auto order = read_sales_order(answer_to(create_sales_order(access(), draft(), books())).dump(), books());
  ASSERT_TRUE(order) << order.error().message;
  EXPECT_EQ(order->id, "so-1");
  EXPECT_EQ(order->number, "S-101005");
  EXPECT_EQ(order->purchase_order, "7QX2M4KP");
  ASSERT_EQ(order->lines.size(), 2U);
  EXPECT_EQ(order->lines[1],
            (trade::SalesOrderLine{"line-20000", "W/\"20000\"", 20'000, "TEA-BLACK", 60, 0, dollars("2.5"), 2}));
}

TEST(BusinessCentralOrders, ReadsWhatTheHeadSays) {
  Json json = answer_to(create_sales_order(access(), draft(), books()));
  json["@odata.etag"] = "W/\"9\"";
  auto order = read_sales_order(json.dump(), books());
  ASSERT_TRUE(order) << order.error().message;
  EXPECT_EQ(order->version, "W/\"9\"");
  EXPECT_EQ(order->ship_to, "PHX6");
  EXPECT_EQ(order->requested_delivery, at("2026-11-05T00:00:00Z"));
  json["requestedDeliveryDate"] = "0001-01-01";
  json.erase("shipToCode");
  order = read_sales_order(json.dump(), books());
  EXPECT_EQ(order->requested_delivery, std::nullopt);
  EXPECT_EQ(order->ship_to, "");
}

TEST(BusinessCentralOrders, ChangesOnePartOfTheHead) {
  HttpRequest request = change_sales_order(access(), {"so-1", "W/\"9\"", at("2026-11-04T08:00:00Z"), {}});
  EXPECT_EQ(request.method, "PATCH");
  EXPECT_EQ(request.path.substr(request.path.rfind('/')), "/salesOrders(so-1)");
  EXPECT_EQ(header_of(request.headers, "if-match"), "W/\"9\"");
  EXPECT_EQ(request.body, R"({"requestedDeliveryDate":"2026-11-04"})");
  request = change_sales_order(access(), {"so-1", "W/\"9\"", {}, "ONT8"});
  EXPECT_EQ(request.body, R"({"shipToCode":"ONT8"})");
}

TEST(BusinessCentralOrders, AddsALineToItsOrder) {
  const HttpRequest request = add_sales_order_line(access(), {"so-1", {"TEA-GREEN", 48, dollars("3.75"), 3}}, books());
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.path.substr(request.path.rfind('/')), "/salesOrderLines");
  EXPECT_EQ(request.body, R"({"documentId":"so-1","lineType":"Item","lineObjectNumber":"TEA-GREEN",)"
                          R"("unitOfMeasureCode":"PCS","quantity":48,"unitPrice":3.75,"description":"line 3"})");
}

RC_GTEST_PROP(BusinessCentralOrders, LinesSurviveTheRoundTrip, (std::uint32_t price, std::uint16_t eaches)) {
  SalesOrderDraft any = draft();
  any.lines = {{"TEA-GREEN", eaches, Money(static_cast<std::int64_t>(price) * 2'003, usd()), 1 + eaches}};
  const auto order = read_sales_order(answer_to(create_sales_order(access(), any, books())).dump(), books());
  RC_ASSERT(order.has_value());
  RC_ASSERT(order->lines[0].unit_price == any.lines[0].unit_price);
  RC_ASSERT(order->lines[0].eaches == any.lines[0].eaches);
  RC_ASSERT(order->lines[0].purchase_order_line == any.lines[0].purchase_order_line);
}

trade::SalesOrderLine line_with(const char* key, Json value) {
  Json json = answer_to(create_sales_order(access(), draft(), books()));
  json["salesOrderLines"][1][key] = std::move(value);
  const auto order = read_sales_order(json.dump(), books());
  EXPECT_TRUE(order) << order.error().message;
  return order->lines.at(1);
}

TEST(BusinessCentralOrders, ReadsTheLineFromTheDescription) {
  EXPECT_EQ(line_with("description", "line 17").purchase_order_line, 17);
  for (const char* other :
       {"", "Black tea", "line", "line ", "line 2b", "line -2", "line 0", "Line 2", "line 99999999999999999999"}) {
    EXPECT_EQ(line_with("description", other).purchase_order_line, 0) << other;
  }
  EXPECT_EQ(line_with("description", nullptr).purchase_order_line, 0);
}

TEST(BusinessCentralOrders, TurnsOtherUnitsIntoEaches) {
  Json json = answer_to(create_sales_order(access(), draft(), books()));
  Json& line = json["salesOrderLines"][1];
  line["unitOfMeasureCode"] = "KAR12";
  line["quantity"] = 5.0;
  line["shippedQuantity"] = 2;
  line["unitPrice"] = 30;
  const auto order = read_sales_order(json.dump(), books());
  ASSERT_TRUE(order) << order.error().message;
  EXPECT_EQ(order->lines[1].eaches, 60);
  EXPECT_EQ(order->lines[1].shipped_eaches, 24);
  EXPECT_EQ(order->lines[1].unit_price, dollars("2.5"));

  line["unitPrice"] = 10;
  EXPECT_EQ(
      read_sales_order(json.dump(), books()).error().message,
      "$.salesOrderLines[1].unitPrice is 10.00 USD for 12 eaches, which is not a whole number of 1/10,000 per each");
}

TEST(BusinessCentralOrders, KnowsTheUnitsOfEachItemByTheirOwnCodes) {
  const auto complaint = [](const char* item, const Json& unit) {
    Json json = answer_to(create_sales_order(access(), draft(), books()));
    json["salesOrderLines"][0]["lineObjectNumber"] = item;
    json["salesOrderLines"][0]["unitOfMeasureCode"] = unit;
    const auto order = read_sales_order(json.dump(), books());
    return order ? "eaches: " + std::to_string(order->lines[0].eaches) : order.error().message;
  };
  const std::string place = "$.salesOrderLines[0].unitOfMeasureCode is ";
  EXPECT_EQ(complaint("TEA-GREEN", "BOX"), "eaches: 240");
  EXPECT_EQ(complaint("TEA-BLACK", "STK"), "eaches: 40");
  EXPECT_EQ(complaint("TEA-BLACK", nullptr), "eaches: 40");
  EXPECT_EQ(complaint("TEA-BLACK", "BOX"),
            place + "'BOX', which was not among the ERP's units of item 'TEA-BLACK' when they were last read");
  EXPECT_EQ(complaint("BARE", "PCS"),
            place + "'PCS', which was not among the ERP's units of item 'BARE' when they were last read");
  EXPECT_EQ(complaint("NONE", "PCS"),
            place + "'PCS', which was not among the ERP's units of item 'NONE' when they were last read");
  EXPECT_EQ(complaint("TEA-GREEN", 12), place + "12, not a text");
}

TEST(BusinessCentralOrders, WritesNoUnitWhereTheErpSaysNone) {
  SalesOrderDraft bare = draft();
  bare.lines = {{"BARE", 40, dollars("3.75"), 1}};
  const Json line = parsed(create_sales_order(access(), bare, books()).body)["salesOrderLines"][0];
  EXPECT_FALSE(line.contains("unitOfMeasureCode"));
}

TEST(BusinessCentralOrders, BringsAChangedLineBackToItsBaseUnit) {
  const HttpRequest request =
      change_sales_order_line(access(), {"line-1", "W/\"1\"", "TEA-BLACK", 60, dollars("2.5")}, books());
  EXPECT_EQ(request.body, R"({"unitOfMeasureCode":"STK","quantity":60,"unitPrice":2.5})");
}

TEST(BusinessCentralOrders, LeavesOutLinesThatAreNoItems) {
  Json json = answer_to(create_sales_order(access(), draft(), books()));
  json["salesOrderLines"].push_back({{"lineType", "Comment"}, {"description", "fragile"}});
  EXPECT_EQ(read_sales_order(json.dump(), books())->lines.size(), 2U);
}

TEST(BusinessCentralOrders, RefusesDecimalDust) {
  Json json = answer_to(create_sales_order(access(), draft(), books()));
  json["salesOrderLines"][0]["quantity"] = parsed("4.99998");
  EXPECT_EQ(read_sales_order(json.dump(), books()).error().message,
            "$.salesOrderLines[0].quantity is 4.99998, not a whole number");
}

TEST(BusinessCentralOrders, NameTheCurrencyThatIsNotTheCompanys) {
  const Currency pounds = *Currency::parse("GBP");
  SalesOrderDraft in_pounds = draft();
  EXPECT_FALSE(samples::parsed(create_sales_order(access(), in_pounds, books()).body).contains("currencyCode"));
  in_pounds.currency = pounds;
  Json json = answer_to(create_sales_order(access(), in_pounds, books()));
  EXPECT_EQ(json["currencyCode"], "GBP");
  EXPECT_EQ(read_sales_order(json.dump(), books())->lines.at(0).unit_price.currency(), pounds);
  json["currencyCode"] = "";
  EXPECT_EQ(read_sales_order(json.dump(), books())->lines.at(0).unit_price.currency(), usd());
  json["currencyCode"] = "Pounds";
  EXPECT_EQ(read_sales_order(json.dump(), books()).error().message,
            "$.currencyCode is wrong: currency 'Pounds' is not three capital letters");
}

TEST(BusinessCentralOrders, OfAnotherCustomerCountNowhere) {
  Json ours = answer_to(create_sales_order(access(), draft(), books()));
  ours["customerNumber"] = "AMAZON";
  const Json theirs = {{"number", "SO-9"}, {"customerNumber", "10000"}, {"salesOrderLines", "odd"}};
  const auto orders = read_sales_orders(access(), Json({{"value", {theirs, ours}}}).dump(), books());
  ASSERT_TRUE(orders) << orders.error().message;
  EXPECT_EQ(orders->size(), 1U);
}

TEST(BusinessCentralOrders, ReadsNoneOneOrSeveral) {
  EXPECT_TRUE(read_sales_orders(access(), R"({"value":[]})", books())->empty());
  const Json order = answer_to(create_sales_order(access(), draft(), books()));
  const Json two = {{"value", Json::array({order, order})}};
  EXPECT_EQ(read_sales_orders(access(), two.dump(), books())->size(), 2U);
  EXPECT_EQ(read_sales_orders(access(), R"({"value":[],"@odata.nextLink":"/more"})", books()).error().message,
            "$.@odata.nextLink is there: the list goes on, one page was expected");
  EXPECT_EQ(read_sales_orders(access(), R"({"value":[{"id":"1","number":"2"}]})", books()).error().message,
            "2: $.value[0].externalDocumentNumber is missing");
}

TEST(BusinessCentralOrders, ChangesALineUnderItsVersion) {
  const HttpRequest request =
      change_sales_order_line(access(), {"line-20000", "W/\"7\"", "TEA-GREEN", 48, dollars("2.25")}, books());
  EXPECT_EQ(request.method, "PATCH");
  EXPECT_EQ(request.path, "/api/v2.0/companies(c0ffee00-0000-0000-0000-000000000001)/salesOrderLines(line-20000)");
  EXPECT_EQ(header_of(request.headers, "If-Match"), "W/\"7\"");
  EXPECT_EQ(request.body, R"({"unitOfMeasureCode":"PCS","quantity":48,"unitPrice":2.25})");
}

TEST(BusinessCentralOrders, ReadsReservations) {
  const HttpRequest request = get_reservations(access(), "so-1");
  EXPECT_EQ(query_of(request, "$filter"), "documentId eq so-1");
  const auto reservations = read_reservations(R"({"value":[
      {"sequence":10000,"quantityBase":60,"shippedBase":12.0,"reservedBase":24,"backorderBase":20,
       "expectedReceiptDate":"2026-11-09T06:00:00Z","closedShortBase":4},
      {"sequence":20000,"quantityBase":1,"shippedBase":0,"reservedBase":1,"backorderBase":0,
       "expectedReceiptDate":null,"closedShortBase":0}]})");
  ASSERT_TRUE(reservations) << reservations.error().message;
  EXPECT_EQ(reservations->at(0), (trade::Reservation{10'000, 60, 12, 24, 20, 4, at("2026-11-09T06:00:00Z")}));
  EXPECT_EQ(reservations->at(1).expected_receipt, std::nullopt);
}

}  // namespace
}  // namespace vendorproof::erp::business_central
