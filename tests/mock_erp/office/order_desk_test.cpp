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

const std::string head = R"({"customerNumber":"AMAZON","salesOrderLines":[)";

std::string with_line(const std::string& line) { return head + line + "]}"; }

const std::vector<RefusedOrder> refused_orders = {
    {"no JSON", "{", "BadRequest", "not JSON"},
    {"no object", "[]", "BadRequest", "not a JSON object"},
    {"unknown field", R"({"customerNumber":"AMAZON","colour":"red"})", "BadRequest", "'colour'"},
    {"read-only field", R"({"customerNumber":"AMAZON","number":"SO-1"})", "BadRequest", "'number'"},
    {"no customer", "{}", "BadRequest", "customerNumber is missing"},
    {"number as customer", R"({"customerNumber":1})", "BadRequest", "customerNumber is 1, not a text"},
    {"other customer", R"({"customerNumber":"X"})", "Application_DialogException", "Customer does not exist"},
    {"other currency", R"({"customerNumber":"AMAZON","currencyCode":"EUR"})", "Application_DialogException",
     "Currency"},
    {"bad date", R"({"customerNumber":"AMAZON","orderDate":"soon"})", "BadRequest", "orderDate"},
    {"long external number",
     R"({"customerNumber":"AMAZON","externalDocumentNumber":"123456789012345678901234567890123456"})",
     "Application_StringExceededLength", "35"},
    {"lines no array", R"({"customerNumber":"AMAZON","salesOrderLines":{}})", "BadRequest", "not an array"},
    {"line no object", with_line("7"), "BadRequest", "salesOrderLines[0] is not an object"},
    {"unknown line field", with_line(R"({"lineType":"Item","lineObjectNumber":"TEA","quantity":1,"size":1})"),
     "BadRequest", "'size'"},
    {"comment line", with_line(R"({"lineType":"Comment","lineObjectNumber":"TEA","quantity":1})"), "BadRequest",
     "must be 'Item'"},
    {"no quantity", with_line(R"({"lineType":"Item","lineObjectNumber":"TEA"})"), "BadRequest", "quantity is missing"},
    {"text quantity", with_line(R"({"lineType":"Item","lineObjectNumber":"TEA","quantity":"5"})"), "BadRequest",
     "quantity must be a number"},
    {"fine quantity", with_line(R"({"lineType":"Item","lineObjectNumber":"TEA","quantity":1.000001})"), "BadRequest",
     "five decimals"},
    {"half an each", with_line(R"({"lineType":"Item","lineObjectNumber":"TEA","quantity":2.5})"),
     "Application_DialogException", "not a whole number of pieces"},
    {"half an each in cases",
     with_line(R"({"lineType":"Item","lineObjectNumber":"TEA","quantity":2.5,"unitOfMeasureCode":"CASE7"})"),
     "Application_DialogException", "one unit is 7 pieces"},
    {"negative quantity", with_line(R"({"lineType":"Item","lineObjectNumber":"TEA","quantity":-1})"),
     "Application_DialogException", "negative"},
    {"huge quantity", with_line(R"({"lineType":"Item","lineObjectNumber":"TEA","quantity":1000000001})"),
     "Application_DialogException", "1,000,000,000"},
    {"unknown item", with_line(R"({"lineType":"Item","lineObjectNumber":"X","quantity":1})"),
     "Application_DialogException", "Item does not exist"},
    {"blocked item", with_line(R"({"lineType":"Item","lineObjectNumber":"OLD","quantity":1})"),
     "Application_DialogException", "Blocked"},
    {"unknown unit",
     with_line(R"({"lineType":"Item","lineObjectNumber":"TEA","quantity":1,"unitOfMeasureCode":"CASE10"})"),
     "Application_DialogException", "CASE10"},
    {"fine price", with_line(R"({"lineType":"Item","lineObjectNumber":"TEA","quantity":1,"unitPrice":0.00001})"),
     "BadRequest", "four decimals"},
    {"negative price", with_line(R"({"lineType":"Item","lineObjectNumber":"TEA","quantity":1,"unitPrice":-1})"),
     "Application_DialogException", "negative"},
    {"huge amount", with_line(R"({"lineType":"Item","lineObjectNumber":"TEA","quantity":1000000,"unitPrice":1000000})"),
     "Application_DialogException", "amount"},
};

TEST(CreateSalesOrder, RefusesAndLeavesNothingBehind) {
  for (const RefusedOrder& refused : refused_orders) {
    Trial trial;
    const HttpResponse response = trial.call("POST", standard_path + "salesOrders", refused.body);
    EXPECT_EQ(response.status, 400) << refused.name;
    EXPECT_EQ(error_code(response), refused.code) << refused.name << response.body;
    EXPECT_NE(error_message(response).find(refused.message_part), std::string::npos) << refused.name << response.body;
    EXPECT_TRUE(trial.standard("salesOrders").empty()) << refused.name;
    EXPECT_EQ(trial.erp.next_due(), std::nullopt) << refused.name;
  }
}

