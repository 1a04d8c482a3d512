#include "core/flow/answers/acknowledgements.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Json status_line(int sequence, std::int64_t eaches) {
  return {{"itemSequenceNumber", std::to_string(sequence)},
          {"acknowledgementStatus",
           {{"confirmationStatus", "ACCEPTED"},
            {"acceptedQuantity", {{"amount", eaches}, {"unitOfMeasure", "Eaches"}, {"unitSize", 1}}},
            {"rejectedQuantity", {{"amount", 0}, {"unitOfMeasure", "Eaches"}, {"unitSize", 1}}}}}};
}

TEST(Acknowledgements, LeaveInTimeWithoutTheErpAndAreCorrectedLater) {
  Conversation talk;
  talk.peer_down(Peer::Erp, true);
  talk.run_for(hours(21));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 0U);
  talk.run_for(hours(1));
  ASSERT_EQ(talk.count("submitAcknowledgement"), 1U);
  const Json first = talk.body_of("submitAcknowledgement")["acknowledgements"][0]["items"];
  EXPECT_EQ(first[0]["itemAcknowledgements"][0]["acknowledgementCode"], "Accepted");
  EXPECT_EQ(first[1]["itemAcknowledgements"][0]["acknowledgementCode"], "Accepted");
  EXPECT_EQ(talk.open_exceptions().front(), "emergency-acknowledgement/7QX2M4KP");
  EXPECT_EQ(talk.open_exceptions().back().find("peer-unreachable/erp/2026-11-02T10:0"), 0U);

  talk.peer_down(Peer::Erp, false);
  talk.peers().reserved["TEA-BLACK"] = 36;
  talk.run_for(hours(1));
  ASSERT_EQ(talk.count("submitAcknowledgement"), 2U);
  const Json second = talk.body_of("submitAcknowledgement", 1)["acknowledgements"][0]["items"];
  EXPECT_EQ(second[0]["itemAcknowledgements"][0]["acknowledgementCode"], "Accepted");
  EXPECT_EQ(second[1]["itemAcknowledgements"][0]["acknowledgedQuantity"]["amount"], 3);
  EXPECT_EQ(second[1]["itemAcknowledgements"][1]["acknowledgementCode"], "Rejected");
  EXPECT_TRUE(talk.open_exceptions().empty()) << "the ERP has answered: what was said without it is corrected";
}

