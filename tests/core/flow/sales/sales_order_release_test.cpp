#include "core/flow/sales/sales_order_release.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;

constexpr const char* release = "linkedOrders.release";

Json& order_in_erp(Conversation& talk) { return talk.peers().sales_orders.at("so-1"); }

/// The place of the first call of an operation among all calls.
std::ptrdiff_t place_of(const Conversation& talk, const char* operation) {
  const std::vector<HttpCall>& calls = talk.calls();
  return std::find_if(calls.begin(), calls.end(), [&](const HttpCall& call) { return call.operation == operation; }) -
         calls.begin();
}

void expect_released_and_answered(Conversation& talk) {
  EXPECT_EQ(order_in_erp(talk)["status"], "Released");
  EXPECT_EQ(talk.peers().sales_orders.size(), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{});
}

TEST(SalesOrderRelease, GoesBeforeTheReadingOfThePromises) {
  Conversation talk;
  talk.run_for(hours(1));
  ASSERT_EQ(talk.count(release), 1U);
  const HttpCall call = talk.calls_of(release).front();
  EXPECT_EQ(call.request.path.substr(call.request.path.find("/linkedOrders")),
            "/linkedOrders(so-1)/Microsoft.NAV.release");
  EXPECT_LT(place_of(talk, "linkedOrders.create"), place_of(talk, release));
  EXPECT_LT(place_of(talk, release), place_of(talk, "linePromises.list"));
  expect_released_and_answered(talk);
}

TEST(SalesOrderRelease, IsNotRepeatedWhenTheOrderIsReadAgain) {
  Conversation talk;
  talk.run_for(hours(1));
  const std::size_t reads = talk.count("linkedOrders.find");
  Json order = PeersInScript::order_json();
  order["orderDetails"]["items"][0]["orderedQuantity"]["amount"] = 36;
  order["orderDetails"]["purchaseOrderChangedDate"] = "2026-11-02T11:30:00Z";
  talk.peers().orders = {order};
  talk.run_for(hours(2));
  EXPECT_GT(talk.count("linkedOrders.find"), reads);
  EXPECT_EQ(talk.count("linkedOrderLines.change"), 1U);
  EXPECT_EQ(talk.count(release), 1U);
}

/// Somebody works on it.
TEST(SalesOrderRelease, OfAnOrderThatAPersonOpenedAgainIsLeftToThatPerson) {
  Conversation talk;
  talk.run_for(hours(1));
  order_in_erp(talk)["status"] = "Open";
  Json order = PeersInScript::order_json();
  order["orderDetails"]["items"][0]["orderedQuantity"]["amount"] = 36;
  order["orderDetails"]["purchaseOrderChangedDate"] = "2026-11-02T11:30:00Z";
  talk.peers().orders = {order};
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("linkedOrderLines.change"), 1U);
  EXPECT_EQ(talk.count(release), 1U);
  EXPECT_EQ(order_in_erp(talk)["status"], "Open");
}

TEST(SalesOrderRelease, IsNotNeededWhereThePersonWasFasterAndOpenedTheOrderAgain) {
  Conversation talk;
  talk.run_until_called("linkedOrders.create");
  order_in_erp(talk)["firstReleasedDateTime"] = "2026-11-02T10:00:30Z";
  talk.crash();
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count(release), 0U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(SalesOrderRelease, IsNotRepeatedWhenItsAnswerIsLost) {
  Conversation talk;
  talk.lose_answer(release);
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count(release), 1U);
  EXPECT_EQ(talk.count("linkedOrders.find"), 2U) << "it looks";
  EXPECT_EQ(talk.count("linkedOrders.create"), 1U);
  expect_released_and_answered(talk);
}

TEST(SalesOrderRelease, IsSentAgainWhenTheFirstOneDidNothing) {
  Conversation talk;
  talk.next(release, NoAnswer::Indeterminate);
  talk.next(release, HttpResponse{503, {}, "<html>"});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count(release), 3U);
  expect_released_and_answered(talk);
}

/// The first one comes after the second.
TEST(SalesOrderRelease, DoesNoHarmWhenItComesTwice) {
  Conversation talk;
  talk.next(release, NoAnswer::Indeterminate);
  talk.run_for(hours(1));
  ASSERT_EQ(talk.count(release), 2U);
  EXPECT_EQ(talk.peers().answer(talk.calls_of(release).front()).status, 204);
  talk.run_for(hours(1));
  expect_released_and_answered(talk);
}

TEST(SalesOrderRelease, IsLookedUpAfterACrash) {
  Conversation talk;
  talk.run_until_called(release);
  talk.crash();
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count(release), 1U);
  expect_released_and_answered(talk);
}

TEST(SalesOrderRelease, OfAnOrderThatIsFoundAfterALostAnswerIsDone) {
  Conversation talk;
  talk.lose_answer("linkedOrders.create");
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count(release), 1U);
  expect_released_and_answered(talk);
}

/// The release gave the head a new version, so the change of the head is refused once and made with that.
TEST(SalesOrderRelease, IsFollowedByTheChangeOfAHeadThatIsNotAsOrdered) {
  Conversation talk;
  talk.run_until_called("linkedOrders.create");
  order_in_erp(talk)["requestedDeliveryDate"] = "2026-11-20";
  talk.crash();
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count(release), 1U);
  EXPECT_EQ(order_in_erp(talk)["requestedDeliveryDate"], "2026-11-05");
  expect_released_and_answered(talk);
}

TEST(SalesOrderRelease, ThatTheErpRefusesIsToldAndStopsNothing) {
  Conversation talk;
  const char* const blocked =
      R"({"error":{"code":"Application_DialogException","message":"The customer is blocked."}})";
  talk.next(release, HttpResponse{400, {}, blocked});
  talk.run_for(hours(2));
  const std::string key = "request-refused/release-sales-order/7QX2M4KP";
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{key});
  EXPECT_NE(talk.text_of_exception(key).find("release it there"), std::string::npos);
  EXPECT_NE(talk.text_of_exception(key).find("The customer is blocked."), std::string::npos);
  EXPECT_EQ(talk.count(release), 1U);
  EXPECT_EQ(talk.count("linePromises.list"), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(SalesOrderRelease, OfAnOrderThatIsNotThereAnyMoreHasItReadAgain) {
  Conversation talk;
  talk.next(release, HttpResponse{404, {}, R"({"error":{"code":"Internal_RecordNotFound","message":"gone"}})"});
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count(release), 2U) << "it is there, and still waits";
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{});
}

/// A dry run beside an integration that does the work.
TEST(SalesOrderRelease, ThatIsOnlyShownIsNotShownAgainAndAgain) {
  Conversation talk;
  talk.always(release, NoAnswer::Withheld);
  talk.run_for(hours(6));
  EXPECT_EQ(talk.count(release), 1U);
  EXPECT_EQ(order_in_erp(talk)["status"], "Open");
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{});
}

}  // namespace
}  // namespace vendorproof::flow
