#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/channel/sp_api/messages.h"
#include "tests/core/channel/sp_api/samples.h"

namespace vendorproof::channel::sp_api {
namespace {

using samples::at;
using samples::order_json;
using samples::page_of;
using samples::with;
using samples::without;

TEST(Orders, AsksForACreatedWindow) {
  PageQuery query;
  query.created = Window{at("2026-11-01T00:00:00Z"), at("2026-11-02T00:00:00Z")};
  const HttpRequest request = get_purchase_orders(query);
  EXPECT_EQ(target_of(request),
            "/vendor/orders/v1/purchaseOrders?limit=100&sortOrder=ASC&includeDetails=true"
            "&createdAfter=2026-11-01T00%3A00%3A00Z&createdBefore=2026-11-02T00%3A00%3A00Z");
  EXPECT_EQ(header_of(request.headers, "user-agent"), "Vendorproof/0.1 (Language=C++)");
  EXPECT_EQ(header_of(request.headers, "accept"), "application/json");
  EXPECT_FALSE(header_of(request.headers, "content-type"));
}

TEST(Orders, ContinuesAChangedWindowWithItsToken) {
  PageQuery query;
  query.changed = Window{at("2026-11-01T00:00:00Z"), at("2026-11-02T00:00:00Z")};
  query.next_token = "a+b=";
  EXPECT_EQ(target_of(get_purchase_orders(query)),
            "/vendor/orders/v1/purchaseOrders?limit=100&sortOrder=ASC&includeDetails=true"
            "&changedAfter=2026-11-01T00%3A00%3A00Z&changedBefore=2026-11-02T00%3A00%3A00Z&nextToken=a%2Bb%3D");
}

TEST(Orders, AsksForNumbersOnlyAndReadsThem) {
  PageQuery query;
  query.created = Window{at("2026-11-01T00:00:00Z"), at("2026-11-02T00:00:00Z")};
  query.details = false;
  EXPECT_EQ(query_of(get_purchase_orders(query), "includeDetails"), "false");
  const auto page = read_purchase_order_numbers(
      R"({"payload":{"pagination":{"nextToken":"t"},"orders":[{"purchaseOrderNumber":"A","purchaseOrderState":"New"},)"
      R"({"purchaseOrderState":"New"},{"purchaseOrderNumber":"C/D"},{"purchaseOrderNumber":"B"}]}})");
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->numbers, (std::vector<std::string>{"A", "B"}));
  ASSERT_EQ(page->unreadable.size(), 2U) << "nobody else tells of them";
  EXPECT_EQ(page->unreadable[1].subject, "C/D");
  EXPECT_EQ(page->next_token, "t");
  EXPECT_TRUE(read_purchase_order_numbers(R"({"payload":{}})")->numbers.empty());
  EXPECT_FALSE(read_purchase_order_numbers(R"({"errors":[]})"));
  EXPECT_FALSE(read_purchase_order_numbers("<html>"));
}

TEST(Orders, ReadsAnOrder) {
  const auto page = read_purchase_orders(page_of(order_json()));
  ASSERT_TRUE(page) << page.error().message;
  ASSERT_TRUE(page->unreadable.empty()) << page->unreadable[0].problem;
  ASSERT_EQ(page->orders.size(), 1U);
  EXPECT_EQ(page->orders[0], samples::order());
  EXPECT_EQ(page->next_token, "");
}

TEST(Orders, ReadsOneOrderByNumber) {
  EXPECT_EQ(get_purchase_order("7QX2M4KP").path, "/vendor/orders/v1/purchaseOrders/7QX2M4KP");
  const auto answer = read_purchase_order(Json{{"payload", order_json()}}.dump());
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->orders, std::vector<trade::PurchaseOrder>{samples::order()});
  EXPECT_EQ(read_purchase_order(R"({"errors":[]})").error().message, "$.payload is missing");
  const auto bad = read_purchase_order(Json{{"payload", without("", "orderDetails")}}.dump());
  ASSERT_TRUE(bad) << bad.error().message;
  EXPECT_EQ(bad->unreadable.at(0).subject, "7QX2M4KP");
  EXPECT_EQ(bad->unreadable.at(0).problem, "$.payload.orderDetails is missing");
}

