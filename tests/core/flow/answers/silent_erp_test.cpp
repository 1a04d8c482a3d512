#include "core/flow/answers/silent_erp.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;

/// The ERP falls silent after its items were read for another order; TEA-GREEN had 50 in stock.
Json answer_in_silence(trade::SilentErp choice, std::size_t orders = 1) {
  Conversation talk;
  talk.config().acknowledgement.usual.erp_silent = choice;
  talk.peers().items[0]["inventory"] = 50;
  talk.run_for(hours(1));
  talk.peer_down(Peer::Erp, true);
  for (std::size_t i = 0; i < orders; ++i) {
    Json order = PeersInScript::order_json("8NEW000" + std::to_string(i));
    order["orderDetails"]["purchaseOrderDate"] = "2026-11-02T11:30:00Z";
    order["orderDetails"]["items"].erase(1);
    talk.peers().orders.push_back(order);
  }
  talk.run_for(hours(24));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U + orders);
  return talk.body_of("submitAcknowledgement", orders)["acknowledgements"][0]["items"][0]["itemAcknowledgements"];
}

TEST(SilentErp, IsAnsweredForAsThePolicySays) {
  const Json accepted = answer_in_silence(trade::SilentErp::Accept);
  EXPECT_EQ(accepted[0]["acknowledgementCode"], "Accepted");
  EXPECT_EQ(accepted[0]["acknowledgedQuantity"]["amount"], 40);
  EXPECT_EQ(answer_in_silence(trade::SilentErp::SoftReject)[0]["rejectionReason"], "TemporarilyUnavailable");
  EXPECT_EQ(answer_in_silence(trade::SilentErp::LastKnownStock)[0]["acknowledgementCode"], "Accepted");
}

/// The order was placed 32 hours before it is seen.
Json overdue_order() {
  Json order = PeersInScript::order_json();
  order["orderDetails"]["purchaseOrderDate"] = "2026-11-01T02:00:00Z";
  return order;
}

TEST(SilentErp, IsAskedFirstAboutAnOrderThatIsSeenAfterItsDeadline) {
  Conversation talk;
  talk.peers().orders = {overdue_order()};
  talk.peers().reserved["TEA-BLACK"] = 24;
  talk.run_for(hours(1));
  ASSERT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(trade::answer_to(talk.store().order("7QX2M4KP")->acknowledged, 2).accepted, 24);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(SilentErp, HasAQuarterOfAnHourToAnswerForAnOverdueOrder) {
  Conversation talk;
  talk.peers().orders = {overdue_order()};
  talk.peer_down(Peer::Erp, true);
  talk.run_for(std::chrono::minutes(10));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 0U);
  talk.run_for(std::chrono::minutes(10));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_TRUE(talk.store().exception("emergency-acknowledgement/7QX2M4KP")->open);
}

TEST(SilentErp, PromisesTheLastKnownStockToOneOrderOnly) {
  const Json second = answer_in_silence(trade::SilentErp::LastKnownStock, 2);
  EXPECT_EQ(second[0]["acknowledgementCode"], "Accepted");
  EXPECT_EQ(second[0]["acknowledgedQuantity"]["amount"], 10);
  EXPECT_EQ(second[1]["acknowledgementCode"], "Rejected");
}

}  // namespace
}  // namespace vendorproof::flow
