#include "core/flow/takeover/takeover.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Json line_shown(int sequence, std::int64_t accepted, std::int64_t rejected) {
  const auto eaches = [](std::int64_t amount) {
    return Json{{"amount", amount}, {"unitOfMeasure", "Eaches"}, {"unitSize", 1}};
  };
  const char* status = accepted + rejected == 0 ? "UNCONFIRMED" : rejected == 0 ? "ACCEPTED" : "PARTIALLY_ACCEPTED";
  return {{"itemSequenceNumber", std::to_string(sequence)},
          {"acknowledgementStatus",
           {{"confirmationStatus", status},
            {"acceptedQuantity", eaches(accepted)},
            {"rejectedQuantity", eaches(rejected)}}}};
}

/// Both lines of the order accepted.
const std::vector<Json>& all_accepted() {
  static const std::vector<Json> lines = {line_shown(1, 40, 0), line_shown(2, 60, 0)};
  return lines;
}

/// The order as Amazon shows it once it was answered.
void be_answered(Conversation& talk, std::vector<Json> lines) {
  talk.peers().orders.front()["purchaseOrderState"] = "Acknowledged";
  talk.peers().acknowledged_status = std::move(lines);
}

struct LossRow {
  const char* name;
  int events;  ///< of the life below, before the store is lost
};

/// The life of an order, in hours; each event is seen by the program before the next.
constexpr LossRow losses[] = {{"nothing", 0},  {"acknowledged", 1}, {"shown", 2},  {"despatched", 3},
                              {"invoiced", 4}, {"paid", 5},         {"settled", 6}};

void let_happen(Conversation& talk, int event) {
  if (event == 1) be_answered(talk, all_accepted());
  if (event == 2) talk.peers().despatches = {PeersInScript::despatch_json("2026-11-02T12:30:00Z")};
  if (event == 3) talk.peers().invoices = {PeersInScript::invoice_json("2026-11-02T14:30:00Z")};
  if (event == 4) talk.peers().remittance_rows = "P-1,2026-12-03T10:00:00Z,SI-1,7QX2M4KP,Invoice,,300.00,USD\r\n";
  if (event == 5) talk.run_for(hours(12));
}

class TakeOver : public testing::TestWithParam<LossRow> {};

TEST_P(TakeOver, BringsAnOrderToItsEndWhereverTheStoreWasLost) {
  Conversation talk;
  talk.peers().verdicts = {{"submitAcknowledgement", {"Success", ""}}};
  for (int event = 0; event <= 6; ++event) {
    if (event == GetParam().events) {
      if (event > 0) talk.run_for(minutes(20));
      talk.lose_store();
    }
    let_happen(talk, event);
    talk.run_for(hours(2));
  }
  talk.run_for(hours(48));
  EXPECT_TRUE(talk.standing().settled) << talk.standing().waits_for;
  EXPECT_TRUE(talk.open_exceptions().empty()) << talk.open_exceptions().front();
  EXPECT_EQ(talk.peers().sales_orders.size(), 1U);
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(talk.peers().submissions.accepted.at("DSP-1"), 1);
  EXPECT_EQ(talk.peers().submissions.accepted.at("SI-1"), 1);
  EXPECT_EQ(talk.peers().payments.size(), 1U);
  EXPECT_EQ(talk.count("linkedOrderLines.change"), 0U) << "what was agreed stays";
}

INSTANTIATE_TEST_SUITE_P(Stages, TakeOver, testing::ValuesIn(losses),
                         [](const testing::TestParamInfo<LossRow>& row) { return row.param.name; });

