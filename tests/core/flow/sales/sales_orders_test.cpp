#include "core/flow/sales/sales_orders.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

TEST(SalesOrders, AreFoundAgainAfterALostAnswerAndNotCreatedTwice) {
  Conversation talk;
  talk.lose_answer("linkedOrders.create");
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("linkedOrders.create"), 1U);
  EXPECT_EQ(talk.count("linkedOrders.find"), 2U);
  EXPECT_EQ(talk.peers().sales_orders.size(), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(SalesOrders, AreCreatedAgainWhenNothingIsFound) {
  Conversation talk;
  talk.next("linkedOrders.create", NoAnswer::Indeterminate);
  talk.next("linkedOrders.create", HttpResponse{503, {}, "<html>"});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("linkedOrders.create"), 3U);
  EXPECT_GE(talk.count("linkedOrders.find"), 3U);
  EXPECT_EQ(talk.peers().sales_orders.size(), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(SalesOrders, AreAdoptedAfterACrashWhileCreating) {
  Conversation talk;
  talk.run_until_called("linkedOrders.create");
  talk.crash();
  talk.run_for(hours(1));
  EXPECT_EQ(talk.peers().sales_orders.size(), 1U);
  EXPECT_EQ(talk.count("linkedOrders.create"), 1U);
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
}

TEST(SalesOrders, TwoOfThemAreAnIncident) {
  Conversation talk;
  talk.peers().sales_orders = {{"a", Json()}, {"b", Json()}};
  for (auto& [id, order] : talk.peers().sales_orders) {
    order = {
        {"id", id}, {"number", "S-" + id}, {"externalDocumentNumber", "7QX2M4KP"}, {"linkedOrderLines", Json::array()}};
  }
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("linkedOrders.create"), 0U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"duplicate-sales-order/7QX2M4KP"});
  EXPECT_EQ(talk.standing().waits_for, "exception duplicate-sales-order/7QX2M4KP (IT)");

  talk.peers().sales_orders.clear();
  talk.step(OperatorAction{"duplicate-sales-order/7QX2M4KP", "deleted both", trade::Act::Close, "ann", ""});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("linkedOrders.create"), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(SalesOrders, AreReducedToWhatWasAccepted) {
  Conversation talk;
  talk.peers().reserved["TEA-BLACK"] = 30;
  talk.run_for(hours(1));
  // 30 of 60 are 2 whole cases; the third is broken, and back-order is not allowed.
  EXPECT_EQ(talk.body_of("linkedOrderLines.change")["quantity"], 24);
  const Json items = talk.body_of("submitAcknowledgement")["acknowledgements"][0]["items"];
  EXPECT_EQ(items[1]["itemAcknowledgements"].size(), 2U);
  EXPECT_EQ(items[1]["itemAcknowledgements"][0]["acknowledgedQuantity"]["amount"], 2);
  EXPECT_EQ(items[1]["itemAcknowledgements"][1]["rejectionReason"], "TemporarilyUnavailable");
  EXPECT_LT(talk.calls_of("linkedOrderLines.change")[0].deadline, talk.calls_of("submitAcknowledgement")[0].deadline);
}

TEST(SalesOrders, AreReadAgainWhenSomebodyWasFaster) {
  Conversation talk;
  talk.peers().reserved["TEA-BLACK"] = 24;
  talk.next("linkedOrderLines.change", HttpResponse{409, {}, "{}"});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("linkedOrderLines.change"), 2U);
  EXPECT_EQ(talk.peers().sales_orders.at("so-1")["linkedOrderLines"][1]["quantity"], 24);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(SalesOrders, ShortClosedByTheErpIsToldToAmazon) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().closed_short["TEA-GREEN"] = 10;
  talk.run_for(hours(25));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 2U);
  const Json line = talk.body_of("submitAcknowledgement", 1)["acknowledgements"][0]["items"][0];
  EXPECT_EQ(line["itemAcknowledgements"][0]["acknowledgedQuantity"]["amount"], 30);
  EXPECT_EQ(line["itemAcknowledgements"][1]["acknowledgementCode"], "Rejected");
  EXPECT_EQ(talk.count("linkedOrderLines.change"), 0U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"closed-short/7QX2M4KP/1"});
  talk.run_for(hours(24));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 2U);
}