TEST(CreateSalesOrder, AnswersTheWholeOrder) {
  Trial trial;
  const std::string body =
      R"({"customerNumber":"AMAZON","externalDocumentNumber":"PO1","orderDate":"2026-11-22","requestedDeliveryDate":
      "2026-12-01","currencyCode":"USD","shipToCode":"PHX6","salesOrderLines":[{"lineType":"Item","lineObjectNumber":
      "TEA","quantity":2.5,"unitOfMeasureCode":"CASE12","unitPrice":30.12,"description":"line 3"},
      {"lineType":"Item","lineObjectNumber":"SOAP","quantity":5.0}]})";
  const HttpResponse response = trial.call("POST", standard_path + "salesOrders", body);
  ASSERT_EQ(response.status, 201) << response.body;
  const Json order = Json::parse(response.body);
  EXPECT_EQ(order.at("number"), "SO-100001");
  EXPECT_EQ(order.at("status"), "Open");
  EXPECT_EQ(order.at("orderDate"), "2026-11-22");
  EXPECT_EQ(order.at("requestedDeliveryDate"), "2026-12-01");
  EXPECT_EQ(order.at("fullyShipped"), false);
  EXPECT_EQ(order.at("lastModifiedDateTime"), "2026-11-23T08:00:00Z");
  const Json& first = order.at("salesOrderLines").at(0);
  EXPECT_EQ(first.at("sequence"), 10'000);
  EXPECT_EQ(first.at("quantity").dump(), "2.5");
  EXPECT_EQ(first.at("unitPrice").dump(), "30.12");
  const Json& second = order.at("salesOrderLines").at(1);
  EXPECT_EQ(second.at("quantity").dump(), "5");
  EXPECT_EQ(second.at("unitOfMeasureCode"), "PCS");
  EXPECT_EQ(second.at("unitPrice").dump(), "0.0125") << "the item's own price when none is given";
  EXPECT_EQ(trial.standard("salesOrders?$filter=externalDocumentNumber eq 'PO1'&$expand=salesOrderLines").at(0), order);

  const std::vector<Effect> created = trial.effects(EffectKind::SalesOrderCreated);
  ASSERT_EQ(created.size(), 1U);
  EXPECT_EQ(created[0].document, "SO-100001");
  EXPECT_EQ(created[0].purchase_order, "PO1");
  EXPECT_EQ(created[0].amount.text(), "75.3625 USD");
  ASSERT_EQ(created[0].lines.size(), 2U);
  EXPECT_EQ(created[0].lines[0].purchase_order, "PO1");
  EXPECT_EQ(created[0].lines[0].sequence, 0) << "the ERP does not know the purchase order's lines";
  EXPECT_EQ(created[0].lines[0].erp_line, 1);
  EXPECT_EQ(created[0].lines[0].code, "");
  EXPECT_EQ(created[0].lines[0].description, "line 3");
  EXPECT_EQ(created[0].lines[0].item, "TEA");
  EXPECT_EQ(created[0].lines[0].eaches, 30);
  EXPECT_EQ(created[0].lines[0].unit_cost.text(), "2.51 USD");
}

TEST(CreateSalesOrder, IsNotIdempotent) {
  Trial trial;
  const Json first = trial.order("PO1", {{"TEA", "1", ""}});
  const Json second = trial.order("PO1", {{"TEA", "1", ""}});
  EXPECT_NE(first.at("id"), second.at("id"));
  EXPECT_EQ(second.at("number"), "SO-100002");
  EXPECT_EQ(trial.standard("salesOrders?$filter=externalDocumentNumber eq 'PO1'").size(), 2U);
}

TEST(CreateSalesOrder, AcceptsZeroQuantityAndNoLines) {
  Trial trial;
  const Json zero = trial.order("PO1", {{"TEA", "0", ""}});
  EXPECT_EQ(zero.at("salesOrderLines").at(0).at("quantity"), 0);
  EXPECT_TRUE(trial.order("PO2", {}).at("salesOrderLines").empty());
  EXPECT_EQ(trial.erp.next_due(), std::nullopt);
}

TEST(SalesOrderLines, AreListedByDocumentOnly) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "1", ""}});
  EXPECT_EQ(trial.lines_of(order), order.at("salesOrderLines"));
  for (const std::string& list : {standard_path + "salesOrderLines", vendorlink_path + "salesOrderReservations"}) {
    const HttpResponse response = trial.call("GET", list);
    EXPECT_EQ(response.status, 400);
    EXPECT_NE(error_message(response).find("Document Id"), std::string::npos);
  }
  EXPECT_TRUE(trial.standard("salesOrderLines?$filter=documentId eq 00000000-0000-4000-a000-000000000000").empty());
}

}  // namespace
}  // namespace vendorproof::mock_erp
