#include "core/flow/despatches.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Json leaving(const char* departed) { return PeersInScript::despatch_json(departed); }

TEST(Despatches, AreAnnouncedWhenTheTruckHasLeft) {
  Conversation talk;
  talk.run_for(hours(1));
  Json open = leaving("2026-11-02T14:30:00Z");
  open["departureDateTime"] = "0001-01-01T00:00:00Z";
  open["lastModifiedDateTime"] = "2026-11-02T10:20:00Z";
  talk.peers().despatches = {open};
  talk.run_for(hours(1));
  EXPECT_EQ(talk.standing().waits_for, "departure of the truck");
  EXPECT_EQ(talk.count("SubmitShipmentConfirmations"), 0U);

  Json left = leaving("2026-11-02T14:30:00Z");
  left["lastModifiedDateTime"] = "2026-11-02T11:20:00Z";
  talk.peers().despatches = {left};
  talk.run_for(minutes(150));
  ASSERT_EQ(talk.count("SubmitShipmentConfirmations"), 1U);
  const Instant sent =
      talk.calls_of("SubmitShipmentConfirmations")[0].deadline - MonoTime() + talk.at("2026-11-02T08:59:30Z");
  EXPECT_GE(sent, talk.at("2026-11-02T14:30:00Z"));
}

TEST(Despatches, AreHeldUntilPackagesTieOut) {
  Conversation talk;
  talk.run_for(hours(1));
  Json wrong = leaving("2026-11-02T11:30:00Z");
  wrong["packages"][0]["packageContents"][0]["quantityBase"] = 39;
  talk.peers().despatches = {wrong};
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("SubmitShipmentConfirmations"), 0U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"despatch-mismatch/DSP-1"});
  Json right = leaving("2026-11-02T11:30:00Z");
  right["lastModifiedDateTime"] = "2026-11-02T13:15:00Z";
  talk.peers().despatches = {right};
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("SubmitShipmentConfirmations"), 1U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

// ASN-32, ASN-30: the goods are still on the dock, so people can mend it before the notice is due.
TEST(Despatches, ThatLackAPaperWaitForItWithADeadline) {
  Conversation talk;
  talk.run_for(hours(1));
  Json lacking = leaving("2026-11-02T11:30:00Z");
  lacking["departureDateTime"] = "0001-01-01T00:00:00Z";
  lacking["shippingAgentCode"] = "";
  lacking["billOfLadingNumber"] = "";
  talk.peers().despatches = {lacking};
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("SubmitShipmentConfirmations"), 0U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"despatch-incomplete/DSP-1"});
  EXPECT_EQ(
      talk.text_of_exception("despatch-incomplete/DSP-1"),
      "carrier (SCAC) (ASN-32): none is stated; bill of lading (ASN-30): none is stated; the ship notice is due by "
      "2026-11-05T06:30:00Z (ASN-01)");
  EXPECT_EQ(talk.store().exception("despatch-incomplete/DSP-1")->amount.text(), "300.00 USD");
  EXPECT_EQ(talk.standing().exception, "despatch-incomplete/DSP-1");

  Json right = leaving("2026-11-02T11:30:00Z");
  right["lastModifiedDateTime"] = "2026-11-02T13:15:00Z";
  talk.peers().despatches = {right};
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("SubmitShipmentConfirmations"), 1U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Despatches, HaveOneExceptionAtATime) {
  Conversation talk;
  talk.run_for(hours(1));
  Json lacking = leaving("2026-11-02T11:30:00Z");
  lacking["proNumber"] = "";
  talk.peers().despatches = {lacking};
  talk.run_for(hours(1));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"despatch-incomplete/DSP-1"});
  lacking["packages"][0]["packageContents"][0]["quantityBase"] = 39;
  lacking["lastModifiedDateTime"] = "2026-11-02T12:15:00Z";
  talk.peers().despatches = {lacking};
  talk.run_for(hours(1));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"despatch-mismatch/DSP-1"});
  EXPECT_EQ(talk.standing().exception, "despatch-mismatch/DSP-1");
  lacking["packages"][0]["packageContents"][0]["quantityBase"] = 40;
  lacking["lastModifiedDateTime"] = "2026-11-02T13:15:00Z";
  talk.peers().despatches = {lacking};
  talk.run_for(hours(1));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"despatch-incomplete/DSP-1"});
}

