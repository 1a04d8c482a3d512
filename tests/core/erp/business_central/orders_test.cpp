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
  EXPECT_EQ(request.path,
            "/api/vendorproof/vendorlink/v1.0/companies(c0ffee00-0000-0000-0000-000000000001)/linkedOrders");
  EXPECT_EQ(query_of(request, "$filter"), "externalDocumentNumber eq 'O''PO' and customerNumber eq 'AMAZON'");
  EXPECT_EQ(query_of(request, "$select"),
            "id,idempotencyKey,number,externalDocumentNumber,customerNumber,currencyCode,requestedDeliveryDate,"
            "shipToCode,status,"
            "firstReleasedDateTime");
  EXPECT_EQ(query_of(request, "$expand"),
            "linkedOrderLines($select=id,sequence,customerLineNumber,lineType,itemNumber,quantityBase,"
            "qtyPerUnitOfMeasure,unitPrice,shippedQuantityBase)");
  EXPECT_EQ(header_of(request.headers, "data-access-intent"), "ReadWrite") << "a copy may lag behind";
}

TEST(BusinessCentralOrders, CreatesAnOrder) {
  const HttpRequest request = create_sales_order(access(), draft(), books());
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(header_of(request.headers, "content-type"), "application/json");
  EXPECT_EQ(request.body,
            R"({"idempotencyKey":"AMAZON/7QX2M4KP","externalDocumentNumber":"7QX2M4KP","customerNumber":"AMAZON",)"
            R"("orderDate":"2026-11-02","requestedDeliveryDate":"2026-11-05","shipToCode":"PHX6","linkedOrderLines":[)"
            R"({"customerLineNumber":1,"lineType":"Item","itemNumber":"TEA-GREEN","unitOfMeasureCode":"PCS",)"
            R"("quantity":40,"unitPrice":3.75},)"
            R"({"customerLineNumber":2,"lineType":"Item","itemNumber":"TEA-BLACK","unitOfMeasureCode":"STK",)"
            R"("quantity":60,"unitPrice":2.5}]})");
  EXPECT_EQ(query_of(request, "$expand"), query_of(find_sales_orders(access(), "7QX2M4KP"), "$expand"))
      << "only then the answer has lines";
}

TEST(BusinessCentralOrders, HaveAKeyOfAtMost50Characters) {
  const auto key_of = [](const std::string& purchase_order) {
    SalesOrderDraft any = draft();
    any.purchase_order = purchase_order;
    return parsed(create_sales_order(access(), any, books()).body)["idempotencyKey"].get<std::string>();
  };
  EXPECT_EQ(key_of(std::string(43, 'x')), "AMAZON/" + std::string(43, 'x'));
  EXPECT_EQ(key_of(std::string(44, 'x')), std::string(44, 'x'));
  EXPECT_EQ(key_of(std::string(51, 'x')), std::string(50, 'x'));
}

/// What Business Central answers to a create with eaches: the body back, with identities of its own.
Json answer_to(const HttpRequest& request) {
  Json json = parsed(request.body);
  json["id"] = "so-1";
  json["number"] = "S-101005";
  json["@odata.etag"] = "W/\"o\"";
  json["status"] = "Open";
  json["firstReleasedDateTime"] = "0001-01-01T00:00:00Z";
  std::int64_t sequence = 0;
  for (Json& line : json["linkedOrderLines"]) {
    sequence += 10'000;
    line["id"] = "line-" + std::to_string(sequence);
    line["@odata.etag"] = "W/\"" + std::to_string(sequence) + "\"";
    line["sequence"] = sequence;
    line["quantityBase"] = line["quantity"];
    line["qtyPerUnitOfMeasure"] = 1;
    line["shippedQuantityBase"] = 0;
  }
  return json;
}

