#include "mock_amazon/orders/order_document.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

std::string problem_of(const Json& document) {
  const Result<Order> read = read_order(document.dump(), start_of_trial());
  return read ? "" : read.error().message;
}

TEST(OrderDocument, IsReadLineByLine) {
  const Result<Order> read = read_order(order("A", {order_line(1, cases(5, 12), "0.0125")}).dump(), start_of_trial());
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->lines[0].ordered, 60);
  EXPECT_EQ(read->lines[0].net_cost, Money(125, usd()));
  EXPECT_EQ(read->window->to, start_of_trial() + days(9));
  EXPECT_EQ(read->selling_party, "VEND1");
  EXPECT_TRUE(read->window_is_for_delivery);
}

TEST(OrderDocument, MayHaveTheQuirksOfAmazonsOwnSamples) {
  Json quirky = order("A", {order_line(1, each(1)), order_line(2, each(0))});
  quirky.erase("purchaseOrderState");
  Json& details = quirky["orderDetails"];
  details.erase("deliveryWindow");
  details.erase("purchaseOrderStateChangedDate");
  details["purchaseOrderDate"] = "2019-08-20T15:51:00";
  details["items"][0]["itemSequenceNumber"] = "00001";
  details["items"][0]["orderedQuantity"] = {{"amount", "5"}, {"unitOfMeasure", "CASES"}, {"unitSize", 10}};
  details["items"][0]["netCost"] = {{"amount", "94.97"}, {"currencyCode", "USD"}, {"unitOfMeasure", "POUNDS"}};
  details["items"][1].erase("netCost");
  details["items"][1]["listPrice"] = dollars("1E+1");
  const Result<Order> read = read_order(quirky.dump(), start_of_trial());
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read->lines[0].ordered, 50);
  EXPECT_EQ(read->lines[0].sequence, 1);
  EXPECT_EQ(read->lines[1].net_cost, Money(100'000, usd()));
  EXPECT_FALSE(read->window);
  EXPECT_EQ(read->document, quirky.dump());
}

TEST(OrderDocument, NamesThePlaceOfWhatItCanNotBe) {
  const auto with_item = [](const std::string& key, const Json& value) {
    Json document = order("A", {order_line(1, each(1))});
    document["orderDetails"]["items"][0][key] = value;
    return problem_of(document);
  };
  EXPECT_EQ(problem_of(Json::object()), "$.purchaseOrderNumber is missing");
  EXPECT_EQ(problem_of({{"purchaseOrderNumber", "A"}}), "$.orderDetails is missing");
  EXPECT_EQ(problem_of(order("A", {})), "$.orderDetails.items is empty");
  EXPECT_EQ(with_item("itemSequenceNumber", "one"),
            "$.orderDetails.items[0].itemSequenceNumber is not a number such as 1 or 001");
  EXPECT_EQ(with_item("netCost", nullptr), "$.orderDetails.items[0].netCost is missing");
  EXPECT_EQ(with_item("orderedQuantity", {{"amount", -3}}),
            "$.orderDetails.items[0].orderedQuantity.amount is not from 0 to 9999999");
  EXPECT_NE(with_item("orderedQuantity", {{"amount", 3}, {"unitOfMeasure", "Pallets"}}), "");
  EXPECT_NE(with_item("orderedQuantity", {{"amount", 3}, {"unitSize", 0}}), "");
  EXPECT_NE(with_item("netCost", dollars("-1")), "");
  EXPECT_NE(problem_of(order("A", {order_line(1, each(1)), order_line(1, each(1))})), "");
  EXPECT_FALSE(read_order("{", start_of_trial()).has_value());
  Json two_currencies = order("A", {order_line(1, each(1)), order_line(2, each(1))});
  two_currencies["orderDetails"]["items"][1]["netCost"]["currencyCode"] = "EUR";
  EXPECT_EQ(problem_of(two_currencies), "$.orderDetails.items[1] has another currency than the order's first line");
}

TEST(OrderDocument, IsTouchedOnlyWhereSomethingChanged) {
  Json document = order("A", {order_line(1, cases(5, 12)), order_line(2, each(4))});
  document["orderDetails"]["items"][0]["orderedQuantity"]["amount"] = "5";
  Order read = *read_order(document.dump(), start_of_trial());
  read.lines[0].ordered = 36;
  read.lines[1].net_cost = Money(19'900, usd());
  read.changed = start_of_trial() + hours(6);
  write_change(read, {.amounts = {1}, .costs = {2}});
  document["orderDetails"]["purchaseOrderChangedDate"] = "2026-11-23T14:00:00Z";
  document["orderDetails"]["items"][0]["orderedQuantity"]["amount"] = "3";
  document["orderDetails"]["items"][1]["netCost"]["amount"] = "1.99";
  EXPECT_EQ(*parse_json(read.document), document);
  read.window->to += days(1);
  write_change(read, {.window = true});
  document["orderDetails"]["deliveryWindow"] = format_window(*read.window);
  EXPECT_EQ(*parse_json(read.document), document);
}

/// The state and its date in their places, or at the end; every other value is as before.
RC_GTEST_PROP(OrderDocument, ShowsItsStateAsATreeWould, ()) {
  Json document = order("A", {order_line(1, each(10)), order_line(2, cases(5, 12), "0.50")});
  if (*rc::gen::arbitrary<bool>()) document.erase("purchaseOrderState");
  if (*rc::gen::arbitrary<bool>()) document["orderDetails"].erase("purchaseOrderStateChangedDate");
  if (*rc::gen::arbitrary<bool>()) document["note"] = *rc::gen::element<Json>("\u00e9\n\"", 0.1, 1e300, nullptr, -0.0);
  if (*rc::gen::arbitrary<bool>())
    document["orderDetails"]["note"] = {{"purchaseOrderState", "x"}, {"list", {1, 2.50, "a"}}};
  Result<Order> read = read_order(document.dump(*rc::gen::element(-1, 2)), start_of_trial());
  RC_ASSERT(read.has_value());
  read->state = *rc::gen::element(OrderState::Acknowledged, OrderState::Closed);
  write_state(*read, start_of_trial() + days(1));
  document["purchaseOrderState"] = text_of(read->state);
  document["orderDetails"]["purchaseOrderStateChangedDate"] = format_instant(start_of_trial() + days(1));
  RC_ASSERT(read->document == document.dump());
}

}  // namespace
}  // namespace vendorproof::mock_amazon
