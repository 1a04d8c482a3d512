#include "core/flow/overview/stalls.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;

TEST(Stalls, HaveARowOfEachStage) {
  const std::vector<StallRow>& rows = stall_rows();
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(static_cast<std::size_t>(rows[i].stage), i);
  EXPECT_EQ(rows.size(), 8U);
}

TEST(Stalls, SurfaceWhenAnOrderWaitsTooLongAndCloseWhenItMoves) {
  Conversation talk;
  talk.run_for(hours(2));
  ASSERT_EQ(talk.standing().awaited, Awaited::Despatch);
  const trade::PurchaseOrder order = talk.store().known_order("7QX2M4KP").order;
  const Instant end = order.ship_window ? order.ship_window->to : order.delivery_window->to;
  talk.run_for(end - talk.now().wall + hours(47));
  EXPECT_TRUE(talk.open_exceptions().empty()) << talk.open_exceptions().front();
  talk.run_for(hours(14));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"order-stalled/7QX2M4KP/despatch"});
  const auto stalled = talk.store().exception("order-stalled/7QX2M4KP/despatch");
  EXPECT_EQ(stalled->owner, Owner::Operations);
  EXPECT_EQ(stalled->cause, "stage=despatch");
  EXPECT_FALSE(stalled->amount.is_zero());
  EXPECT_EQ(talk.standing().awaited, Awaited::Despatch) << "it waits for goods, not for the person who is told";
  Json despatch = PeersInScript::despatch_json("2026-11-14T20:30:00Z");
  despatch["estimatedArrivalDateTime"] = "2026-11-16T12:30:00Z";
  talk.peers().despatches.push_back(despatch);
  talk.run_for(hours(6));
  EXPECT_TRUE(talk.open_exceptions().empty()) << talk.open_exceptions().front();
}

TEST(Stalls, ThatAPersonClosedAreNotToldAgainForTheSameWait) {
  Conversation talk;
  talk.run_for(hours(2));
  talk.config().stalls.despatch = hours(1);
  talk.run_for(hours(24 * 20));
  ASSERT_EQ(talk.open_exceptions(), std::vector<std::string>{"order-stalled/7QX2M4KP/despatch"});
  talk.step(OperatorAction{"order-stalled/7QX2M4KP/despatch", "the goods come in May", trade::Act::Close, "ann", ""});
  talk.run_for(hours(24 * 10));
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Stalls, AreNotSaidOfShipNoticesWhoseTruckHasNotLeft) {
  Conversation talk;
  talk.run_for(hours(2));
  Json despatch = PeersInScript::despatch_json("2026-11-05T12:00:00Z");
  despatch["lastModifiedDateTime"] = "2026-11-02T12:00:00Z";
  talk.peers().despatches.push_back(despatch);
  talk.run_for(hours(40));
  EXPECT_EQ(talk.count("submitShipmentConfirmations"), 0U);
  EXPECT_TRUE(talk.open_exceptions().empty()) << talk.open_exceptions().front();
}

TEST(Stalls, AreNotSaidOfOrdersThatWaitForAPeerInTrouble) {
  Conversation talk;
  talk.peer_down(Peer::Erp, true);
  talk.run_for(hours(24 * 3));
  for (const std::string& key : talk.open_exceptions()) EXPECT_EQ(key.find("order-stalled"), std::string::npos) << key;
}

TEST(Stalls, OfOrdersFromBeforeTheyWereWatchedSurfaceToo) {
  Conversation talk;
  talk.run_for(hours(2));
  talk.store().erase_work(watch_key("7QX2M4KP"));
  talk.crash();
  EXPECT_TRUE(talk.store().work(watch_key("7QX2M4KP")));
}

}  // namespace
}  // namespace vendorproof::flow
