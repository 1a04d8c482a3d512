#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

struct RefusedOrder {
  std::string name;
  std::string body;
  std::string code;
  std::string message_part;
};

/// A linked order with a line of this item, quantity and further members.
std::string with(const std::string& item, const std::string& quantity, const std::string& more = "") {
  return Trial::order_body("PO1", {{item, quantity, more}});
}

std::string with_head(const std::string& more) {
  return R"({"idempotencyKey":"PO1","customerNumber":"AMAZON",)" + more + "}";
}

const std::vector<RefusedOrder> refused_orders = {
    {"no JSON", "{", "BadRequest", "not JSON"},
    {"no object", "[]", "BadRequest", "not a JSON object"},
    {"unknown field", with_head(R"("colour":"red")"), "BadRequest", "'colour'"},
    {"read-only field", with_head(R"("number":"SO-1")"), "BadRequest_InvalidOperation", "'number'"},
    {"no customer", R"({"idempotencyKey":"PO1"})", "Application_DialogException", "customerNumber must have a value"},
    {"no key", R"({"customerNumber":"AMAZON"})", "Application_DialogException", "idempotencyKey must have a value"},
    {"number as customer", R"({"idempotencyKey":"PO1","customerNumber":1})", "BadRequest", "customerNumber"},
    {"other customer", R"({"idempotencyKey":"PO1","customerNumber":"X"})", "Application_DialogException",
     "Customer does not exist"},
    {"other currency", with_head(R"("currencyCode":"EUR")"), "Application_DialogException", "Currency"},
    {"bad date", with_head(R"("orderDate":"soon")"), "BadRequest", "orderDate"},
    {"long external number", with_head(R"("externalDocumentNumber":"123456789012345678901234567890123456")"),
     "Application_StringExceededLength", "35"},
    {"long ship-to", with_head(R"("shipToCode":"FULFILMENT1")"), "Application_StringExceededLength", "10"},
    {"lines no array", with_head(R"("linkedOrderLines":{})"), "BadRequest", "not an array"},
    {"line no object", with_head(R"("linkedOrderLines":[7])"), "BadRequest", "linkedOrderLines[0] is not an object"},
    {"unknown line field", with("TEA", "1", R"(,"size":1)"), "BadRequest", "'size'"},
    {"standard line field", with("TEA", "1", R"(,"lineObjectNumber":"TEA")"), "BadRequest", "'lineObjectNumber'"},
    {"account line", with_head(R"("linkedOrderLines":[{"lineType":"Resource","itemNumber":"TEA","quantity":1}])"),
     "Application_DialogException", "sells items only"},
    {"no quantity", with_head(R"("linkedOrderLines":[{"itemNumber":"TEA"}])"), "Application_DialogException",
     "quantity must have a value"},
    {"text quantity", with("TEA", R"("5")"), "BadRequest", "quantity"},
    {"fine quantity", with("TEA", "1.000001"), "BadRequest", "five decimals"},
    {"half an each", with("TEA", "2.5"), "Application_DialogException", "not a whole number of pieces"},
    {"half an each in cases", with("TEA", "2.5", R"(,"unitOfMeasureCode":"CASE7")"), "Application_DialogException",
     "one unit is 7 pieces"},
    {"negative quantity", with("TEA", "-1"), "Application_DialogException", "negative"},
    {"huge quantity", with("TEA", "1000000001"), "Application_DialogException", "1,000,000,000"},
    {"unknown item", with("X", "1"), "Application_DialogException", "Item does not exist"},
    {"blocked item", with("OLD", "1"), "Application_FieldValidationException", "Blocked"},
    {"unknown unit", with("TEA", "1", R"(,"unitOfMeasureCode":"CASE10")"), "Internal_InvalidTableRelation", "CASE10"},
    {"fine price", with("TEA", "1", R"(,"unitPrice":0.00001)"), "BadRequest", "four decimals"},
    {"negative price", with("TEA", "1", R"(,"unitPrice":-1)"), "Application_DialogException", "negative"},
    {"huge amount", with("TEA", "1000000", R"(,"unitPrice":1000000)"), "Application_DialogException", "amount"},
};

TEST(CreateSalesOrder, RefusesAndLeavesNothingBehind) {
  for (const RefusedOrder& refused : refused_orders) {
    Trial trial;
    const HttpResponse response = trial.call("POST", vendorlink_path + "linkedOrders", refused.body);
    EXPECT_EQ(response.status, 400) << refused.name;
    EXPECT_EQ(error_code(response), refused.code) << refused.name << response.body;
    EXPECT_NE(error_message(response).find(refused.message_part), std::string::npos) << refused.name << response.body;
    EXPECT_TRUE(trial.vendorlink("linkedOrders").empty()) << refused.name;
    EXPECT_EQ(trial.erp.next_due(), std::nullopt) << refused.name;
  }
}

