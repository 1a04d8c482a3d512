#include "core/flow/outbox/dispatch.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

std::vector<Json> many_orders(int count) {
  std::vector<Json> orders;
  for (int i = 0; i < count; ++i) orders.push_back(PeersInScript::order_json("PO" + std::to_string(1000 + i)));
  return orders;
}

TEST(Dispatch, NeverHasMoreCallsAtTheErpThanItTakes) {
  Conversation talk;
  talk.peers().orders = many_orders(60);
  for (int i = 0; i < 2000; ++i) {
    talk.run_for(Duration(50));
    ASSERT_LE(talk.store().count_in_flight(static_cast<int>(Peer::Erp)), 5);
  }
  EXPECT_EQ(talk.count("linkedOrders.find"), 60U);
}

TEST(Dispatch, WorksOffABacklogBehindWhatIsHeldUp) {
  Conversation talk;
  talk.peers().orders = many_orders(60);
  talk.always("submitAcknowledgement", HttpResponse{429, {}, ""});
  talk.always("linkedOrders.find", NoAnswer::NotDelivered);
  talk.run_for(minutes(10));
  talk.as_usual("linkedOrders.find");
  talk.run_for(hours(1));
  EXPECT_EQ(talk.store().orders_in(store::ErpStage::Rest).size(), 60U);
}

TEST(Dispatch, SleepsUntilTheNextPoll) {
  Conversation talk;
  talk.peers().orders.clear();
  talk.run_for(hours(24));
  // 48 looks at new orders, 24 at changes, a token an hour.
  EXPECT_LE(talk.calls().size(), 110U);
  EXPECT_GE(talk.count("getPurchaseOrders"), 70U);
  EXPECT_EQ(talk.count("despatches.list"), 0U);
  EXPECT_EQ(talk.count("getRemittances"), 0U);
}

TEST(Dispatch, SaysOfACallWhetherItOnlyReads) {
  Conversation talk;
  talk.run_for(hours(1));
  for (const HttpCall& call : talk.calls()) EXPECT_EQ(call.only_reads, call.request.method == "GET") << call.operation;
}

TEST(Dispatch, AsksTheDialectWhetherACallOnlyReads) {
  static const erp::Dialect dialect = [] {
    erp::Dialect changed = *erp::dialects().front();
    changed.only_reads = [](const HttpRequest& request) {
      return request.path.find("linkedOrders") == std::string::npos;
    };
    return changed;
  }();
  CoreConfig config = scripted_config();
  config.dialect = &dialect;
  Conversation talk(config);
  talk.run_for(hours(1));
  EXPECT_FALSE(talk.calls_of("linkedOrders.find").at(0).only_reads);
  EXPECT_TRUE(talk.calls_of("items.list").at(0).only_reads);
  EXPECT_TRUE(talk.calls_of("getPurchaseOrders").at(0).only_reads) << "Amazon's calls are not the dialect's";
}

}  // namespace
}  // namespace vendorproof::flow
