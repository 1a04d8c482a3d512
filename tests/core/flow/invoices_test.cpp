#include "core/flow/invoices.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;

void ship(Conversation& talk) {
  talk.run_for(hours(1));
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-03T12:30:00Z")};
}

TEST(Invoices, AreSentAgainUnderTheSameNumberAndADuplicateMeansThatOneArrived) {
  Conversation talk;
  ship(talk);
  talk.peers().invoices = {PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
  talk.lose_answer("submitInvoices");
  talk.peers().verdicts["submitInvoices"] = {"Failure", "DUPLICATE_INVOICE_ID"};
  talk.run_for(hours(30));
  ASSERT_EQ(talk.count("submitInvoices"), 2U);
  EXPECT_EQ(talk.calls_of("submitInvoices")[0].request.body, talk.calls_of("submitInvoices")[1].request.body);
  EXPECT_EQ(talk.calls_of("submitInvoices")[1].attempt, 2U);
  EXPECT_EQ(talk.standing().state, OrderState::Invoiced);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Invoices, ThatFailAsDuplicatesWithoutDoubtAreForAPerson) {
  Conversation talk;
  ship(talk);
  talk.peers().invoices = {PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
  talk.peers().verdicts["submitInvoices"] = {"Failure", "DUPLICATE_INVOICE_ID"};
  talk.run_for(hours(30));
  EXPECT_EQ(talk.standing().waits_for, "exception invoice-failed/SI-1 (IT)");
}

TEST(Invoices, WaitUntilTheShipNoticeIsAccepted) {
  Conversation talk;
  ship(talk);
  talk.peers().invoices = {PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
  talk.always("SubmitShipmentConfirmations", HttpResponse{429, {}, ""});
  talk.run_for(hours(36));
  EXPECT_GT(talk.count("salesInvoices.list"), 0U);
  EXPECT_EQ(talk.count("submitInvoices"), 0U);
  talk.as_usual("SubmitShipmentConfirmations");
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("submitInvoices"), 1U);
}

TEST(Invoices, ThatDisagreeAreHeldUntilTheErpCorrectsThem) {
  Conversation talk;
  ship(talk);
  Json wrong = PeersInScript::invoice_json("2026-11-03T14:30:00Z");
  wrong["salesInvoiceLines"][0]["quantity"] = 36;
  talk.peers().invoices = {wrong};
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("submitInvoices"), 0U);
  EXPECT_EQ(talk.standing().waits_for, "exception invoice-mismatch/SI-1 (Finance)");
  talk.peers().invoices = {PeersInScript::invoice_json("2026-11-04T18:30:00Z")};
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("submitInvoices"), 1U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Invoices, ThatDisagreeAreSentWhenAPersonSaysSo) {
  Conversation talk;
  ship(talk);
  Json cheap = PeersInScript::invoice_json("2026-11-03T14:30:00Z");
  cheap["salesInvoiceLines"][1]["unitPrice"] = 2;
  cheap["salesInvoiceLines"][1]["amountExcludingTax"] = 120;
  cheap["salesInvoiceLines"][1]["amountIncludingTax"] = 120;
  cheap["totalAmountIncludingTax"] = 270;
  cheap["totalAmountExcludingTax"] = 270;
  talk.peers().invoices = {cheap};
  talk.run_for(hours(30));
  EXPECT_EQ(talk.store().exception("invoice-mismatch/SI-1")->amount, Money(300'000, usd()));
  talk.step(OperatorAction{"invoice-mismatch/SI-1", "a rebate was agreed"});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("submitInvoices"), 1U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

}  // namespace
}  // namespace vendorproof::flow