TEST(Acknowledgements, InDoubtAreNotSentAgainWhenAmazonShowsThem) {
  Conversation talk;
  talk.peers().acknowledged_status = {status_line(1, 40), status_line(2, 60)};
  talk.lose_answer("submitAcknowledgement");
  talk.run_for(minutes(30));
  EXPECT_EQ(talk.count("getPurchaseOrdersStatus"), 0U);
  EXPECT_EQ(talk.standing().waits_for, "getPurchaseOrdersStatus");
  talk.run_for(minutes(30));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(Acknowledgements, InDoubtAreSentAgainWhenAmazonDoesNotShowThem) {
  Conversation talk;
  talk.peers().acknowledged_status = {status_line(1, 40)};
  talk.next("submitAcknowledgement", HttpResponse{500, {}, ""});
  talk.run_for(hours(1));
  ASSERT_EQ(talk.count("submitAcknowledgement"), 2U);
  EXPECT_EQ(talk.calls_of("submitAcknowledgement")[0].key, talk.calls_of("submitAcknowledgement")[1].key);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

/// Amazon cancelled the order while the answer to our acknowledgement was lost.
TEST(Acknowledgements, InDoubtAreNotSentAgainForAnOrderThatChanged) {
  Conversation talk;
  Json first = status_line(1, 0);
  Json second = status_line(2, 0);
  for (Json* line : {&first, &second}) {
    (*line)["orderedQuantity"] = {{"orderedQuantity", {{"amount", 0}, {"unitOfMeasure", "Eaches"}, {"unitSize", 1}}}};
  }
  talk.peers().acknowledged_status = {first, second};
  talk.next("submitAcknowledgement", NoAnswer::Indeterminate);
  talk.run_until_called("submitAcknowledgement");
  Json& order = talk.peers().orders[0];
  order["orderDetails"]["purchaseOrderStateChangedDate"] = "2026-11-02T10:05:00Z";
  for (Json& item : order["orderDetails"]["items"]) item["orderedQuantity"]["amount"] = 0;
  talk.run_for(minutes(45));
  EXPECT_EQ(talk.count("getPurchaseOrder"), 1U);
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
}

Json lost_line(int sequence) {
  return {{"itemSequenceNumber", std::to_string(sequence)},
          {"acknowledgementStatus", {{"confirmationStatus", "UNCONFIRMED"}}}};
}

TEST(Acknowledgements, ThatAmazonTookAndLostAreSentAgainOnce) {
  Conversation talk;
  talk.peers().acknowledged_status = {lost_line(1), lost_line(2)};
  talk.run_for(minutes(40));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
  talk.run_for(minutes(10));
  ASSERT_EQ(talk.count("submitAcknowledgement"), 2U);
  EXPECT_EQ(talk.body_of("submitAcknowledgement", 0)["acknowledgements"][0]["items"],
            talk.body_of("submitAcknowledgement", 1)["acknowledgements"][0]["items"]);
  talk.peers().acknowledged_status = {status_line(1, 40), status_line(2, 60)};
  talk.run_for(hours(6));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 2U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Acknowledgements, ThatAmazonLostTwiceAreForAPerson) {
  Conversation talk;
  talk.peers().acknowledged_status = {lost_line(1), lost_line(2)};
  talk.run_for(hours(6));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 2U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"acknowledgement-failed/7QX2M4KP"});
  talk.peers().acknowledged_status = {status_line(1, 40), status_line(2, 60)};
  talk.step(OperatorAction{"acknowledgement-failed/7QX2M4KP", "send again", trade::Act::Close, "ann", ""});
  talk.run_for(hours(6));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 3U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

/// A list that leaves the order out, or shows one line only, says nothing of the other.
TEST(Acknowledgements, ThatAmazonDoesNotTellOfAreNotSentAgain) {
  Conversation talk;
  talk.peers().acknowledged_status = {lost_line(1)};
  talk.run_for(hours(12));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(talk.count("getPurchaseOrdersStatus"), 4U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Acknowledgements, ThatFailAreSentAgainWhenAPersonHasMendedTheReason) {
  Conversation talk;
  talk.peers().verdicts["submitAcknowledgement"] = {"Failure", "INVALID_ORDER_ID"};
  talk.run_for(hours(1));
  EXPECT_EQ(talk.standing().waits_for, "exception acknowledgement-failed/7QX2M4KP (IT)");
  talk.peers().verdicts.clear();
  talk.step(OperatorAction{"acknowledgement-failed/7QX2M4KP", "", trade::Act::Close, "ann", ""});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 2U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(Acknowledgements, AnswerAlsoWhatCanNotBeDelivered) {
  Conversation talk;
  Json order = PeersInScript::order_json();
  order["orderDetails"]["items"][0]["amazonProductIdentifier"] = "B0UNKNOWN";
  order["orderDetails"]["items"][1]["amazonProductIdentifier"] = "B0TEAOLD";
  talk.peers().orders = {order};
  trade::AcknowledgementPolicy& policy = talk.config().acknowledgement.by_vendor_code["TEAS1"];
  policy.unknown_item = trade::UnservedItem::RejectAtOnce;
  policy.blocked_item = trade::UnservedItem::RejectAtOnce;
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("linkedOrders.create"), 0U);
  const Json items = talk.body_of("submitAcknowledgement")["acknowledgements"][0]["items"];
  EXPECT_EQ(items[0]["itemAcknowledgements"][0]["rejectionReason"], "InvalidProductIdentifier");
  EXPECT_EQ(items[1]["itemAcknowledgements"][0]["rejectionReason"], "ObsoleteProduct");
  EXPECT_TRUE(talk.standing().settled);
  EXPECT_EQ(talk.open_exceptions(), (std::vector<std::string>{"blocked-item/7QX2M4KP/2", "unknown-item/7QX2M4KP/1"}));
}

TEST(Acknowledgements, OfSomebodyElseAreLeftAlone) {
  Conversation talk;
  talk.peers().orders[0]["purchaseOrderState"] = "Acknowledged";
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("linkedOrders.create"), 0U);
  EXPECT_EQ(talk.count("submitAcknowledgement"), 0U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"order-already-acknowledged/7QX2M4KP"});
  EXPECT_TRUE(talk.standing().settled);
}

}  // namespace
}  // namespace vendorproof::flow