TEST(BusinessCentralOrders, ReadsTheOrderThatItCreated) {
  const auto order =
      read_sales_order(access(), answer_to(create_sales_order(access(), draft(), books())).dump(), books());
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
  auto order = read_sales_order(access(), json.dump(), books());
  ASSERT_TRUE(order) << order.error().message;
  EXPECT_EQ(order->version, "W/\"9\"");
  EXPECT_EQ(order->ship_to, "PHX6");
  EXPECT_EQ(order->requested_delivery, at("2026-11-05T00:00:00Z"));
  json["requestedDeliveryDate"] = "0001-01-01";
  json.erase("shipToCode");
  order = read_sales_order(access(), json.dump(), books());
  EXPECT_EQ(order->requested_delivery, std::nullopt);
  EXPECT_EQ(order->ship_to, "");
}

TEST(BusinessCentralOrders, ChangesOnePartOfTheHead) {
  HttpRequest request = change_sales_order(access(), {"so-1", "W/\"9\"", at("2026-11-04T08:00:00Z"), {}});
  EXPECT_EQ(request.method, "PATCH");
  EXPECT_EQ(request.path.substr(request.path.rfind('/')), "/linkedOrders(so-1)");
  EXPECT_EQ(header_of(request.headers, "if-match"), "W/\"9\"");
  EXPECT_EQ(request.body, R"({"requestedDeliveryDate":"2026-11-04"})");
  request = change_sales_order(access(), {"so-1", "W/\"9\"", {}, "ONT8"});
  EXPECT_EQ(request.body, R"({"shipToCode":"ONT8"})");
}

TEST(BusinessCentralOrders, AddsALineToItsOrder) {
  const HttpRequest request = add_sales_order_line(access(), {"so-1", {"TEA-GREEN", 48, dollars("3.75"), 3}}, books());
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.path.substr(request.path.find("/linkedOrders")), "/linkedOrders(so-1)/linkedOrderLines");
  EXPECT_EQ(request.body, R"({"customerLineNumber":3,"lineType":"Item","itemNumber":"TEA-GREEN",)"
                          R"("unitOfMeasureCode":"PCS","quantity":48,"unitPrice":3.75})");
}

