#include "core/flow/overview/standings.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"
#include "tests/core/flow/two_orders.h"

namespace vendorproof::flow {
namespace {

using std::chrono::minutes;

TEST(Standings, SayWhatAnOrderWaitsFor) {
  Conversation talk;
  talk.run_until_called("items.list");
  EXPECT_EQ(talk.standing().state, OrderState::Received);
  EXPECT_EQ(talk.standing().waits_for, "items of the ERP");
  talk.run_until_called("linkedOrders.find");
  EXPECT_EQ(talk.standing().waits_for, "linkedOrders.find");
  talk.run_until_called("linePromises.list");
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

TEST(Standings, OfEveryOrderOfAnOverdueInvoiceNameThePerson) {
  Conversation talk;
  bill_both(talk);
  talk.run_for(std::chrono::hours(24 * 60));
  for (const char* order : {"7QX2M4KP", "8ELSE001"}) {
    EXPECT_EQ(talk.standing(order).exception, "invoice-unpaid/SI-1") << order;
  }
  EXPECT_NE(talk.text_of_exception("invoice-unpaid/SI-1").find("; it bills the orders 7QX2M4KP, 8ELSE001"),
            std::string::npos);
}

}  // namespace
}  // namespace vendorproof::flow