TEST(Orders, ReadsPages) {
  const auto page = read_purchase_orders(R"({"payload":{"pagination":{"nextToken":"abc"},"orders":[]}})");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->next_token, "abc");
  EXPECT_TRUE(read_purchase_orders(R"({"payload":{}})")->orders.empty());
  EXPECT_EQ(read_purchase_orders(R"({"payload":{"orders":{}}})").error().message, "$.payload.orders is not an array");
  EXPECT_EQ(read_purchase_orders(R"({"errors":[]})").error().message, "$.payload is missing");
  EXPECT_EQ(read_purchase_orders(R"({"payload":[]})").error().message, "$.payload is not an object");
  EXPECT_EQ(read_purchase_orders(R"({"payload":{"pagination":"abc"}})").error().message,
            "$.payload.pagination is not an object");
}

/// The order as read after one value of the sample was replaced.
trade::PurchaseOrder read_with(const char* pointer, Json value) {
  const auto page = read_purchase_orders(page_of(with(pointer, std::move(value))));
  EXPECT_TRUE(page);
  EXPECT_EQ(page->orders.size(), 1U) << page->unreadable[0].problem;
  return page->orders.at(0);
}

TEST(Orders, TakesWhatAmazonReallySends) {
  EXPECT_EQ(read_with("/orderDetails/purchaseOrderDate", "2026-11-02T09:30:00"), samples::order());
  EXPECT_EQ(read_with("/orderDetails/purchaseOrderDate", "2026-11-02T10:30:00.000+01:00"), samples::order());
  EXPECT_EQ(read_with("/orderDetails/items/1/orderedQuantity/unitOfMeasure", "CASES"), samples::order());
  EXPECT_EQ(read_with("/orderDetails/items/0/orderedQuantity/unitOfMeasure", "eaches"), samples::order());
  EXPECT_EQ(read_with("/orderDetails/items/0/orderedQuantity/amount", "40"), samples::order());
  EXPECT_EQ(read_with("/orderDetails/items/1/orderedQuantity/unitSize", "12"), samples::order());
  EXPECT_EQ(read_with("/orderDetails/items/1/netCost/amount", "25e-1"), samples::order());
  EXPECT_EQ(read_with("/orderDetails/items/2/orderedQuantity", {{"amount", 0}}), samples::order());
  EXPECT_EQ(read_with("/somethingNew", {{"deep", true}}), samples::order());
  EXPECT_EQ(read_with("/orderDetails/items/1/isBackOrderAllowed", nullptr), samples::order());
  EXPECT_EQ(read_with("/orderDetails/purchaseOrderStateChangedDate", nullptr), samples::order());
  EXPECT_EQ(read_with("/orderDetails/deliveryWindow", nullptr).delivery_window, std::nullopt);
  EXPECT_EQ(read_with("/orderDetails/billToParty", nullptr).bill_to_party, "");
  EXPECT_EQ(read_with("/purchaseOrderState", "Closed").state, trade::PurchaseOrderState::Closed);
}

TEST(Orders, KeepsTheSequenceAsNumberAndAsWritten) {
  for (const char* text : {"1", "001", "00001"}) {
    const trade::PurchaseOrder order = read_with("/orderDetails/items/0/itemSequenceNumber", text);
    EXPECT_EQ(order.lines[0].sequence, 1);
    EXPECT_EQ(order.lines[0].sequence_text, text);
  }
  EXPECT_EQ(read_with("/orderDetails/items/0/itemSequenceNumber", 7).lines[0].sequence_text, "7");
}

TEST(Orders, EachesAreSingleWhateverTheUnitSize) {
  const Quantity ordered = read_with("/orderDetails/items/0/orderedQuantity/unitSize", 24).lines[0].ordered;
  EXPECT_EQ(ordered, (Quantity{40, UnitOfMeasure::Eaches, 1}));
}

