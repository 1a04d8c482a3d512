#include "core/flow/overview/standings.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::minutes;

TEST(Standings, SayWhatAnOrderWaitsFor) {
  Conversation talk;
  talk.run_until_called("items.list");
  EXPECT_EQ(talk.standing().state, OrderState::Received);
  EXPECT_EQ(talk.standing().waits_for, "items of the ERP");
  talk.run_until_called("salesOrders.find");
  EXPECT_EQ(talk.standing().waits_for, "salesOrders.find");
  talk.run_until_called("salesOrderReservations.list");
  EXPECT_EQ(talk.standing().state, OrderState::InErp);
  talk.run_for(minutes(2));
  EXPECT_EQ(talk.standing().waits_for, "transaction of submitAcknowledgement");
  talk.run_for(minutes(20));
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  EXPECT_FALSE(talk.standing().settled);
}

TEST(Standings, AreInOrderOfNumber) {
  Conversation talk;
  talk.peers().orders = {PeersInScript::order_json("B"), PeersInScript::order_json("A")};
  talk.run_for(minutes(2));
  const std::vector<OrderStanding> all = standings(talk.store(), talk.config());
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].purchase_order, "A");
}

}  // namespace
}  // namespace vendorproof::flow