/// The call was given up; the ERP makes the sales order minutes later.
TEST(SalesOrders, AreNotMadeAgainWhileTheFirstOneMayStillCome) {
  for (const minutes late : {minutes(1), minutes(5), minutes(9)}) {
    Conversation talk;
    talk.next("linkedOrders.create", NoAnswer::Indeterminate);
    talk.run_until_called("linkedOrders.create");
    talk.run_for(late);
    EXPECT_EQ(talk.count("linkedOrders.create"), 1U);
    EXPECT_GE(talk.count("linkedOrders.find"), 2U) << "it looks several times";
    talk.peers().answer(talk.calls_of("linkedOrders.create").front());
    talk.run_for(hours(1));
    EXPECT_EQ(talk.peers().sales_orders.size(), 1U);
    EXPECT_EQ(talk.count("linkedOrders.create"), 1U);
    EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  }
}

/// Somebody enters the order by hand, without its key.
TEST(SalesOrders, OfWhichATwinComesLaterAreForAPerson) {
  Conversation talk;
  talk.next("linkedOrders.create", NoAnswer::Indeterminate);
  talk.run_for(minutes(30));
  ASSERT_EQ(talk.peers().sales_orders.size(), 1U);
  EXPECT_TRUE(talk.open_exceptions().empty());
  Json twin = talk.peers().sales_orders.at("so-1");
  twin["id"] = "so-2";
  twin["number"] = "S-2";
  twin.erase("idempotencyKey");
  talk.peers().sales_orders["so-2"] = twin;
  talk.run_for(hours(2));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"duplicate-sales-order/7QX2M4KP"});
  EXPECT_EQ(talk.text_of_exception("duplicate-sales-order/7QX2M4KP"),
            "the ERP has 2 sales orders for this order: S-1, S-2");
}

/// An ERP that is slower than the configuration says.
TEST(SalesOrders, AreOneAlsoWhenTheFirstOneComesLate) {
  Conversation talk;
  talk.next("linkedOrders.create", NoAnswer::Indeterminate);
  talk.run_for(minutes(30));
  EXPECT_EQ(talk.peers().answer(talk.calls_of("linkedOrders.create").front()).status, 400) << "its key is taken";
  talk.run_for(hours(2));
  EXPECT_EQ(talk.peers().sales_orders.size(), 1U);
  EXPECT_TRUE(talk.open_exceptions().empty());
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

/// The order was made, and its answer was lost; the copy that the ERP reads from does not show it yet.
void make_an_order_that_is_not_shown(Conversation& talk) {
  talk.always("linkedOrders.find", HttpResponse{200, {}, R"({"value":[]})"});
  talk.lose_answer("linkedOrders.create");
  talk.run_until_called("linkedOrders.create");
  talk.run_until_called("linkedOrders.create");
}

TEST(SalesOrders, WhoseKeyIsTakenAreLookedUpAndAdopted) {
  Conversation talk;
  make_an_order_that_is_not_shown(talk);
  talk.as_usual("linkedOrders.find");
  const std::size_t looks = talk.count("linkedOrders.find");
  talk.run_for(minutes(1));
  EXPECT_EQ(talk.count("linkedOrders.find"), looks + 1);
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("linkedOrders.create"), 2U);
  EXPECT_EQ(talk.peers().sales_orders.size(), 1U);
  EXPECT_EQ(talk.store().order("7QX2M4KP")->sales_order.number, "S-1");
  EXPECT_EQ(talk.count("linkedOrders.release"), 1U);
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{});
}

TEST(SalesOrders, WhoseKeyIsTakenAreAdoptedAfterACrash) {
  Conversation talk;
  make_an_order_that_is_not_shown(talk);
  talk.as_usual("linkedOrders.find");
  talk.run_for(Duration(150));
  talk.crash();
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("linkedOrders.create"), 2U);
  EXPECT_EQ(talk.peers().sales_orders.size(), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{});
}