TEST(Orders, CasesWithoutASizeHaveNone) {
  const Json quantity = {{"amount", 5}, {"unitOfMeasure", "Cases"}};
  EXPECT_EQ(read_with("/orderDetails/items/1/orderedQuantity", quantity).lines[1].ordered,
            (Quantity{5, UnitOfMeasure::Cases, 0}));
}

struct BrokenOrder {
  const char* pointer;
  Json value;
  const char* problem;
};

TEST(Orders, SaysWhyAnOrderIsUnreadable) {
  const std::vector<BrokenOrder> table = {
      {"/purchaseOrderNumber", "", ".purchaseOrderNumber is empty"},
      {"/purchaseOrderNumber", "A/B", ".purchaseOrderNumber holds a slash or a control character"},
      {"/purchaseOrderNumber", std::string(36, 'A'), ".purchaseOrderNumber is longer than 35 characters"},
      {"/purchaseOrderState", "Lost", ".purchaseOrderState is \"Lost\", not one of New, Acknowledged, Closed"},
      {"/orderDetails", nullptr, ".orderDetails is missing"},
      {"/orderDetails/purchaseOrderDate", "yesterday",
       ".orderDetails.purchaseOrderDate is not a date-time: 'yesterday' is not a date-time such as "
       "2026-11-23T08:00:00Z"},
      {"/orderDetails/deliveryWindow", "2026-11-12T08:00:00Z--2026-11-05T08:00:00Z",
       ".orderDetails.deliveryWindow is wrong: interval '2026-11-12T08:00:00Z--2026-11-05T08:00:00Z' ends before it "
       "starts"},
      {"/orderDetails/sellingParty", Json::object(), ".orderDetails.sellingParty.partyId is missing"},
      {"/orderDetails/items", Json::array(), ".orderDetails.items has no lines"},
      {"/orderDetails/items/0/itemSequenceNumber", "one",
       ".orderDetails.items[0].itemSequenceNumber is \"one\", not a whole number"},
      {"/orderDetails/items/0/itemSequenceNumber", "0",
       ".orderDetails.items[0].itemSequenceNumber is 0; the first line is 1"},
      {"/orderDetails/items/1/itemSequenceNumber", "001",
       ".orderDetails.items[1].itemSequenceNumber repeats line 1 of this order"},
      {"/orderDetails/items/1/orderedQuantity/amount", -3,
       ".orderDetails.items[1].orderedQuantity.amount is negative: -3"},
      {"/orderDetails/items/1/orderedQuantity/amount", 2'000'000'000,
       ".orderDetails.items[1].orderedQuantity.amount is more than 1,000,000,000"},
      {"/orderDetails/items/1/orderedQuantity/amount", Json::parse("2.5"),
       ".orderDetails.items[1].orderedQuantity.amount is 2.5, not a whole number"},
      {"/orderDetails/items/1/orderedQuantity/unitSize", 0,
       ".orderDetails.items[1].orderedQuantity.unitSize is not between 1 and 1,000,000"},
      {"/orderDetails/items/1/orderedQuantity/unitOfMeasure", nullptr,
       ".orderDetails.items[1].orderedQuantity.unitOfMeasure is missing"},
      {"/orderDetails/items/1/orderedQuantity/unitOfMeasure", "Pallets",
       ".orderDetails.items[1].orderedQuantity.unitOfMeasure is \"Pallets\", not one of Eaches, Cases"},
      {"/orderDetails/items/1/netCost", nullptr, ".orderDetails.items[1].netCost is missing"},
      {"/orderDetails/items/1/netCost/amount", "2,50",
       ".orderDetails.items[1].netCost.amount is wrong: amount '2,50' is not a decimal number"},
      {"/orderDetails/items/1/netCost/amount", "2.50001",
       ".orderDetails.items[1].netCost.amount is wrong: amount '2.50001' is finer than 1/10,000"},
      {"/orderDetails/items/1/netCost/amount", "-2.50", ".orderDetails.items[1].netCost is negative: -2.50 USD"},
      {"/orderDetails/items/1/netCost/currencyCode", "usd",
       ".orderDetails.items[1].netCost.currencyCode is wrong: currency 'usd' is not three capital letters"},
      {"/orderDetails/items/1/netCost/currencyCode", "CAD",
       ".orderDetails.items[1].netCost is in another currency than the lines before"},
      {"/orderDetails/items/1/netCost/unitOfMeasure", "POUNDS",
       ".orderDetails.items[1].netCost is a price by weight; only prices per each are supported: handle this order in "
       "Vendor Central"},
  };
  for (const BrokenOrder& row : table) {
    const auto page = read_purchase_orders(page_of(with(row.pointer, row.value)));
    ASSERT_TRUE(page) << row.pointer;
    ASSERT_EQ(page->unreadable.size(), 1U) << row.pointer;
    EXPECT_EQ(page->unreadable[0].problem, std::string("$.payload.orders[0]") + row.problem);
  }
}

