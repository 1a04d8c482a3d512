#include "core/flow/sales/sales_order_head.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;

constexpr const char* refusal = R"({"error":{"code":"Application_DialogException","message":"goods are picked"}})";

Json order_with(const char* field, const Json& value) {
  Json order = PeersInScript::order_json();
  order["orderDetails"]["purchaseOrderChangedDate"] = "2026-11-02T11:30:00Z";
  order["orderDetails"][field] = value;
  return order;
}

const Json earlier_window = "2026-11-04T08:00:00Z--2026-11-11T08:00:00Z";
const Json later_window = "2026-11-06T08:00:00Z--2026-11-13T08:00:00Z";

TEST(SalesOrderHead, FollowsAWindowThatMovesEitherWayAndIsAnsweredOnce) {
  for (const auto& [window, day] : {std::pair(earlier_window, "2026-11-04"), std::pair(later_window, "2026-11-06")}) {
    Conversation talk;
    talk.run_for(hours(1));
    EXPECT_EQ(talk.body_of("linkedOrders.create")["requestedDeliveryDate"], "2026-11-05");
    talk.peers().orders = {order_with("deliveryWindow", window)};
    talk.run_for(hours(4));
    ASSERT_EQ(talk.count("linkedOrders.change"), 1U);
    EXPECT_EQ(talk.body_of("linkedOrders.change"), Json({{"requestedDeliveryDate", day}}));
    EXPECT_EQ(talk.count("submitAcknowledgement"), 2U);
    EXPECT_EQ(talk.count("linkedOrderLines.change"), 0U);
    EXPECT_TRUE(talk.open_exceptions().empty());
    EXPECT_EQ(talk.standing().waits_for, "despatch by the ERP");
  }
}

TEST(SalesOrderHead, FollowsANewFulfilmentCentre) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().orders = {order_with("shipToParty", {{"partyId", "ONT8"}})};
  talk.run_for(hours(4));
  ASSERT_EQ(talk.count("linkedOrders.change"), 1U);
  EXPECT_EQ(talk.body_of("linkedOrders.change"), Json({{"shipToCode", "ONT8"}}));
  EXPECT_EQ(talk.peers().sales_orders.at("so-1")["shipToCode"], "ONT8");
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(SalesOrderHead, TellsPeopleWhatTheErpDoesNotChangeAndAsksOnce) {
  Conversation talk;
  talk.run_for(hours(1));
  Json order = order_with("shipToParty", {{"partyId", "ONT8"}});
  order["orderDetails"]["deliveryWindow"] = later_window;
  talk.peers().orders = {order};
  talk.always("linkedOrders.change", HttpResponse{400, {}, refusal});
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("linkedOrders.change"), 2U);
  EXPECT_EQ(talk.open_exceptions(),
            (std::vector<std::string>{"change-too-late/7QX2M4KP/delivery", "destination-changed/7QX2M4KP"}));
  EXPECT_EQ(talk.text_of_exception("destination-changed/7QX2M4KP"),
            "Amazon sends the goods to ONT8 instead of PHX6: Application_DialogException: goods are picked");
  EXPECT_EQ(talk.count("submitAcknowledgement"), 2U);
}

TEST(SalesOrderHead, AChangeThatTheErpTakesWithoutEffectIsToldAndNotRepeated) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().orders = {order_with("shipToParty", {{"partyId", "ONT8"}})};
  talk.always("linkedOrders.change", HttpResponse{200, {}, "{}"});
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("linkedOrders.change"), 1U);
  EXPECT_EQ(talk.text_of_exception("destination-changed/7QX2M4KP"),
            "Amazon sends the goods to ONT8 instead of PHX6: the ERP took the change and does not show it");
}

TEST(SalesOrderHead, AChangeInDoubtIsComparedWithWhatTheErpHas) {
  for (const bool happened : {true, false}) {
    Conversation talk;
    talk.run_for(hours(1));
    talk.peers().orders = {order_with("shipToParty", {{"partyId", "ONT8"}})};
    if (happened) talk.lose_answer("linkedOrders.change");
    if (!happened) talk.next("linkedOrders.change", NoAnswer::Indeterminate);
    talk.run_for(hours(4));
    EXPECT_EQ(talk.count("linkedOrders.change"), happened ? 1U : 2U);
    EXPECT_EQ(talk.peers().sales_orders.at("so-1")["shipToCode"], "ONT8");
    EXPECT_EQ(talk.standing().waits_for, "despatch by the ERP");
  }
}

TEST(SalesOrderHead, ReadsAgainWhenSomebodyElseChangedTheOrderOrTheProgramEnded) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().orders = {order_with("shipToParty", {{"partyId", "ONT8"}})};
  talk.next("linkedOrders.change", HttpResponse{409, {}, "{}"});
  talk.run_until_called("linkedOrders.change");
  talk.run_until_called("linkedOrders.change");
  talk.crash();
  talk.run_for(hours(4));
  EXPECT_EQ(talk.peers().sales_orders.at("so-1")["shipToCode"], "ONT8");
  EXPECT_EQ(talk.count("submitAcknowledgement"), 2U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(SalesOrderHead, HoldsTheShipNoticeWhileTruckAndOrderNameTwoPlaces) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.always("linkedOrders.change", HttpResponse{400, {}, refusal});
  talk.peers().orders = {order_with("shipToParty", {{"partyId", "ONT8"}})};
  talk.run_for(hours(3));
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-02T15:00:00Z")};
  talk.run_for(hours(10));
  EXPECT_EQ(talk.count("SubmitShipmentConfirmations"), 0U);
  EXPECT_EQ(talk.text_of_exception("despatch-mismatch/DSP-1"),
            "the truck goes to PHX6, and Amazon wants order 7QX2M4KP at ONT8");
  Json back = order_with("shipToParty", {{"partyId", "PHX6"}});
  back["orderDetails"]["purchaseOrderChangedDate"] = "2026-11-03T00:10:00Z";
  talk.peers().orders = {back};
  talk.run_for(hours(3));
  EXPECT_EQ(talk.count("SubmitShipmentConfirmations"), 1U);
  EXPECT_FALSE(talk.store().exception("despatch-mismatch/DSP-1")->open);
}

}  // namespace
}  // namespace vendorproof::flow
