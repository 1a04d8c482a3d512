#include "core/flow/corrections/read_back.h"

#include <gtest/gtest.h>

#include "tests/core/flow/money/paid_order.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using Texts = std::vector<std::string>;

const char* const notices = "SubmitShipmentConfirmations";
const char* const invoices = "submitInvoices";

/// The next submission is taken, and nothing ever comes of it.
void lose(Conversation& talk, const std::string& operation, int times = 1) {
  for (int i = 0; i < times; ++i) {
    talk.next(operation, HttpResponse{202, {}, R"({"payload":{"transactionId":"gone"}})"});
  }
}

/// Amazon never says Success.
void ship(Conversation& talk) {
  talk.peers().notices_say = "Processing";
  talk.run_for(hours(1));
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-02T11:30:00Z")};
}

/// Amazon once said Success to a submission of this kind.
void heard_success(Conversation& talk, OperationId operation) {
  talk.store().begin();
  Desk desk = talk.desk();
  remember_success(desk, operation);
  talk.store().commit();
}

void act(Conversation& talk, const std::string& key, trade::Act what) {
  talk.step(OperatorAction{key, "looked in Vendor Central", what, "ann", ""});
  EXPECT_FALSE(talk.refusal());
}

TEST(ReadBack, AShipNoticeThatAmazonSaysNothingOfIsSentAgainUnderItsIdentifier) {
  for (const bool arrived : {true, false}) {
    Conversation talk;
    ship(talk);
    if (!arrived) lose(talk, notices);
    talk.run_until_called(notices);
    talk.run_for(minutes(29));
    EXPECT_EQ(talk.count(notices), 1U) << "what is slow is not lost";
    EXPECT_NE(talk.standing().state, OrderState::Shipped);
    talk.run_for(hours(2));
    const auto calls = talk.calls_of(notices);
    ASSERT_EQ(calls.size(), arrived ? 2U : 3U) << "the last copy asks whether the one before it arrived";
    for (const HttpCall& call : calls) EXPECT_EQ(call.request.body, calls[0].request.body);
    EXPECT_EQ(talk.peers().submissions.accepted["DSP-1"], 1);
    EXPECT_EQ(talk.standing().state, OrderState::Shipped);
    EXPECT_TRUE(talk.open_exceptions().empty());
    EXPECT_EQ(talk.store().note("copies/ship-notice/DSP-1"), std::nullopt);
  }
}

TEST(ReadBack, WhatIsSaidNeedsNoCopy) {
  Conversation talk;
  ship(talk);
  talk.peers().notices_say = "Success";
  talk.run_for(hours(3));
  EXPECT_EQ(talk.count(notices), 1U);
  EXPECT_TRUE(talk.desk().store.note("says-success/14").has_value());
  EXPECT_TRUE(talk.store().known_work("ship-notice/DSP-1").parameters.empty()) << "the document is not kept";
}

TEST(ReadBack, ALossIsResentOnceWhereAmazonSaysSuccessAndThenAPersonDecides) {
  for (const trade::Act decision : {trade::Act::Close, trade::Act::Retry}) {
    Conversation talk;
    heard_success(talk, OperationId::SubmitShipNotice);
    ship(talk);
    talk.peers().invoices = {PeersInScript::invoice_json("2026-11-02T14:30:00Z")};
    lose(talk, notices, 2);
    talk.run_for(hours(5));
    EXPECT_EQ(talk.count(notices), 2U);
    EXPECT_EQ(talk.count(invoices), 0U) << "nothing is invoiced that may not be declared";
    const std::string key = "ship-notice-lost/DSP-1";
    ASSERT_EQ(talk.open_exceptions(), Texts{key});
    const TradeException exception = *talk.store().exception(key);
    EXPECT_EQ(exception.owner, Owner::Operations);
    EXPECT_EQ(exception.amount.text(), "300.00 USD");
    EXPECT_NE(exception.text.find("it was due by 2026-11-0"), std::string::npos) << exception.text;
    EXPECT_EQ(talk.standing().exception, key);
    EXPECT_EQ(talk.standing().awaited, Awaited::Person);

    if (decision == trade::Act::Retry) talk.peers().notices_say = "Success";
    act(talk, key, decision);
    talk.run_for(hours(2));
    EXPECT_EQ(talk.count(notices), decision == trade::Act::Retry ? 3U : 2U);
    EXPECT_EQ(talk.calls_of(notices).back().request.body, talk.calls_of(notices).front().request.body);
    EXPECT_EQ(talk.standing().state, OrderState::Invoiced);
    EXPECT_TRUE(talk.open_exceptions().empty());
  }
}

