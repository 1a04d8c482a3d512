// What may be right about credit notes must stay without a finding.
#include <gtest/gtest.h>

#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

/// The credit memo over 10.00 for the invoice, sent and taken off the payment.
JudgedRun credited_run() {
  JudgedRun run;
  run.scenario.amazon.switches["region"] = "EU";
  run.give_back(Peer::Erp, EffectKind::CreditMemoPosted, "10.00");
  run.give_back(Peer::Amazon, EffectKind::CreditNoteAccepted, "10.00");
  Effect taken = effect(EffectKind::DeductionTaken, run.at(700 * hour), "PAY-1", {});
  taken.other_document = "SI-1";
  taken.amount = dollars("10.00");
  taken.reason = "CreditNote";
  run.add(Peer::Amazon, taken);
  run.first(EffectKind::PaymentPosted).amount = dollars("140.00");
  return run;
}

TEST(CreditChecks, FindNothingWhenTheCreditNoteIsSentAndTakenOff) {
  const JudgedRun run = credited_run();
  EXPECT_TRUE(run.found().empty()) << *run.found().begin();
}

TEST(CreditChecks, DemandNothingWhereAmazonTakesNone) {
  JudgedRun run;
  run.give_back(Peer::Erp, EffectKind::CreditMemoPosted, "10.00");
  EXPECT_TRUE(run.found().empty());
}

TEST(CreditChecks, DemandNothingForAnInvoiceThatAmazonRejected) {
  JudgedRun run;
  run.scenario.amazon.switches["region"] = "EU";
  run.first(EffectKind::InvoiceAccepted).kind = EffectKind::InvoiceRejected;
  run.give_back(Peer::Erp, EffectKind::CreditMemoPosted, "10.00");
  EXPECT_EQ(run.found().count("CREDIT-01"), 0U);
}

TEST(CreditChecks, ACreditMemoThatAPersonWasShownIsNotLost) {
  JudgedRun run;
  run.scenario.amazon.switches["region"] = "EU";
  run.give_back(Peer::Erp, EffectKind::CreditMemoPosted, "10.00");
  TradeException shown;
  shown.kind = ExceptionKind::CreditNoteHeld;
  shown.document = "CM-1";
  run.outcome.exceptions.push_back(shown);
  EXPECT_EQ(run.found().count("CREDIT-01"), 0U);
}

TEST(CreditChecks, AStrangerMayNumberItsCreditNotesItself) {
  JudgedRun run = credited_run();
  run.first(EffectKind::CreditNoteAccepted).document = "GUTSCHRIFT-1";
  EXPECT_TRUE(run.found().empty());
}

TEST(CreditChecks, TheSameCreditUnderTwoNumbersIsFound) {
  JudgedRun run = credited_run();
  run.give_back(Peer::Amazon, EffectKind::CreditNoteAccepted, "10.00", "CM-1-R");
  EXPECT_EQ(run.found().count("CREDIT-02"), 1U);
}

TEST(CreditChecks, ACreditNoteForAReturnNamesNoInvoice) {
  JudgedRun run;
  run.give_back(Peer::Amazon, EffectKind::CreditNoteAccepted, "10.00");
  run.first(EffectKind::CreditNoteAccepted).other_document.clear();
  EXPECT_TRUE(run.found().empty());
}

TEST(CreditChecks, TheRefundAfterThePaymentMayBeBookedOrNot) {
  JudgedRun run = credited_run();
  run.first(EffectKind::PaymentPosted).amount = dollars("150.00");
  EXPECT_EQ(run.found().count("MONEY-03"), 0U);
  run.first(EffectKind::PaymentPosted).amount = dollars("151.00");
  EXPECT_EQ(run.found().count("MONEY-03"), 1U);
}

TEST(CreditChecks, ACreditMemoDoesNotExcuseAPaymentThatIsNotBooked) {
  JudgedRun run = credited_run();
  run.first(EffectKind::PaymentPosted).other_document = "";
  EXPECT_EQ(run.found().count("MONEY-03"), 1U);
  run.first(EffectKind::PaymentPosted).other_document = "SI-1";
  run.first(EffectKind::PaymentPosted).amount = dollars("145.00");
  EXPECT_EQ(run.found().count("MONEY-03"), 1U) << "5.00 too much is not the credit memo over 10.00";
}

TEST(CreditChecks, ACreditNoteThatIsTakenOffTwiceHasToBeShown) {
  JudgedRun run = credited_run();
  Effect again = run.first(EffectKind::DeductionTaken);
  again.document = "PAY-2";
  run.add(Peer::Amazon, again);
  EXPECT_EQ(run.found().count("MONEY-04"), 1U);
}

TEST(CreditChecks, MoreThanTheCreditNoteHasToBeShown) {
  JudgedRun run = credited_run();
  run.first(EffectKind::DeductionTaken).amount = dollars("12.00");
  run.first(EffectKind::PaymentPosted).amount = dollars("138.00");
  EXPECT_EQ(run.found().count("MONEY-04"), 1U);
}

TEST(CreditChecks, WantTheInvoiceThatTheMemoIsFor) {
  JudgedRun run;
  run.give_back(Peer::Erp, EffectKind::CreditMemoPosted, "10.00");
  run.give_back(Peer::Amazon, EffectKind::CreditNoteAccepted, "10.00");
  Effect& note = run.first(EffectKind::CreditNoteAccepted);
  EXPECT_EQ(run.found().count("CREDIT-04"), 0U);
  note.other_document = "SI1";
  EXPECT_EQ(run.found().count("CREDIT-04"), 0U) << "without separators";
  note.other_document = "SI-2";
  EXPECT_EQ(run.found().count("CREDIT-04"), 1U) << "no such invoice";
  note.other_document = "";
  EXPECT_EQ(run.found().count("CREDIT-04"), 0U) << "a return or an agreement";
  note.other_document = "SI-2";
  Effect other = run.first(EffectKind::SalesInvoicePosted);
  other.document = "SI-2";
  run.add(Peer::Erp, other);
  EXPECT_EQ(run.found().count("CREDIT-04"), 1U) << "the memo is for SI-1";
}

TEST(CreditChecks, OneCreditNoteMayGiveBackSeveralMemosOfItsInvoice) {
  JudgedRun run = credited_run();
  run.first(EffectKind::CreditMemoPosted).amount = dollars("6.00");
  run.give_back(Peer::Erp, EffectKind::CreditMemoPosted, "4.00", "CM-2");
  run.first(EffectKind::CreditNoteAccepted).document = "GUTSCHRIFT-1";
  EXPECT_EQ(run.found().count("CREDIT-01") + run.found().count("CREDIT-02"), 0U);
  run.first(EffectKind::CreditMemoPosted).amount = dollars("7.00");
  EXPECT_EQ(run.found().count("CREDIT-02"), 1U) << "7.00 and 4.00 do not come to 10.00";
}

}  // namespace
}  // namespace vendorproof::harness