TEST(Despatches, AreSentAgainWithTheSameBody) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().despatches = {leaving("2026-11-02T11:30:00Z")};
  talk.lose_answer("SubmitShipmentConfirmations");
  talk.peers().verdicts["SubmitShipmentConfirmations"] = {"Failure", "DUPLICATE_SHIPMENT_IDENTIFIER"};
  talk.run_for(hours(2));
  const auto calls = talk.calls_of("SubmitShipmentConfirmations");
  ASSERT_EQ(calls.size(), 2U);
  EXPECT_EQ(calls[0].request.body, calls[1].request.body);
  EXPECT_EQ(calls[0].key.text, "ship-notice/DSP-1");
  EXPECT_EQ(talk.standing().state, OrderState::Shipped);
}

// API-05: Amazon does not say what failed. Only where an answer was lost before can it be a duplicate.
TEST(Despatches, ThatFailWithoutAReasonAreAskedAboutWithWhatIsKnown) {
  for (const bool lost : {false, true}) {
    Conversation talk;
    talk.run_for(hours(1));
    talk.peers().despatches = {leaving("2026-11-02T11:30:00Z")};
    if (lost) talk.lose_answer("SubmitShipmentConfirmations");
    talk.peers().verdicts["SubmitShipmentConfirmations"] = {"Failure", "NotAvailable"};
    talk.run_for(hours(2));
    const std::string text = talk.text_of_exception("ship-notice-failed/DSP-1");
    EXPECT_EQ(text.find("NotAvailable:"), 0U) << text;
    EXPECT_EQ(text.find("may have arrived") != std::string::npos, lost) << text;
  }
}

TEST(Despatches, AreSentAgainAfterACrashWhileSending) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().despatches = {leaving("2026-11-02T11:30:00Z")};
  talk.run_until_called("SubmitShipmentConfirmations");
  talk.crash();
  talk.peers().verdicts["SubmitShipmentConfirmations"] = {"Failure", "DUPLICATE_SHIPMENT_IDENTIFIER"};
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("SubmitShipmentConfirmations"), 2U);
  EXPECT_EQ(talk.standing().state, OrderState::Shipped);
}

TEST(Despatches, ThatShipMoreThanConfirmedAreAnnouncedAllTheSame) {
  Conversation talk;
  talk.peers().reserved["TEA-BLACK"] = 48;
  talk.run_for(hours(1));
  talk.peers().despatches = {leaving("2026-11-02T11:30:00Z")};
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("SubmitShipmentConfirmations"), 1U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"over-shipped/7QX2M4KP/2"});
}

TEST(Despatches, OfOtherCustomersAreNoneOfOurs) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-02T11:30:00Z", "SHOP-77")};
  talk.run_for(hours(1));
  EXPECT_EQ(talk.store().despatch("DSP-1"), nullptr);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Despatches, HaveTheReservationsReadAgainOnlyWhereSomethingMayStillBeLost) {
  Conversation talk;
  talk.run_for(hours(1));
  const std::size_t reads = talk.count("linePromises.list");
  talk.peers().despatches = {leaving("2026-11-02T11:30:00Z")};
  talk.run_for(hours(30));
  EXPECT_EQ(talk.standing().state, OrderState::Shipped);
  EXPECT_EQ(talk.count("linePromises.list"), reads);
}

