#include "core/flow/answers/silent_erp.h"

#include <array>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/flow/overview/incidents.h"
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

class RefusingErp : public testing::Test {
 protected:
  RefusingErp() {
    talk_.peers().orders = {overdue_order()};
    talk_.peers().reserved["TEA-BLACK"] = 24;
    for (const char* operation : erp_reads) talk_.always(operation, HttpResponse{401, {}, "{}"});
  }
  bool is_open(const std::string& key) const {
    const auto exception = talk_.store().exception(key);
    return exception && exception->open;
  }
  void mend() {
    for (const char* operation : erp_reads) talk_.as_usual(operation);
  }

  static constexpr std::array erp_reads = {"items.list", "itemUnitsOfMeasure.list", "itemReferences.list",
                                           "salesOrders.find"};
  static constexpr const char* waits = "peer-refuses/erp/7QX2M4KP";
  mutable Conversation talk_;
};

TEST_F(RefusingErp, IsWaitedForWhereTheDeadlineHasPassedAndAPersonIsTold) {
  talk_.run_for(hours(30));
  EXPECT_EQ(talk_.count("submitAcknowledgement"), 0U) << "a blind promise saves nothing now";
  ASSERT_TRUE(is_open(waits));
  EXPECT_EQ(incident_key(*talk_.store().exception(waits)), "peer-refuses:overdue-orders");
  EXPECT_FALSE(talk_.store().exception("emergency-acknowledgement/7QX2M4KP"));
  talk_.crash();
  talk_.run_for(hours(1));
  EXPECT_EQ(talk_.count("submitAcknowledgement"), 0U);
  mend();
  talk_.run_for(hours(1));
  ASSERT_EQ(talk_.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(trade::answer_to(talk_.store().order("7QX2M4KP")->acknowledged, 2).accepted, 24) << "what the ERP has";
  EXPECT_TRUE(talk_.open_exceptions().empty());
}

TEST_F(RefusingErp, IsNotWaitedForWhenAPersonSaysSo) {
  talk_.run_for(hours(1));
  ASSERT_TRUE(is_open(waits));
  talk_.step(OperatorAction{waits, "the buyer insists", trade::Act::Close, "ann", ""});
  talk_.run_for(std::chrono::minutes(20));
  EXPECT_EQ(talk_.count("submitAcknowledgement"), 1U);
  EXPECT_TRUE(is_open("emergency-acknowledgement/7QX2M4KP"));
}

TEST_F(RefusingErp, ThatFallsSilentIsASilentOne) {
  talk_.run_for(hours(1));
  ASSERT_TRUE(is_open(waits));
  talk_.peer_down(Peer::Erp, true);
  talk_.run_for(hours(1));
  EXPECT_EQ(talk_.count("submitAcknowledgement"), 1U);
  EXPECT_FALSE(is_open(waits));
}

TEST_F(RefusingErp, IsNotWaitedForWhereTheDeadlineCanBeKept) {
  talk_.peers().orders = {PeersInScript::order_json()};
  talk_.run_for(hours(21));
  EXPECT_EQ(talk_.count("submitAcknowledgement"), 0U);
  talk_.run_for(hours(2));
  EXPECT_EQ(talk_.count("submitAcknowledgement"), 1U) << "the policy for silence keeps the deadline";
  EXPECT_FALSE(talk_.store().exception(waits));
}

TEST(SilentErp, PromisesTheLastKnownStockToOneOrderOnly) {
  const Json second = answer_in_silence(trade::SilentErp::LastKnownStock, 2);
  EXPECT_EQ(second[0]["acknowledgementCode"], "Accepted");
  EXPECT_EQ(second[0]["acknowledgedQuantity"]["amount"], 10);
  EXPECT_EQ(second[1]["acknowledgementCode"], "Rejected");
}

}  // namespace
}  // namespace vendorproof::flow