RC_GTEST_PROP(BusinessCentralOrders, LinesSurviveTheRoundTrip, (std::uint32_t price, std::uint16_t eaches)) {
  SalesOrderDraft any = draft();
  any.lines = {{"TEA-GREEN", eaches, Money(static_cast<std::int64_t>(price) * 2'003, usd()), 1 + eaches}};
  const auto order = read_sales_order(access(), answer_to(create_sales_order(access(), any, books())).dump(), books());
  RC_ASSERT(order.has_value());
  RC_ASSERT(order->lines[0].unit_price == any.lines[0].unit_price);
  RC_ASSERT(order->lines[0].eaches == any.lines[0].eaches);
  RC_ASSERT(order->lines[0].purchase_order_line == any.lines[0].purchase_order_line);
}

trade::SalesOrderLine line_with(const char* key, Json value) {
  Json json = answer_to(create_sales_order(access(), draft(), books()));
  json["linkedOrderLines"][1][key] = std::move(value);
  const auto order = read_sales_order(access(), json.dump(), books());
  EXPECT_TRUE(order) << order.error().message;
  return order->lines.at(1);
}

TEST(BusinessCentralOrders, ReadsTheLineOfThePurchaseOrder) {
  EXPECT_EQ(line_with("customerLineNumber", 17).purchase_order_line, 17);
  EXPECT_EQ(line_with("customerLineNumber", 0).purchase_order_line, 0) << "entered by a person";
  Json json = answer_to(create_sales_order(access(), draft(), books()));
  json["linkedOrderLines"][1].erase("customerLineNumber");
  EXPECT_EQ(read_sales_order(access(), json.dump(), books())->lines.at(1).purchase_order_line, 0);
}

TEST(BusinessCentralOrders, AwaitTheirReleaseUntilTheyWereReleasedOnce) {
  const auto awaits = [](const char* status, const char* first_released) {
    Json json = answer_to(create_sales_order(access(), draft(), books()));
    json["status"] = status;
    json["firstReleasedDateTime"] = first_released;
    return read_sales_order(access(), json.dump(), books())->awaits_release;
  };
  EXPECT_TRUE(awaits("Open", "0001-01-01T00:00:00Z"));
  EXPECT_FALSE(awaits("Released", "2026-11-02T10:00:00Z"));
  EXPECT_FALSE(awaits("Open", "2026-11-02T10:00:00Z")) << "a person opened it again";
  EXPECT_FALSE(awaits("Pending_x0020_Approval", "0001-01-01T00:00:00Z")) << "somebody has to approve it first";
  Json of_a_person = answer_to(create_sales_order(access(), draft(), books()));
  of_a_person["status"] = "Open";
  of_a_person["idempotencyKey"] = "";
  EXPECT_FALSE(read_sales_order(access(), of_a_person.dump(), books())->awaits_release) << "a person is entering it";
}

TEST(BusinessCentralOrders, AreReleasedByAnActionWithoutABody) {
  trade::SalesOrder order;
  order.id = "so-1";
  const HttpRequest request = release_sales_order(access(), order);
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.path,
            "/api/vendorproof/vendorlink/v1.0/companies(c0ffee00-0000-0000-0000-000000000001)/linkedOrders(so-1)/"
            "Microsoft.NAV.release");
  EXPECT_EQ(request.body, "");
}

TEST(BusinessCentralOrders, TurnsOtherUnitsIntoEaches) {
  Json json = answer_to(create_sales_order(access(), draft(), books()));
  Json& line = json["linkedOrderLines"][1];
  line["unitOfMeasureCode"] = "KAR12";
  line["quantity"] = 5;
  line["qtyPerUnitOfMeasure"] = 12;
  line["quantityBase"] = 60.0;
  line["shippedQuantityBase"] = 24;
  line["unitPrice"] = 30;
  const auto order = read_sales_order(access(), json.dump(), books());
  ASSERT_TRUE(order) << order.error().message;
  EXPECT_EQ(order->lines[1].eaches, 60);
  EXPECT_EQ(order->lines[1].shipped_eaches, 24);
  EXPECT_EQ(order->lines[1].unit_price, dollars("2.5"));

  line["unitPrice"] = 10;
  EXPECT_EQ(
      read_sales_order(access(), json.dump(), books()).error().message,
      "$.linkedOrderLines[1].unitPrice is 10.00 USD for 12 eaches, which is not a whole number of 1/10,000 per each");
}

TEST(BusinessCentralOrders, ReadALineInAUnitThatIsNewerThanTheItems) {
  const auto outcome = [](const Json& factor) {
    Json json = answer_to(create_sales_order(access(), draft(), books()));
    json["linkedOrderLines"][0]["unitOfMeasureCode"] = "CRATE";
    json["linkedOrderLines"][0]["qtyPerUnitOfMeasure"] = factor;
    const auto order = read_sales_order(access(), json.dump(), books());
    return order ? "price of one: " + order->lines[0].unit_price.text() : order.error().message;
  };
  const std::string place = "$.linkedOrderLines[0].qtyPerUnitOfMeasure is ";
  EXPECT_EQ(outcome(3), "price of one: 1.25 USD");
  EXPECT_EQ(outcome(0), place + "0: a unit has at least one each");
  EXPECT_EQ(outcome(0.5), place + "0.5, not a whole number");
  EXPECT_EQ(outcome("3"), place + "\"3\", not a whole number");
}

TEST(BusinessCentralOrders, WritesNoUnitWhereTheErpSaysNone) {
  SalesOrderDraft bare = draft();
  bare.lines = {{"BARE", 40, dollars("3.75"), 1}};
  const Json line = parsed(create_sales_order(access(), bare, books()).body)["linkedOrderLines"][0];
  EXPECT_FALSE(line.contains("unitOfMeasureCode"));
}

TEST(BusinessCentralOrders, BringsAChangedLineBackToItsBaseUnit) {
  const HttpRequest request =
      change_sales_order_line(access(), {"line-1", "W/\"1\"", "TEA-BLACK", 60, dollars("2.5")}, books());
  EXPECT_EQ(request.body, R"({"unitOfMeasureCode":"STK","quantity":60,"unitPrice":2.5})");
}

TEST(BusinessCentralOrders, LeavesOutLinesThatAreNoItems) {
  Json json = answer_to(create_sales_order(access(), draft(), books()));
  json["linkedOrderLines"].push_back({{"lineType", "Comment"}, {"description", "fragile"}});
  json["linkedOrderLines"].push_back({{"lineType", "_x0020_"}, {"description", "fragile"}});
  EXPECT_EQ(read_sales_order(access(), json.dump(), books())->lines.size(), 2U);
}

TEST(BusinessCentralOrders, RefusesDecimalDust) {
  Json json = answer_to(create_sales_order(access(), draft(), books()));
  json["linkedOrderLines"][0]["quantityBase"] = parsed("4.99998");
  EXPECT_EQ(read_sales_order(access(), json.dump(), books()).error().message,
            "$.linkedOrderLines[0].quantityBase is 4.99998, not a whole number");
}

TEST(BusinessCentralOrders, NameTheCurrencyThatIsNotTheCompanys) {
  const Currency pounds = *Currency::parse("GBP");
  SalesOrderDraft in_pounds = draft();
  EXPECT_FALSE(samples::parsed(create_sales_order(access(), in_pounds, books()).body).contains("currencyCode"));
  in_pounds.currency = pounds;
  Json json = answer_to(create_sales_order(access(), in_pounds, books()));
  EXPECT_EQ(json["currencyCode"], "GBP");
  EXPECT_EQ(read_sales_order(access(), json.dump(), books())->lines.at(0).unit_price.currency(), pounds);
  json["currencyCode"] = "";
  EXPECT_EQ(read_sales_order(access(), json.dump(), books())->lines.at(0).unit_price.currency(), usd());
  json["currencyCode"] = "Pounds";
  EXPECT_EQ(read_sales_order(access(), json.dump(), books()).error().message,
            "$.currencyCode is wrong: currency 'Pounds' is not three capital letters");
}

TEST(BusinessCentralOrders, OfAnotherCustomerCountNowhere) {
  Json ours = answer_to(create_sales_order(access(), draft(), books()));
  ours["customerNumber"] = "AMAZON";
  const Json theirs = {{"number", "SO-9"}, {"customerNumber", "10000"}, {"linkedOrderLines", "odd"}};
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
  EXPECT_EQ(
      request.path,
      "/api/vendorproof/vendorlink/v1.0/companies(c0ffee00-0000-0000-0000-000000000001)/linkedOrderLines(line-20000)");
  EXPECT_EQ(header_of(request.headers, "If-Match"), "W/\"7\"");
  EXPECT_EQ(request.body, R"({"unitOfMeasureCode":"PCS","quantity":48,"unitPrice":2.25})");
}

TEST(BusinessCentralOrders, ReadsPromises) {
  const HttpRequest request = get_promises(access(), "so-1");
  EXPECT_EQ(request.path.substr(request.path.rfind('/')), "/linePromises");
  EXPECT_EQ(query_of(request, "$filter"), "documentId eq so-1");
  const auto promises = read_promises(R"({"value":[
      {"sequence":10000,"itemNumber":"TEA-GREEN","quantityBase":60,"shippedQuantityBase":12.0,
       "outstandingQuantityBase":44,"reservedQuantityBase":24,"backorderQuantityBase":20,"closedShortQuantityBase":4,
       "earliestShipmentDate":"2026-11-09"},
      {"sequence":20000,"itemNumber":"TEA-BLACK","quantityBase":1,"shippedQuantityBase":0,
       "outstandingQuantityBase":1,"reservedQuantityBase":1,"backorderQuantityBase":0,"closedShortQuantityBase":0,
       "earliestShipmentDate":"0001-01-01"}]})");
  ASSERT_TRUE(promises) << promises.error().message;
  EXPECT_EQ(promises->at(0), (trade::Reservation{10'000, 60, 12, 24, 20, 4, at("2026-11-09")}));
  EXPECT_EQ(promises->at(1).expected_receipt, std::nullopt);
}

}  // namespace
}  // namespace vendorproof::erp::business_central
