#include <cstdlib>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "scenarios/scenario.h"

namespace vendorproof::scenarios {
namespace {

using namespace std::chrono_literals;

const char* const one_order =
    R"({"purchaseOrderNumber":"2JK3S9VC","purchaseOrderState":"New","orderDetails":{)"
    R"("purchaseOrderDate":"2026-11-02T15:51:00Z","purchaseOrderStateChangedDate":"2026-11-02T15:51:00Z",)"
    R"("buyingParty":{"partyId":"ABCD"},"sellingParty":{"partyId":"999US"},"shipToParty":{"partyId":"PHX6"},)"
    R"("billToParty":{"partyId":"ABCD"},"deliveryWindow":"2026-11-05T07:00:00Z--2026-11-12T07:00:00Z",)"
    R"("items":[{"itemSequenceNumber":"1","amazonProductIdentifier":"B07DFVDRAB","vendorProductIdentifier":"880609",)"
    R"("orderedQuantity":{"amount":5,"unitOfMeasure":"CASES","unitSize":10},"isBackOrderAllowed":false,)"
    R"("netCost":{"amount":"346.27","currencyCode":"USD"}},)"
    R"({"itemSequenceNumber":"00002","amazonProductIdentifier":"B07DFYF5AB","vendorProductIdentifier":"880609",)"
    R"("orderedQuantity":{"amount":"3","unitSize":1},"isBackOrderAllowed":true,)"
    R"("netCost":{"amount":"1.5","currencyCode":"USD"}}]}})";

std::string page_of(const std::vector<std::string>& orders) {
  return R"({"payload":{"pagination":{"nextToken":"MDAwMDAwMDAwMQ=="},"orders":[)" + join(orders, ",") + "]}}";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

Scenario scenario_of(const std::string& text) {
  const Result<Scenario> scenario = scenario_of_orders(text, "my/saved orders.json");
  EXPECT_TRUE(scenario.has_value()) << scenario.error().message;
  return scenario.value_or(Scenario());
}

std::string error_of_orders(const std::string& text) {
  const Result<Scenario> scenario = scenario_of_orders(text, "a.json");
  return scenario ? "no error" : scenario.error().message;
}

TEST(OrdersFile, RunsAnOrderAsItWasSaved) {
  const Scenario scenario = scenario_of(page_of({one_order}));
  EXPECT_EQ(scenario.name, "saved-orders");
  EXPECT_EQ(scenario.family, "your-orders");
  EXPECT_EQ(format_instant(scenario.start), "2026-11-02T14:00:00Z");
  const Order& order = scenario.orders.at(0);
  EXPECT_EQ(order.placed_after, 1h + 51min);
  EXPECT_EQ(order.vendor_code, "999US");
  EXPECT_EQ(order.ship_to, "PHX6");
  EXPECT_EQ(scenario.start + order.window_from, *parse_instant("2026-11-05T07:00:00Z"));
  EXPECT_EQ(order.lines.at(0).ordered, (Quantity{5, UnitOfMeasure::Cases, 10}));
  EXPECT_EQ(order.lines.at(1).ordered, (Quantity{3, UnitOfMeasure::Eaches, 1}));
  EXPECT_EQ(order.lines.at(1).sequence, 2);
  EXPECT_EQ(order.document, one_order);
  EXPECT_EQ(amazon_document(order, scenario.start), one_order);
}

TEST(OrdersFile, DerivesItemsByAsinWithStockForAll) {
  std::string second = replaced(one_order, "2JK3S9VC", "SECOND01");
  second = replaced(second, "\"unitSize\":10", "\"unitSize\":4");
  second = replaced(second, "346.27", "350.00");
  const Scenario scenario = scenario_of(page_of({one_order, second}));
  ASSERT_EQ(scenario.items.size(), 2U);
  EXPECT_EQ(scenario.items[0].number, "ITEM-0001");
  EXPECT_EQ(scenario.items[0].asin, "B07DFVDRAB");
  EXPECT_EQ(scenario.items[0].case_sizes, (std::vector<std::int64_t>{4, 10}));
  EXPECT_EQ(scenario.items[0].stock_eaches, 70);
  EXPECT_EQ(scenario.items[0].unit_price.text(), "346.27 USD");
  EXPECT_EQ(scenario.items[1].asin, "B07DFYF5AB");
  EXPECT_EQ(scenario.items[1].vendor_product_identifier, "880609");
}

TEST(OrdersFile, JoinsAnItemThatIsOnceOrderedWithoutItsAsin) {
  const std::string nameless =
      replaced(replaced(one_order, R"("amazonProductIdentifier":"B07DFVDRAB",)", ""), "2JK3S9VC", "EARLY001");
  const std::string only_first = replaced(nameless, "\"00002\"", "\"7\"");
  const Scenario scenario = scenario_of(page_of({only_first}));
  ASSERT_EQ(scenario.items.size(), 1U);
  EXPECT_EQ(scenario.items[0].asin, "B07DFYF5AB");
  EXPECT_EQ(scenario.items[0].stock_eaches, 53);
}

TEST(OrdersFile, TakesEveryShapeOfAnswer) {
  const std::string order = one_order;
  for (const std::string& text :
       {page_of({order}), "{\"payload\":" + order + "}", "{\"orders\":[" + order + "]}", order,
        "[" + page_of({order}) + ",{\"payload\":{\"pagination\":{}}}," + page_of({}) + "]"}) {
    EXPECT_EQ(scenario_of(text).orders.size(), 1U) << text;
  }
}

TEST(OrdersFile, DerivesTheDeliveryWindowWhereThereIsNone) {
  const std::string window = R"("deliveryWindow":"2026-11-05T07:00:00Z--2026-11-12T07:00:00Z",)";
  const Scenario none = scenario_of(replaced(one_order, window, ""));
  EXPECT_EQ(none.start + none.orders[0].window_from, *parse_instant("2026-11-05T15:51:00Z"));
  EXPECT_EQ(none.start + none.orders[0].window_to, *parse_instant("2026-11-12T15:51:00Z"));
  const Scenario shipped = scenario_of(replaced(one_order, "deliveryWindow", "shipWindow"));
  EXPECT_EQ(shipped.start + shipped.orders[0].window_from, *parse_instant("2026-11-08T07:00:00Z"));
  const Scenario past = scenario_of(replaced(one_order, "2026-11-05T07:00:00Z--", "2026-10-01T07:00:00Z--"));
  EXPECT_EQ(past.orders[0].window_from, Duration{});
}

TEST(OrdersFile, TakesQuirksThatAmazonServes) {
  const std::string order = one_order;
  for (const std::string& text :
       {replaced(order, "\"purchaseOrderState\":\"New\",", ""), replaced(order, "\"New\"", "\"Closed\""),
        replaced(order, "2026-11-02T15:51:00Z\",\"purchaseOrderState", "2026-11-02T15:51:00\",\"purchaseOrderState"),
        replaced(order, "\"purchaseOrderStateChangedDate\":\"2026-11-02T15:51:00Z\",", ""),
        replaced(order, "\"amount\":5", "\"amount\":0"), replaced(order, "2JK3S9VC", "mock-purchaseOrderNumber'1"),
        replaced(order, "\"buyingParty\"", "\"importDetails\":{\"importContainers\":\"2-20'HC\"},\"buyingParty\"")}) {
    EXPECT_EQ(scenario_of(page_of({text})).orders.size(), 1U) << text;
  }
}

struct Refusal {
  std::string from;
  std::string to;
  std::string message;  ///< behind "a.json: order 2JK3S9VC: $.payload.orders[0]"
};

TEST(OrdersFile, RefusesWithPlaceAndRemedy) {
  const std::string cost = R"("netCost":{"amount":"346.27","currencyCode":"USD"})";
  const std::vector<Refusal> refusals = {
      {"orderDetails", "details",
       ".orderDetails is missing; ask getPurchaseOrders with includeDetails=true and save that"},
      {cost, R"("listPrice":{"amount":"346.27","currencyCode":"USD"})",
       ".orderDetails.items[0].netCost is missing; give the net cost per each; an order with list prices only (PO-22) "
       "cannot be rehearsed, take it out"},
      {"346.27", "-1",
       ".orderDetails.items[0].netCost.amount is -1.00 USD, which cannot be confirmed (ACK-15); write a "
       "decimal in quotes, such as \"12.50\", above 0 and at most 1,000,000"},
      {"346.27", "0",
       ".orderDetails.items[0].netCost.amount is 0.00 USD, which cannot be confirmed (ACK-15); write a "
       "decimal in quotes, such as \"12.50\", above 0 and at most 1,000,000"},
      {"\"USD\"", "\"USD\",\"unitOfMeasure\":\"POUNDS\"",
       ".orderDetails.items[0].netCost.unitOfMeasure makes this a price by weight; prices by weight (UOM-05) cannot "
       "be "
       "rehearsed; take this order out"},
      {"\"amount\":5", "\"amount\":-3",
       ".orderDetails.items[0].orderedQuantity.amount is -3, not within 0 to 1,000,000; "
       "write a whole number, 0 for a cancelled item, at most 1,000,000"},
      {"\"amount\":5,", "",
       ".orderDetails.items[0].orderedQuantity.amount is missing; write a whole number, 0 for a "
       "cancelled item, at most 1,000,000"},
      {",\"unitSize\":10", "",
       ".orderDetails.items[0].orderedQuantity.unitSize is missing; write how many eaches are in a "
       "case, a whole number from 1 to 100,000 (UOM-02)"},
      {"CASES", "Pallets",
       ".orderDetails.items[0].orderedQuantity.unitOfMeasure is \"Pallets\", not one of Eaches, Cases; "
       "write Eaches or Cases (UOM-01)"},
      {"\"3\",\"unitSize\":1", "\"3\",\"unitSize\":6",
       ".orderDetails.items[1].orderedQuantity has a unitSize of 6, but no "
       "unit; write amount and unitOfMeasure, and unitSize for Cases"},
      {"00002", "01",
       ".orderDetails.items[1].itemSequenceNumber is a second line 1; number the order's items 1, 2, 3, each "
       "once"},
      {"2026-11-02T15:51:00Z", "last Monday",
       ".orderDetails.purchaseOrderDate is not a date-time: 'last Monday' is not a "
       "date-time such as 2026-11-23T08:00:00Z; write a date-time such as 2026-11-23T08:00:00Z"},
      {"2026-11-05T07", "2026-12-05T07",
       ".orderDetails.deliveryWindow is not an interval: interval '2026-12-05T07:00:00Z--"
       "2026-11-12T07:00:00Z' ends before it starts; write <start>--<end>, the earlier date-time first, ending at most "
       "175 "
       "days after the order"},
      {R"("amazonProductIdentifier":"B07DFVDRAB","vendorProductIdentifier":"880609",)", "",
       ".orderDetails.items[0] names no product: amazonProductIdentifier and vendorProductIdentifier are both missing; "
       "correct it in the file, or take this order out"},
      {R"("sellingParty":{"partyId":"999US"},)", "",
       ".orderDetails.sellingParty is missing; add your vendor code, as "
       "{\"partyId\": \"...\"}"},
  };
  for (const Refusal& refusal : refusals) {
    EXPECT_EQ(error_of_orders(page_of({replaced(one_order, refusal.from, refusal.to)})),
              "a.json: order 2JK3S9VC: $.payload.orders[0]" + refusal.message);
  }
}

TEST(OrdersFile, RefusesNumbersThatAnErpCanNotCarry) {
  for (const std::string number : {"", "PO 1", "PO/1", "P\\u00d61", "123456789012345678901234567890123456"}) {
    const std::string error = error_of_orders(replaced(one_order, "2JK3S9VC", number));
    EXPECT_NE(error.find("$.purchaseOrderNumber is not a number that ERPs"), std::string::npos) << error;
  }
  EXPECT_EQ(error_of_orders(replaced(one_order, "\"2JK3S9VC\"", "7")).substr(0, 51),
            "a.json: order 7: $.purchaseOrderNumber is 7, not a ");
}

TEST(OrdersFile, NamesEveryRefusedOrder) {
  const std::string first = replaced(one_order, "346.27", "-1");
  const std::string second = replaced(replaced(one_order, "2JK3S9VC", "SECOND01"), "orderDetails", "details");
  const std::string error = error_of_orders(page_of({first, second}));
  EXPECT_EQ(error.substr(0, 43), "a.json: order 2JK3S9VC: $.payload.orders[0]");
  EXPECT_NE(error.find("\na.json: order SECOND01: $.payload.orders[1].orderDetails is missing"), std::string::npos)
      << error;
}

TEST(OrdersFile, RehearsesEveryOrderAsNew) {
  const std::string state = R"("purchaseOrderState":"New")";
  for (const std::string& text :
       {replaced(one_order, state, R"("purchaseOrderState":"Closed")"), replaced(one_order, state + ",", "")}) {
    const Scenario scenario = scenario_of(text);
    EXPECT_EQ(parse_json(scenario.orders.at(0).document)->at("purchaseOrderState"), "New");
  }
}

TEST(OrdersFile, CountsAnOrderThatWasSavedTwiceOnce) {
  EXPECT_EQ(scenario_of(page_of({one_order, one_order})).orders.size(), 1U);
  const std::string later = replaced(replaced(one_order, "\"New\"", "\"Acknowledged\""),
                                     "StateChangedDate\":\"2026-11-02", "StateChangedDate\":\"2026-11-03");
  EXPECT_EQ(scenario_of(page_of({one_order, later})).orders.size(), 1U);
}

TEST(OrdersFile, TakesTheLatestOfAChangedOrder) {
  const auto changed_on = [](const std::string& date, const std::string& amount) {
    const std::string with_date =
        replaced(one_order, "\"purchaseOrderStateChangedDate\"", "\"purchaseOrderChangedDate\":\"" + date + "\",\"x\"");
    return replaced(with_date, "\"amount\":5", "\"amount\":" + amount);
  };
  const std::string early = changed_on("2026-11-03T10:00:00Z", "6");
  const std::string late = changed_on("2026-11-04T10:00:00Z", "7");
  EXPECT_EQ(scenario_of(page_of({late, one_order, early})).orders.at(0).lines.at(0).ordered.amount, 7);
  EXPECT_EQ(
      error_of_orders(page_of({one_order, replaced(one_order, "\"amount\":5", "\"amount\":6")})),
      "a.json: order 2JK3S9VC: $.payload.orders[1] has the same number as $.payload.orders[0] but other contents, with "
      "the same purchaseOrderChangedDate; keep one of them");
}

TEST(OrdersFile, ChecksWhatMustHoldOfAllOrdersTogether) {
  const std::string second = replaced(one_order, "2JK3S9VC", "SECOND01");
  EXPECT_EQ(
      error_of_orders(page_of({one_order, replaced(replaced(second, "\"USD\"", "\"EUR\""), "\"USD\"", "\"EUR\"")})),
      "a.json: order SECOND01: $ has line 1 in EUR, but order 2JK3S9VC is in USD; split the file by currency");
  std::string old = replaced(second, "2026-11-02T15", "2026-01-02T15");
  old = replaced(old, "2026-11-05T07:00:00Z--2026-11-12", "2026-01-05T07:00:00Z--2026-01-12");
  EXPECT_EQ(
      error_of_orders(page_of({one_order, old})),
      "a.json: order 2JK3S9VC: $ has it placed on 2026-11-02, more than 190 days after order SECOND01 of 2026-01-02; "
      "split the file");
}

TEST(OrdersFile, SaysWhatToSaveWhenThereAreNoOrders) {
  const std::string remedy =
      "; save the answer of getPurchaseOrders with includeDetails=true, or a JSON array of such answers";
  EXPECT_EQ(error_of_orders(" \n"), "a.json: $ is missing: the file is empty" + remedy);
  EXPECT_EQ(error_of_orders("{]"),
            "a.json: $ cannot be read: not JSON: line 1, column 2 (unexpected character)" + remedy);
  EXPECT_EQ(error_of_orders("[]"), "a.json: $ has no orders" + remedy);
  EXPECT_EQ(error_of_orders(page_of({})), "a.json: $ has no orders" + remedy);
  EXPECT_EQ(error_of_orders("7"), "a.json: $ is not an answer of Amazon" + remedy);
  EXPECT_EQ(error_of_orders("[{\"x\":1}]"), "a.json: $[0].orders is missing" + remedy);
  EXPECT_EQ(error_of_orders("{\"orders\":{}}"), "a.json: $.orders is not an array" + remedy);
  EXPECT_EQ(error_of_orders("{\"errors\":[]}"), "a.json: $.errors says that Amazon refused the request" + remedy);
}

void run_or_refuse(const Json& pair) {
  const std::string text = pair.at("response").dump();
  const Result<Scenario> scenario = scenario_of_orders(text, "sandbox.json");
  if (scenario) {
    EXPECT_FALSE(scenario->orders.empty());
    return;
  }
  const std::string& message = scenario.error().message;
  EXPECT_EQ(message.rfind("sandbox.json: ", 0), 0U) << message;
  EXPECT_NE(message.find('$'), std::string::npos) << message;
  const bool has_order = text.find("purchaseOrderNumber\"") != std::string::npos;
  EXPECT_EQ(message.find(": order ") != std::string::npos, has_order) << message;
  EXPECT_NE(message.find("; "), std::string::npos) << message;
}

TEST(OrdersFile, RunsOrRefusesAmazonsOwnSamples) {
  const char* folder = std::getenv("VENDORPROOF_MODELS");
  if (folder == nullptr) GTEST_SKIP() << "set VENDORPROOF_MODELS to the folder with sandbox_pairs.json to run this";
  const Json pairs = *parse_json(*read_file(std::string(folder) + "/sandbox_pairs.json"));
  for (const Json& pair : pairs) {
    const std::string operation = pair.at("operationId");
    // The answers of other operations are no orders; they must be refused without harm.
    if (operation == "getPurchaseOrders" || operation == "getPurchaseOrder") {
      run_or_refuse(pair);
    } else {
      EXPECT_FALSE(scenario_of_orders(pair.at("response").dump(), "sandbox.json")) << operation;
    }
  }
}

/// One mutilation of a text: a stretch of it is replaced.
std::string mutilated(std::string text, std::size_t at, std::size_t length, const std::string& by) {
  at %= text.size() + 1;
  return text.replace(at, length, by);
}

RC_GTEST_PROP(OrdersFile, NeverCrashesOnWhatIsBroken, ()) {
  std::string text = page_of({one_order, replaced(one_order, "2JK3S9VC", "SECOND01")});
  const auto cuts = *rc::gen::inRange(1, 4);
  for (int i = 0; i < cuts; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    const auto length = *rc::gen::inRange<std::size_t>(0, 12);
    const auto by = *rc::gen::oneOf(rc::gen::elementOf(std::vector<std::string>{
                                        "", "0", "9", "-", "1e308", "99999999999999999999", "null", "[", "]", "{", "}",
                                        "\"", ",", ":", "\\u0000", "[[[[[[[[[[", "true", "\xff"}),
                                    rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
    text = mutilated(text, at, length, by);
  }
  const Result<Scenario> scenario = scenario_of_orders(text, "a.json");
  if (!scenario) {
    RC_ASSERT(scenario.error().message.rfind("a.json: ", 0) == 0U);
    RC_ASSERT(scenario.error().message.find('$') != std::string::npos);
    return;
  }
  const Result<Scenario> again = read_scenario(write_scenario(*scenario), "again");
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == *scenario);
}

/// Every value of the file in turn becomes something that it should not be.
TEST(OrdersFile, NeverCrashesOnAWrongType) {
  const Json page = *parse_json(page_of({one_order}));
  const Json flat = page.flatten();
  const std::vector<Json> wrong = {nullptr,
                                   true,
                                   -1,
                                   1.5,
                                   1e300,
                                   "",
                                   "x",
                                   Json::array(),
                                   Json::object(),
                                   std::int64_t{9'223'372'036'854'775'807},
                                   std::string(5'000, '9')};
  for (const auto& [pointer, value] : flat.items()) {
    for (Json::json_pointer place(pointer); !place.empty(); place.pop_back()) {
      for (const Json& other : wrong) {
        Json broken = page;
        broken[place] = other;
        const Result<Scenario> scenario = scenario_of_orders(broken.dump(), "a.json");
        EXPECT_TRUE(scenario || scenario.error().message.find('$') != std::string::npos);
      }
    }
  }
}

}  // namespace
}  // namespace vendorproof::scenarios