TEST(CreateSalesOrder, WithAWrongExpandLeavesNothingBehind) {
  Trial trial;
  const HttpResponse response =
      trial.call("POST", vendorlink_path + "linkedOrders?$expand=salesOrderLines", with("TEA", "1"));
  EXPECT_EQ(response.status, 400) << response.body;
  EXPECT_TRUE(trial.vendorlink("linkedOrders").empty());
}

TEST(CreateSalesOrder, AnswersTheHeadAloneUnlessItsLinesAreExpanded) {
  Trial trial;
  const HttpResponse plain = trial.call("POST", vendorlink_path + "linkedOrders", with("TEA", "1"));
  EXPECT_FALSE(Json::parse(plain.body).contains("linkedOrderLines")) << plain.body;

  const std::string body =
      R"({"idempotencyKey":"amazon/po2","customerNumber":"amazon","externalDocumentNumber":"PO2",
      "orderDate":"2026-11-22","requestedDeliveryDate":"2026-12-01","currencyCode":"USD",
      "shipToCode":"phx6","linkedOrderLines":[
      {"itemNumber":"tea","quantity":2.5,"unitOfMeasureCode":"case12","unitPrice":30.12,"customerLineNumber":3},
      {"lineType":"Item","itemNumber":"SOAP","quantity":5.0,"description":"by hand"}]})";
  const HttpResponse response = trial.call("POST", vendorlink_path + "linkedOrders?$expand=linkedOrderLines", body);
  ASSERT_EQ(response.status, 201) << response.body;
  const Json order = Json::parse(response.body);
  EXPECT_EQ(order.at("number"), "SO-100002");
  EXPECT_EQ(order.at("idempotencyKey"), "AMAZON/PO2") << "codes are upper-cased when they are entered";
  EXPECT_EQ(order.at("shipToCode"), "PHX6");
  EXPECT_EQ(order.at("status"), "Open");
  EXPECT_EQ(order.at("orderDate"), "2026-11-22");
  EXPECT_EQ(order.at("requestedDeliveryDate"), "2026-12-01");
  EXPECT_EQ(order.at("completelyShipped"), false);
  EXPECT_EQ(order.at("lastModifiedDateTime"), "2026-11-23T08:00:00Z");
  const Json& first = order.at("linkedOrderLines").at(0);
  EXPECT_EQ(first.at("sequence"), 10'000);
  EXPECT_EQ(first.at("customerLineNumber"), 3);
  EXPECT_EQ(first.at("itemNumber"), "TEA");
  EXPECT_EQ(first.at("description"), "A thing called TEA") << "the item's own text when none is given";
  EXPECT_EQ(first.at("quantity").dump(), "2.5");
  EXPECT_EQ(first.at("quantityBase"), 30);
  EXPECT_EQ(first.at("unitPrice").dump(), "30.12");
  const Json& second = order.at("linkedOrderLines").at(1);
  EXPECT_EQ(second.at("quantity").dump(), "5");
  EXPECT_EQ(second.at("description"), "by hand");
  EXPECT_EQ(second.at("unitOfMeasureCode"), "PCS");
  EXPECT_EQ(second.at("unitPrice").dump(), "0.0125") << "the item's own price when none is given";

  const std::vector<Effect> created = trial.effects(EffectKind::SalesOrderCreated);
  ASSERT_EQ(created.size(), 2U);
  EXPECT_EQ(created[1].document, "SO-100002");
  EXPECT_EQ(created[1].purchase_order, "PO2");
  EXPECT_EQ(created[1].amount.text(), "75.3625 USD");
  ASSERT_EQ(created[1].lines.size(), 2U);
  EXPECT_EQ(created[1].lines[0].purchase_order, "PO2");
  EXPECT_EQ(created[1].lines[0].erp_line, 1);
  EXPECT_EQ(created[1].lines[0].item, "TEA");
  EXPECT_EQ(created[1].lines[0].eaches, 30);
  EXPECT_EQ(created[1].lines[0].unit_cost.text(), "2.51 USD");
}

TEST(CreateSalesOrder, OnceForEachKeyWhateverBecameOfTheOrder) {
  Trial trial;
  const Json first = trial.order("PO1", {{"TEA", "1", ""}});
  const auto again = [&] {
    return trial.call("POST", vendorlink_path + "linkedOrders", Trial::order_body("PO1", {{"TEA", "1", ""}}));
  };
  const HttpResponse refused = again();
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(error_code(refused), "Internal_EntityWithSameKeyExists");
  const HttpResponse other_item =
      trial.call("POST", vendorlink_path + "linkedOrders", Trial::order_body("PO1", {{"OLD", "1", ""}}));
  EXPECT_EQ(error_code(other_item), "Internal_EntityWithSameKeyExists") << "the key comes before what is blocked";
  const Json link = trial.vendorlink("orderLinks?$filter=idempotencyKey eq 'po1'").at(0);
  EXPECT_EQ(link.at("orderId"), first.at("id"));
  EXPECT_EQ(link.at("state"), "Live");
  trial.finish();
  EXPECT_TRUE(trial.vendorlink("linkedOrders").empty());
  EXPECT_EQ(trial.vendorlink("orderLinks").at(0).at("state"), "Posted") << "the link outlives the order";
  EXPECT_EQ(error_code(again()), "Internal_EntityWithSameKeyExists");
  const Json other = trial.order("PO1", {{"TEA", "1", ""}}, "PHX6", "PO1/2");
  EXPECT_EQ(other.at("number"), "SO-100002");
}