TEST(Orders, AnUnreadableOrderDoesNotHideTheOthers) {
  Json second = order_json();
  second["purchaseOrderNumber"] = "SECOND01";
  Json orders = Json::array({with("/orderDetails/items/0/orderedQuantity/amount", -1), second, 17, nullptr,
                             without("", "purchaseOrderNumber")});
  const auto page = read_purchase_orders(Json{{"payload", {{"orders", orders}}}}.dump());
  ASSERT_TRUE(page);
  ASSERT_EQ(page->orders.size(), 1U);
  EXPECT_EQ(page->orders[0].number, "SECOND01");
  ASSERT_EQ(page->unreadable.size(), 4U);
  EXPECT_EQ(page->unreadable[0].subject, "7QX2M4KP");
  EXPECT_EQ(page->unreadable[1].subject, "");
  EXPECT_EQ(page->unreadable[1].problem, "$.payload.orders[2] is not an object");
  EXPECT_EQ(page->unreadable[3].problem, "$.payload.orders[4].purchaseOrderNumber is missing");
}

/// Amazon's JSON of an order, written by this test alone.
Json written(const trade::PurchaseOrder& order) {
  Json json = order_json();
  json["purchaseOrderNumber"] = order.number;
  json["orderDetails"]["items"] = Json::array();
  for (const trade::PurchaseOrderLine& line : order.lines) {
    json["orderDetails"]["items"].push_back(
        {{"itemSequenceNumber", line.sequence_text},
         {"amazonProductIdentifier", line.amazon_product_identifier},
         {"vendorProductIdentifier", line.vendor_product_identifier},
         {"orderedQuantity",
          {{"amount", line.ordered.amount},
           {"unitOfMeasure", text_of(line.ordered.unit)},
           {"unitSize", line.ordered.unit_size}}},
         {"isBackOrderAllowed", line.back_order_allowed},
         {"netCost", {{"currencyCode", "USD"}, {"amount", line.net_cost.decimal()}}}});
  }
  return json;
}

RC_GTEST_PROP(Orders, WhatAmazonWritesIsWhatWeRead, (const std::vector<std::uint16_t>& seeds)) {
  RC_PRE(!seeds.empty());
  trade::PurchaseOrder order = samples::order();
  order.lines.clear();
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    trade::PurchaseOrderLine line;
    line.sequence = static_cast<std::int64_t>(i) + 1;
    line.sequence_text = std::string(seeds[i] % 3U, '0') + std::to_string(line.sequence);
    line.amazon_product_identifier = "B" + std::to_string(seeds[i]);
    const bool cases = seeds[i] % 2U == 1;
    line.ordered = {seeds[i], cases ? UnitOfMeasure::Cases : UnitOfMeasure::Eaches, cases ? 1 + seeds[i] % 48 : 1};
    line.net_cost = Money(seeds[i] * 7, usd());
    order.lines.push_back(line);
  }
  const auto page = read_purchase_orders(page_of(written(order)));
  RC_ASSERT(page.has_value());
  RC_ASSERT(page->orders.size() == 1U);
  RC_ASSERT(page->orders[0] == order);
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