TEST(ReadBack, ACopyThatIsLostTooAsksThePersonAgain) {
  Conversation talk;
  heard_success(talk, OperationId::SubmitShipNotice);
  ship(talk);
  lose(talk, notices, 3);
  talk.run_for(hours(5));
  act(talk, "ship-notice-lost/DSP-1", trade::Act::Retry);
  talk.crash();
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count(notices), 3U);
  EXPECT_EQ(talk.open_exceptions(), Texts{"ship-notice-lost/DSP-1"});
}

TEST(ReadBack, ARefusalWithoutAReasonOfACopyMeansThatTheFirstArrived) {
  for (const bool says : {false, true}) {
    Conversation talk;
    if (says) heard_success(talk, OperationId::SubmitShipNotice);
    ship(talk);
    lose(talk, notices);
    talk.run_until_called(notices);
    talk.peers().verdicts[notices] = {"Failure", "NotAvailable"};
    talk.run_for(hours(2));
    EXPECT_EQ(talk.count(notices), 2U);
    EXPECT_EQ(talk.open_exceptions(), says ? Texts{"ship-notice-failed/DSP-1"} : Texts{})
        << "where Amazon says Success, its silence to the first was no arrival";
  }
}

TEST(ReadBack, ACopyWhoseTransactionIsHiddenIsLookedForLonger) {
  Conversation talk;
  heard_success(talk, OperationId::SubmitShipNotice);
  ship(talk);
  talk.always("getTransaction", HttpResponse{404, {}, R"({"errors":[{"code":"ResourceNotFound","message":"no"}]})"});
  talk.run_for(hours(3));
  EXPECT_EQ(talk.count(notices), 2U);
  EXPECT_TRUE(talk.open_exceptions().empty());
  talk.as_usual("getTransaction");
  talk.run_for(hours(1));
  EXPECT_EQ(talk.standing().state, OrderState::Shipped) << "the copy was refused: the first had arrived";
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(ReadBack, OutlivesACrashBetweenAnySteps) {
  Conversation talk;
  ship(talk);
  lose(talk, notices);
  for (int i = 0; i < 30; ++i) {
    talk.run_for(minutes(7));
    talk.crash();
  }
  EXPECT_EQ(talk.peers().submissions.accepted["DSP-1"], 1);
  EXPECT_EQ(talk.standing().state, OrderState::Shipped);
}

TEST(ReadBack, AnInvoiceIsSentAgainAtOnceOnlyWhereAmazonSaysSuccess) {
  for (const bool says : {false, true}) {
    Conversation talk;
    if (says) heard_success(talk, OperationId::SubmitInvoice);
    lose(talk, invoices, 2);
    send_the_invoice(talk);
    EXPECT_EQ(talk.count(invoices), says ? 2U : 1U) << "elsewhere silence is all that is ever heard (INV-36)";
    EXPECT_EQ(talk.open_exceptions(), says ? Texts{"invoice-lost/SI-1"} : Texts{});
    if (!says) continue;
    EXPECT_EQ(talk.standing().exception, "invoice-lost/SI-1");
    act(talk, "invoice-lost/SI-1", trade::Act::Retry);
    talk.peers().verdicts[invoices] = {"Success", ""};
    talk.run_for(hours(1));
    EXPECT_EQ(talk.count(invoices), 3U);
    EXPECT_EQ(talk.standing().state, OrderState::Invoiced);
    EXPECT_TRUE(talk.open_exceptions().empty());
  }
}

TEST(ReadBack, ALostInvoiceMayBeFoundByAPersonOrByItsPayment) {
  for (const bool is_paid : {false, true}) {
    Conversation talk;
    heard_success(talk, OperationId::SubmitInvoice);
    lose(talk, invoices, 2);
    send_the_invoice(talk);
    if (is_paid) {
      talk.peers().remittance_rows = paid_row("P-1", "SI-1", "Invoice", "300.00");
    } else {
      act(talk, "invoice-lost/SI-1", trade::Act::Close);
    }
    talk.run_for(hours(14));
    EXPECT_TRUE(talk.open_exceptions().empty());
    EXPECT_EQ(talk.standing().state, is_paid ? OrderState::Paid : OrderState::Invoiced);
    EXPECT_EQ(talk.count(invoices), 2U);
  }
}

/// The invoice of the script is due on 2026-12-03.
Duration until(Conversation& talk, const char* instant) { return Conversation::at(instant) - talk.now().wall; }

TEST(ReadBack, AnInvoiceThatNoPaymentHasIsSentOnceMoreUnderItsNumber) {
  for (const bool arrived : {true, false}) {
    Conversation talk;
    if (!arrived) lose(talk, invoices);
    send_the_invoice(talk);
    talk.run_for(until(talk, "2026-12-09T12:00:00Z"));
    EXPECT_EQ(talk.count(invoices), 1U);
    talk.crash();
    talk.run_for(hours(48));
    const auto calls = talk.calls_of(invoices);
    ASSERT_EQ(calls.size(), 2U);
    EXPECT_EQ(calls[0].request.body, calls[1].request.body);
    EXPECT_EQ(talk.peers().submissions.accepted["SI-1"], 1);
    EXPECT_TRUE(talk.open_exceptions().empty());

    talk.run_for(until(talk, "2026-12-27T00:00:00Z"));
    EXPECT_EQ(talk.count(invoices), 2U) << "once";
    ASSERT_EQ(talk.open_exceptions(), Texts{"invoice-unpaid/SI-1"});
    EXPECT_NE(talk.text_of_exception("invoice-unpaid/SI-1").find("it was sent once more on 2026-12-1"),
              std::string::npos)
        << talk.text_of_exception("invoice-unpaid/SI-1");
    act(talk, "invoice-unpaid/SI-1", trade::Act::Retry);
    talk.run_for(hours(1));
    EXPECT_EQ(talk.count(invoices), 3U);
    EXPECT_EQ(talk.peers().submissions.accepted["SI-1"], 1);
    talk.peers().remittance_rows = paid_row("P-1", "SI-1", "Invoice", "300.00", "2026-12-28");
    talk.run_for(hours(14));
    EXPECT_TRUE(talk.open_exceptions().empty());
    EXPECT_EQ(talk.store().note("invoice-resent/SI-1"), std::nullopt);
  }
}

TEST(ReadBack, AnInvoiceThatIsPassedOverByAPaymentIsSentEarlier) {
  Conversation talk;
  lose(talk, invoices);
  send_the_invoice(talk);
  talk.store().begin();
  talk.desk().note_instant("paid-through/TEAS1", Conversation::at("2026-12-05T00:00:00Z"));
  talk.store().commit();
  talk.run_for(until(talk, "2026-12-03T12:00:00Z"));
  EXPECT_EQ(talk.count(invoices), 1U);
  talk.run_for(hours(48));
  EXPECT_EQ(talk.count(invoices), 2U);
  EXPECT_EQ(talk.peers().submissions.accepted["SI-1"], 1);
}

TEST(ReadBack, PaymentsTellHowFarAmazonHasPaid) {
  Conversation talk;
  send_the_invoice(talk);
  talk.peers().remittance_rows = paid_row("P-1", "SI-1", "Invoice", "300.00");
  talk.run_for(hours(14));
  EXPECT_EQ(talk.desk().noted_instant("paid-through/TEAS1"), Conversation::at("2026-12-03T00:00:00Z"));
  talk.run_for(hours(24 * 60));
  EXPECT_EQ(talk.count(invoices), 1U) << "what is paid is not sent again";
}

}  // namespace
}  // namespace vendorproof::flow