TEST(CreateSalesOrder, AcceptsZeroQuantityAndNoLines) {
  Trial trial;
  const Json zero = trial.order("PO1", {{"TEA", "0", ""}});
  EXPECT_EQ(zero.at("linkedOrderLines").at(0).at("quantity"), 0);
  EXPECT_TRUE(trial.order("PO2", {}).at("linkedOrderLines").empty());
  trial.finish();
  EXPECT_TRUE(trial.despatches().empty());
}

/// The standard page has no key: the same request twice makes two orders. What it lacks is an unknown property.
TEST(CreateSalesOrder, ThroughTheStandardPage) {
  Trial trial;
  const std::string body =
      R"({"externalDocumentNumber":"PO1","customerNumber":"AMAZON","salesOrderLines":[{"lineType":"Item",
      "lineObjectNumber":"TEA","quantity":3,"unitPrice":2}]})";
  const HttpResponse response = trial.call("POST", standard_path + "salesOrders?$expand=salesOrderLines", body);
  ASSERT_EQ(response.status, 201) << response.body;
  const Json order = Json::parse(response.body);
  EXPECT_EQ(order.at("status"), "Draft");
  EXPECT_EQ(order.at("salesOrderLines").at(0).at("unitPrice"), 2);
  EXPECT_EQ(trial.call("POST", standard_path + "salesOrders", body).status, 201);
  EXPECT_EQ(trial.standard("salesOrders?$filter=externalDocumentNumber eq 'po1'").size(), 2U);
  const auto refused = [&](const std::string& wrong) {
    const HttpResponse answer = trial.call("POST", standard_path + "salesOrders", wrong);
    EXPECT_EQ(answer.status, 400) << wrong;
    return error_code(answer);
  };
  EXPECT_EQ(refused(R"({"customerNumber":"AMAZON","shipToCode":"PHX6"})"), "BadRequest");
  EXPECT_EQ(refused(R"({"customerNumber":"AMAZON","status":"Open"})"), "BadRequest_InvalidOperation");
  EXPECT_EQ(refused(R"({"customerNumber":"AMAZON","salesOrderLines":[{"lineObjectNumber":"TEA","quantity":3}]})"),
            "Application_DialogException")
      << "without its type, a line is a comment";
}

/// An integration that knows the standard API alone writes an address: its goods go there.
TEST(CreateSalesOrder, ThroughTheStandardPageGoesToTheAddressThatItNames) {
  Trial trial;
  const std::string body =
      R"({"externalDocumentNumber":"PO1","customerNumber":"AMAZON","shipToName":"PHX6","salesOrderLines":[
      {"lineType":"Item","lineObjectNumber":"TEA","quantity":3}]})";
  EXPECT_EQ(trial.call("POST", standard_path + "salesOrders", body).status, 201);
  const Json order = trial.standard("salesOrders").at(0);
  EXPECT_EQ(order.at("shipToName"), "PHX6");
  EXPECT_EQ(trial
                .call("PATCH", standard_path + "salesOrders(" + order.at("id").get<std::string>() + ")",
                      R"({"shipToName":"BFI1"})", {{"If-Match", "*"}})
                .status,
            200);
  EXPECT_EQ(trial.vendorlink("linkedOrders").at(0).at("shipToCode"), "");
  trial.pass(std::chrono::hours(20));
  EXPECT_EQ(trial.despatches().at(0).at("shipToCode"), "") << "an address clears the code";
  EXPECT_EQ(trial.erp.take_trucks().at(0).ship_to, "BFI1");
}

TEST(SalesOrderLines, AreListedByDocumentOnly) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "1", ""}});
  EXPECT_EQ(trial.lines_of(order), order.at("linkedOrderLines"));
  for (const std::string& list : {standard_path + "salesOrderLines", vendorlink_path + "linePromises"}) {
    const HttpResponse response = trial.call("GET", list);
    EXPECT_EQ(response.status, 400);
    EXPECT_NE(error_message(response).find("Document Id"), std::string::npos);
  }
  const std::string id = order.at("id").get<std::string>();
  EXPECT_EQ(trial.standard("salesOrderLines?$filter=documentId eq " + id).size(), 1U);
  EXPECT_EQ(trial.standard("salesOrders(" + id + ")/salesOrderLines").size(), 1U) << "or through their document";
  EXPECT_TRUE(trial.standard("salesOrderLines?$filter=documentId eq 00000000-0000-4000-a000-000000000000").empty());
}

}  // namespace
}  // namespace vendorproof::mock_erp