/// Our own answer of the last minutes is not visible yet.
TEST(OlderOrder, WaitsBeforeItAnswersWhatMayBeAnsweredAlready) {
  Conversation talk;
  talk.run_until_called("submitAcknowledgement");
  talk.lose_store();
  talk.run_for(minutes(20));
  be_answered(talk, all_accepted());
  talk.run_for(hours(3));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

/// A later order has the item master read, for which the older one must not wait.
TEST(OlderOrder, WaitsAlsoWhileALaterOrderGoesOn) {
  Conversation talk;
  talk.run_until_called("submitAcknowledgement");
  talk.lose_store();
  talk.run_for(minutes(5));
  Json later = PeersInScript::order_json("8ELSE001");
  for (const char* date : {"purchaseOrderDate", "purchaseOrderStateChangedDate", "purchaseOrderChangedDate"}) {
    later["orderDetails"][date] = "2026-11-02T10:15:00Z";
  }
  talk.peers().orders.push_back(later);
  talk.run_for(minutes(25));
  be_answered(talk, all_accepted());
  talk.run_for(hours(3));
  std::map<std::string, int> answered;
  for (std::size_t i = 0; i < talk.count("submitAcknowledgement"); ++i) {
    const Json body = talk.body_of("submitAcknowledgement", i);
    for (const Json& one : body["acknowledgements"]) ++answered[one["purchaseOrderNumber"].get<std::string>()];
  }
  EXPECT_EQ(answered["7QX2M4KP"], 1);
  EXPECT_EQ(answered["8ELSE001"], 1);
}

TEST(OlderOrder, AnswersWhatNobodyAnswered) {
  Conversation talk;
  talk.peers().verdicts = {{"submitAcknowledgement", {"Success", ""}}};
  talk.peers().acknowledged_status = {line_shown(1, 0, 0), line_shown(2, 0, 0)};
  talk.run_until_called("linkedOrders.create");
  talk.run_for(Duration(60));
  talk.lose_store();
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(talk.peers().sales_orders.size(), 1U);
}

TEST(OlderOrder, AnswersInTimeWhereTheDeadlineIsNear) {
  Conversation talk;
  talk.peers().verdicts = {{"submitAcknowledgement", {"Success", ""}}};
  talk.peer_down(Peer::Erp, true);
  talk.peers().acknowledged_status = {line_shown(1, 0, 0), line_shown(2, 0, 0)};
  talk.run_for(hours(21));
  talk.peer_down(Peer::Erp, false);
  talk.lose_store();
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
}

/// Fewer were accepted than ordered: the sales order stays as it was agreed.
TEST(OlderOrder, KeepsAnAnswerInPart) {
  Conversation talk;
  talk.peers().reserved["TEA-BLACK"] = 36;
  talk.run_for(hours(1));
  const std::size_t changes = talk.count("linkedOrderLines.change");
  be_answered(talk, {line_shown(1, 40, 0), line_shown(2, 36, 24)});
  talk.lose_store();
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(talk.count("linkedOrderLines.change"), changes);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  EXPECT_TRUE(talk.open_exceptions().empty()) << talk.open_exceptions().front();
}

TEST(OlderOrder, OfARejectedOrderNeedsNoSalesOrder) {
  Conversation talk;
  be_answered(talk, {line_shown(1, 0, 40), line_shown(2, 0, 60)});
  talk.lose_store();
  talk.run_for(hours(3));
  EXPECT_TRUE(talk.standing().settled);
  EXPECT_EQ(talk.count("linkedOrders.create"), 0U);
}

/// It may have been posted and put away, or never made: only a person can know.
TEST(OlderOrder, LeavesAnAnswerWithoutASalesOrderToPeople) {
  Conversation talk;
  talk.run_for(hours(1));
  be_answered(talk, all_accepted());
  talk.peers().sales_orders.clear();
  talk.lose_store();
  talk.run_for(hours(3));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"order-already-acknowledged/7QX2M4KP"});
  EXPECT_NE(talk.text_of_exception("order-already-acknowledged/7QX2M4KP").find("the ERP has no sales order for it"),
            std::string::npos);
  const std::size_t made = talk.count("linkedOrders.create");

  OperatorAction retry;
  retry.key = "order-already-acknowledged/7QX2M4KP";
  retry.act = trade::Act::Retry;
  retry.person = "olga";
  talk.step(retry);
  EXPECT_FALSE(talk.refusal()) << talk.refusal()->message;
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("linkedOrders.create"), made + 1);
  EXPECT_TRUE(talk.open_exceptions().empty()) << talk.open_exceptions().front();
  EXPECT_EQ(talk.peers().sales_orders.size(), 1U);
}