TEST(SalesOrders, WhoseKeyIsTakenButThatAreNotFoundAreToldUntilTheyAreFound) {
  Conversation talk;
  make_an_order_that_is_not_shown(talk);
  talk.run_for(minutes(30));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"unreadable-answer/sales-order/7QX2M4KP"});
  talk.as_usual("linkedOrders.find");
  talk.run_for(hours(1));
  EXPECT_EQ(talk.peers().sales_orders.size(), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(SalesOrders, AreMadeAgainWhenTheFirstOneCannotComeAnyMore) {
  Conversation talk;
  talk.next("linkedOrders.create", NoAnswer::Indeterminate);
  talk.run_until_called("linkedOrders.create");
  talk.run_for(minutes(5));
  talk.crash();
  talk.run_for(minutes(4));
  EXPECT_EQ(talk.count("linkedOrders.create"), 1U);
  talk.run_for(minutes(10));
  EXPECT_EQ(talk.count("linkedOrders.create"), 2U);
  EXPECT_EQ(talk.peers().sales_orders.size(), 1U);
}

TEST(SalesOrders, HoldNoLineInACaseThatTheErpDoesNotKnow) {
  CoreConfig config = scripted_config();
  config.acknowledgement.usual.unit_mismatch = trade::UnitMismatch::SoftRejectAtOnce;
  Conversation talk(config);
  talk.peers().orders[0]["orderDetails"]["items"][1]["orderedQuantity"] = {
      {"amount", 10}, {"unitOfMeasure", "Cases"}, {"unitSize", 10}};
  talk.run_for(hours(1));
  const Json sales_order = talk.body_of("linkedOrders.create");
  ASSERT_EQ(sales_order["linkedOrderLines"].size(), 1U);
  EXPECT_EQ(sales_order["linkedOrderLines"][0]["itemNumber"], "TEA-GREEN");
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"unit-mismatch/7QX2M4KP/2"});
  const TradeException exception = *talk.store().exception("unit-mismatch/7QX2M4KP/2");
  EXPECT_EQ(exception.owner, Owner::Ecommerce);
  EXPECT_EQ(exception.amount, Money(2'500'000, usd()));
  EXPECT_EQ(exception.text, "ordered in 10 Cases of 10, and the ERP has cases of 12 for item TEA-BLACK");
  const trade::LineAnswer answer = trade::answer_to(talk.store().order("7QX2M4KP")->acknowledged, 2);
  EXPECT_EQ(answer.confirmed(), 0);
  EXPECT_EQ(answer.rejected, 100);
  EXPECT_EQ(talk.count("items.list"), 1U);
}

TEST(SalesOrders, OfTheNextOrderFollowTheErpsMendedUnits) {
  Conversation talk;
  Json order = PeersInScript::order_json("8NEW0001");
  order["orderDetails"]["purchaseOrderDate"] = "2026-11-02T10:45:00Z";
  order["orderDetails"]["items"][1]["orderedQuantity"]["unitSize"] = 10;
  talk.run_for(hours(1));
  talk.peers().units.push_back({{"itemNumber", "TEA-BLACK"}, {"code", "CASE10"}, {"qtyPerUnitOfMeasure", 10}});
  talk.peers().orders.push_back(order);
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("items.list"), 2U);
  EXPECT_EQ(talk.body_of("linkedOrders.create", 1)["linkedOrderLines"][1]["quantity"], 50);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

void order_in_pounds(Conversation& talk) {
  for (Json& line : talk.peers().orders[0]["orderDetails"]["items"]) line["netCost"]["currencyCode"] = "GBP";
}

TEST(SalesOrders, AreNotMadeForAnOrderInACurrencyThatIsNotAllowed) {
  Conversation talk;
  order_in_pounds(talk);
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("linkedOrders.create"), 0U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"currency-mismatch/7QX2M4KP"});
  EXPECT_EQ(talk.store().exception("currency-mismatch/7QX2M4KP")->amount.text(), "300.00 GBP");
  const store::OrderRecord record = *talk.store().order("7QX2M4KP");
  EXPECT_EQ(trade::answer_to(record.acknowledged, 1).confirmed(), 0);
  EXPECT_EQ(trade::answer_to(record.acknowledged, 2).confirmed(), 0);
}

TEST(SalesOrders, AreInTheCurrencyOfTheOrderWhereItIsAllowed) {
  CoreConfig config = scripted_config();
  config.order_currencies = {*Currency::parse("GBP")};
  Conversation talk(config);
  order_in_pounds(talk);
  talk.run_for(hours(2));
  EXPECT_EQ(talk.body_of("linkedOrders.create")["currencyCode"], "GBP");
  EXPECT_EQ(talk.store().order("7QX2M4KP")->sales_order.lines.at(0).unit_price.text(), "3.75 GBP");
  EXPECT_EQ(talk.count("linkedOrderLines.change"), 0U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(SalesOrders, ThatAreFoundInAnotherCurrencyKeepTheirPricesAndAreForAPerson) {
  CoreConfig config = scripted_config();
  config.order_currencies = {*Currency::parse("GBP")};
  Conversation talk(config);
  order_in_pounds(talk);
  talk.lose_answer("linkedOrders.create");
  talk.run_until_called("linkedOrders.create");
  for (auto& [id, order] : talk.peers().sales_orders) {
    order["currencyCode"] = "USD";
    order["linkedOrderLines"][0]["unitPrice"] = 4;
  }
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("linkedOrderLines.change"), 0U);
  EXPECT_EQ(talk.text_of_exception("currency-mismatch/7QX2M4KP"), "ordered in GBP, and sales order S-1 is in USD");
}

}  // namespace
}  // namespace vendorproof::flow