TEST(Despatches, ThatLeaveBeforeAmazonTookOurAnswerHaveTheReservationsReadAgain) {
  Conversation talk;
  talk.always("submitAcknowledgement", HttpResponse{429, {}, ""});
  talk.run_for(hours(1));
  const std::size_t reads = talk.count("linePromises.list");
  talk.peers().despatches = {leaving("2026-11-02T11:30:00Z")};
  // Another order awaits a despatch, so despatches are read.
  store::OrderRecord order = *talk.store().order("7QX2M4KP");
  order.awaits_despatch = true;
  talk.store().save(order);
  talk.run_for(hours(1));
  EXPECT_GT(talk.count("linePromises.list"), reads);
}

/// The filters of the calls that asked for contents.
std::vector<std::string> asked_for_contents(const Conversation& talk) {
  std::vector<std::string> filters;
  for (const HttpCall& call : talk.calls_of("despatches.list")) {
    if (query_of(call.request, "$expand")) filters.push_back(query_of(call.request, "$filter").value());
  }
  return filters;
}

TEST(Despatches, AreReadFromTheEarliestNewHeadOnAndNotAgain) {
  Conversation talk;
  talk.run_for(hours(1));
  Json other = PeersInScript::despatch_json("2026-11-02T10:10:00Z", "SHOP-77");
  other["number"] = "DSP-0";
  Json ours = leaving("2026-11-02T10:20:00Z");
  ours["departureDateTime"] = "0001-01-01T00:00:00Z";
  talk.peers().despatches = {ours, other};
  talk.run_for(hours(3));
  // Once for both; once more for the row that is not ours, while the look stays two minutes behind.
  EXPECT_EQ(asked_for_contents(talk).front(),
            "customerNumber eq 'AMAZON' and status ne 'Open' and lastModifiedDateTime ge 2026-11-02T10:10:00Z");
  const std::size_t asked = asked_for_contents(talk).size();
  EXPECT_LE(asked, 2U);
  EXPECT_GT(talk.count("despatches.list"), asked + 5) << "the heads are asked for at every poll";
  ours["departureDateTime"] = ours["lastModifiedDateTime"] = "2026-11-02T13:40:00Z";
  talk.peers().despatches = {ours, other};
  talk.run_for(hours(1));
  EXPECT_EQ(asked_for_contents(talk).size(), asked + 1);
  EXPECT_EQ(asked_for_contents(talk).back(),
            "customerNumber eq 'AMAZON' and status ne 'Open' and lastModifiedDateTime ge 2026-11-02T13:40:00Z");
  EXPECT_EQ(talk.count("SubmitShipmentConfirmations"), 1U);
}

TEST(Despatches, WhoseContentsAreRefusedAreAskedForAgainUntilTheyCome) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().despatches = {leaving("2026-11-02T10:20:00Z")};
  talk.peers().contents_are_refused = true;
  talk.run_for(hours(2));
  ASSERT_EQ(talk.open_exceptions().size(), 1U);
  EXPECT_EQ(talk.open_exceptions()[0].find("peer-refuses/erp"), 0U);
  const Instant raised = talk.store().exception(talk.open_exceptions()[0])->raised_at;
  EXPECT_LT(raised, talk.now().wall - hours(1)) << "it stays open from the first refusal on";
  talk.peers().contents_are_refused = false;
  talk.run_for(hours(1));
  EXPECT_TRUE(talk.open_exceptions().empty());
  EXPECT_EQ(talk.count("SubmitShipmentConfirmations"), 1U);
}

TEST(Despatches, InAnOddRowStopNoOther) {
  Conversation talk;
  talk.run_for(hours(1));
  Json half = PeersInScript::despatch_json("2026-11-03T12:00:00Z");
  half["number"] = "DSP-0";
  half["despatchLines"][0]["quantityBase"] = 0.5;
  Json theirs = PeersInScript::despatch_json("2026-11-03T12:10:00Z");
  theirs["number"] = "DSP-9";
  theirs["customerNumber"] = "10000";
  theirs["status"] = "Lost";
  talk.peers().despatches = {half, theirs, PeersInScript::despatch_json("2026-11-03T12:30:00Z")};
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("SubmitShipmentConfirmations"), 1U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"unreadable-row/despatches/DSP-0"});
}

}  // namespace
}  // namespace vendorproof::flow
