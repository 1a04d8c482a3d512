#include "core/flow/order_polls.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Json dated(const char* number, const char* date) {
  Json order = PeersInScript::order_json(number);
  order["orderDetails"]["purchaseOrderDate"] = date;
  return order;
}

HttpResponse page(const std::vector<Json>& orders, const std::string& token) {
  Json payload = {{"orders", orders}};
  if (!token.empty()) payload["pagination"] = {{"nextToken", token}};
  return {200, {}, Json{{"payload", payload}}.dump()};
}

TEST(OrderPolls, NeverAskForMoreThanSevenDays) {
  CoreConfig config = scripted_config();
  Conversation talk(config);
  talk.config().orders_from = talk.at("2026-10-01T00:00:00Z");
  talk.crash();
  talk.run_for(hours(24));
  for (const HttpCall& call : talk.calls_of("getPurchaseOrders")) {
    const bool created = query_of(call.request, "createdAfter").has_value();
    const Instant from = *parse_instant(*query_of(call.request, created ? "createdAfter" : "changedAfter"));
    const Instant to = *parse_instant(*query_of(call.request, created ? "createdBefore" : "changedBefore"));
    EXPECT_LE(to - from, hours(24 * 7));
    EXPECT_GE(to, from);
  }
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(OrderPolls, FindOrdersThatAreServedADayLate) {
  Conversation talk;
  talk.run_for(hours(30));
  talk.peers().orders.push_back(dated("8LATE001", "2026-11-02T20:00:00Z"));
  talk.run_for(hours(7));
  EXPECT_NE(talk.standing("8LATE001").purchase_order, "");
}

// API-14: an outage of days, and orders that are served only when it is over, dated when they were placed.
TEST(OrderPolls, FindOrdersThatAreServedDaysLate) {
  Conversation talk;
  talk.run_for(hours(24 * 5));
  talk.peers().orders.push_back(dated("8LATE005", "2026-11-03T20:00:00Z"));
  talk.run_for(hours(7));
  EXPECT_NE(talk.standing("8LATE005").purchase_order, "");
  EXPECT_EQ(talk.count("getPurchaseOrder"), 1U) << "only the one that was not known";
}

/// How far the last poll for changes looked back.
Duration looked_back(const Conversation& talk) {
  Duration back{};
  for (const HttpCall& call : talk.calls_of("getPurchaseOrders")) {
    const auto from = query_of(call.request, "changedAfter");
    if (from) back = *parse_instant(*query_of(call.request, "changedBefore")) - *parse_instant(*from);
  }
  return back;
}

TEST(OrderPolls, RepeatADeepLookThatACrashEnded) {
  Conversation talk;
  talk.run_for(hours(30));
  // With anything else that is written, what the polls have noted is written too: before the look, and during it.
  const auto write_something = [&talk] {
    talk.store().begin();
    talk.store().set_note("remittances/last-payment", "P-0");
    talk.store().commit();
  };
  while (looked_back(talk) < hours(24)) {
    write_something();
    talk.run_until_called("getPurchaseOrders");
  }
  write_something();
  talk.crash();
  talk.run_until_called("getPurchaseOrders");
  EXPECT_GE(looked_back(talk), hours(24));
  talk.run_for(hours(3));
  EXPECT_LT(looked_back(talk), hours(24)) << "once is enough";
}

TEST(OrderPolls, SweepOverNumbersOfAWeekWithoutDetails) {
  Conversation talk;
  talk.config().orders_from = talk.at("2026-10-01T00:00:00Z");
  talk.run_for(hours(24 * 9));
  std::size_t sweeps = 0;
  for (const HttpCall& call : talk.calls_of("getPurchaseOrders")) {
    if (query_of(call.request, "includeDetails") != "false") continue;
    ++sweeps;
    const Instant from = *parse_instant(*query_of(call.request, "createdAfter"));
    const Instant to = *parse_instant(*query_of(call.request, "createdBefore"));
    EXPECT_EQ(to - from, hours(24 * 7));
  }
  EXPECT_GE(sweeps, 30U);
  EXPECT_LE(sweeps, 40U);
}

TEST(OrderPolls, LeaveAnOrderThatListsShowAndNobodyFindsToTheNextSweep) {
  Conversation talk;
  talk.run_for(hours(24 * 3 + 1));
  talk.peers().orders.push_back(dated("8LOST001", "2026-11-02T20:00:00Z"));
  talk.always("getPurchaseOrder", HttpResponse{404, {}, R"({"errors":[{"code":"ResourceNotFound","message":"no"}]})"});
  talk.run_for(hours(13));
  EXPECT_EQ(talk.count("getPurchaseOrder"), 2U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

/// Nothing is known of the order then.
TEST(OrderPolls, AskAgainWhereTheAnswerIsNoOrderOrAnotherOne) {
  for (const std::string& body :
       {std::string("<html>no</html>"), Json{{"payload", dated("8OTHER01", "2026-11-02T20:00:00Z")}}.dump()}) {
    Conversation talk;
    talk.run_for(hours(24 * 3 + 1));
    talk.peers().orders.push_back(dated("8LATE006", "2026-11-02T20:00:00Z"));
    talk.next("getPurchaseOrder", HttpResponse{200, {}, body});
    talk.run_for(hours(7));
    EXPECT_NE(talk.standing("8LATE006").purchase_order, "") << body;
    EXPECT_EQ(talk.standing("8OTHER01").purchase_order, "") << body;
    for (const std::string& key : talk.open_exceptions()) EXPECT_EQ(key.find("unreadable"), std::string::npos) << key;
  }
}

TEST(OrderPolls, TellOfAnOrderThatTheSweepFoundAndNobodyCanRead) {
  Conversation talk;
  talk.run_for(hours(24 * 3));
  Json broken = dated("8BAD0002", "2026-11-02T20:00:00Z");
  broken["orderDetails"]["items"][0].erase("netCost");
  talk.peers().orders.push_back(broken);
  talk.run_for(hours(7));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"unreadable-order/8BAD0002"});
}

TEST(OrderPolls, FollowEveryPageBeforeTheCursorMoves) {
  Conversation talk;
  talk.peers().orders.clear();
  talk.run_for(minutes(20));
  // The changes have been read; the next look at new orders has three pages, of which one is empty.
  talk.next("getPurchaseOrders", page({dated("8PAGE001", "2026-11-02T10:10:00Z")}, "t1"));
  talk.next("getPurchaseOrders", page({}, "t2"));
  talk.next("getPurchaseOrders",
            page({dated("8PAGE001", "2026-11-02T10:10:00Z"), dated("8PAGE002", "2026-11-02T10:10:00Z")}, ""));
  talk.run_for(minutes(15));
  const auto calls = talk.calls_of("getPurchaseOrders");
  ASSERT_EQ(calls.size(), 5U);
  EXPECT_EQ(query_of(calls[3].request, "nextToken"), "t1");
  EXPECT_EQ(query_of(calls[4].request, "nextToken"), "t2");
  EXPECT_EQ(query_of(calls[4].request, "createdBefore"), query_of(calls[2].request, "createdBefore"));
  EXPECT_NE(talk.standing("8PAGE002").purchase_order, "");
  EXPECT_EQ(talk.store().order_numbers().size(), 2U);
}

TEST(OrderPolls, RepeatAPageThatIsRefusedAndThenTheWholeWindow) {
  Conversation talk;
  talk.peers().orders.clear();
  talk.run_for(minutes(20));
  const HttpResponse refused{400, {}, R"({"errors":[{"code":"InvalidInput","message":"Invalid Input"}]})"};
  talk.next("getPurchaseOrders", page({}, "t1"));
  for (int i = 0; i < 4; ++i) talk.next("getPurchaseOrders", refused);
  talk.run_for(minutes(30));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"request-refused/poll/orders"});
  talk.run_for(hours(1));
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(OrderPolls, TellOfAnOrderThatCanNotBeRead) {
  Conversation talk;
  Json broken = dated("8BAD0001", "2026-11-02T09:00:00Z");
  broken["orderDetails"]["items"][0].erase("netCost");
  talk.peers().orders.push_back(broken);
  talk.run_for(hours(1));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"unreadable-order/8BAD0001"});
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  talk.peers().orders[1] = dated("8BAD0001", "2026-11-02T09:30:00Z");
  talk.run_for(hours(8));
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(OrderPolls, LeaveOrdersFromBeforeOurTimeAlone) {
  Conversation talk;
  talk.next("getPurchaseOrders", page({dated("8OLD0001", "2026-10-02T09:00:00Z")}, ""));
  talk.run_for(hours(1));
  EXPECT_EQ(talk.standing("8OLD0001").purchase_order, "");
}

}  // namespace
}  // namespace vendorproof::flow