/// An ERP puts a sales order away when it is invoiced: the despatch tells what its lines were.
TEST(OlderOrder, WhoseSalesOrderIsPutAwayIsKnownByItsDespatch) {
  Conversation talk;
  talk.peers().verdicts = {{"submitAcknowledgement", {"Success", ""}}};
  talk.run_for(hours(1));
  be_answered(talk, all_accepted());
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-02T10:30:00Z")};
  talk.peers().invoices = {PeersInScript::invoice_json("2026-11-02T10:40:00Z")};
  talk.peers().sales_orders.clear();
  talk.lose_store();
  talk.run_for(hours(12));
  EXPECT_EQ(talk.peers().submissions.accepted.at("DSP-1"), 1);
  EXPECT_EQ(talk.peers().submissions.accepted.at("SI-1"), 1);
  EXPECT_EQ(talk.peers().sales_orders.size(), 0U);
  EXPECT_TRUE(talk.open_exceptions().empty()) << talk.open_exceptions().front();
}

TEST(OlderOrder, LeavesAnAnswerThatAmazonDoesNotShowToPeople) {
  Conversation talk;
  be_answered(talk, {line_shown(1, 0, 0), line_shown(2, 0, 0)});
  talk.lose_store();
  talk.run_for(hours(1));
  EXPECT_TRUE(talk.open_exceptions().empty()) << "it may still come";
  talk.run_for(hours(2));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"order-already-acknowledged/7QX2M4KP"});
  EXPECT_EQ(talk.count("linkedOrders.create"), 0U);
}

TEST(OlderOrder, IsNothingForOrdersThatComeLater) {
  Conversation talk;
  talk.peers().verdicts = {{"submitAcknowledgement", {"Success", ""}}};
  talk.peers().orders.clear();
  talk.lose_store();
  talk.run_for(hours(1));
  Json order = PeersInScript::order_json();
  order["orderDetails"]["purchaseOrderDate"] = "2026-11-02T11:00:00Z";
  order["orderDetails"]["purchaseOrderStateChangedDate"] = "2026-11-02T11:00:00Z";
  talk.peers().orders = {order};
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("getPurchaseOrdersStatus"), 0U);
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
}

/// A dry run beside an integration that does the work: what that did is taken up.
TEST(Shadow, GoesOnWithWhatAnotherIntegrationDid) {
  Conversation talk;
  for (const char* write :
       {"linkedOrders.create", "linkedOrders.release", "linkedOrderLines.change", "linkedOrders.change",
        "submitAcknowledgement", "SubmitShipmentConfirmations", "submitInvoices", "paymentPostings.create"}) {
    talk.always(write, NoAnswer::Withheld);
  }
  talk.run_for(hours(1));
  EXPECT_GE(talk.count("linkedOrders.create"), 1U) << "it is shown";
  EXPECT_EQ(talk.count("submitAcknowledgement"), 0U) << "without a sales order nothing is answered";
  const HttpCall made = talk.calls_of("linkedOrders.create").front();
  talk.peers().answer(made);
  talk.run_for(hours(1));
  ASSERT_GE(talk.count("submitAcknowledgement"), 1U) << talk.standing().waits_for;
  be_answered(talk, all_accepted());
  talk.run_for(hours(2));
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged) << talk.standing().waits_for;
  EXPECT_EQ(talk.peers().sales_orders.size(), 1U);
  EXPECT_TRUE(talk.open_exceptions().empty()) << talk.open_exceptions().front();
}

TEST(Shadow, TellsWhereAnotherIntegrationAnsweredOtherwise) {
  CoreConfig config = scripted_config();
  config.is_shadow = true;
  Conversation talk(config);
  talk.always("submitAcknowledgement", NoAnswer::Withheld);
  talk.run_until_called("submitAcknowledgement");
  be_answered(talk, {line_shown(1, 40, 0), line_shown(2, 36, 24)});
  talk.run_for(hours(2));
  EXPECT_EQ(talk.text_of_exception("order-already-acknowledged/7QX2M4KP"),
            "it was answered otherwise: line 2: 36 confirmed and 24 rejected, this program would say 60 and 0");
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U) << "it is not shown again";
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

}  // namespace
}  // namespace vendorproof::flow
