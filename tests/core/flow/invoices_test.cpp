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
  talk.step(OperatorAction{"invoice-mismatch/SI-1", "a rebate was agreed", trade::Act::Override, "ann", ""});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("submitInvoices"), 1U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Invoices, OfSeveralOrdersAreRefusedAloudWithTheAmountThatWaits) {
  Conversation talk;
  ship(talk);
  Json together = PeersInScript::invoice_json("2026-11-03T14:30:00Z");
  together["externalDocumentNumber"] = "";
  together["salesInvoiceLines"][0]["externalDocumentNumber"] = "7QX2M4KP";
  together["salesInvoiceLines"][1]["externalDocumentNumber"] = "8ELSE001";
  talk.peers().invoices = {together};
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("submitInvoices"), 0U);
  EXPECT_EQ(
      talk.text_of_exception("invoice-mismatch/SI-1"),
      "it bills the orders 7QX2M4KP, 8ELSE001 together, and an invoice for Amazon is of one order: 300.00 USD wait; "
      "correct it in the ERP, and post one invoice for each shipment");
  EXPECT_EQ(talk.store().exception("invoice-mismatch/SI-1")->amount, Money(3'000'000, usd()));
  EXPECT_EQ(talk.standing().waits_for, "exception invoice-mismatch/SI-1 (Finance)");
  talk.step(OperatorAction{"invoice-mismatch/SI-1", "try", trade::Act::Override, "ann", ""});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("submitInvoices"), 0U) << "nobody can override it";
  Json alone = PeersInScript::invoice_json("2026-11-04T20:30:00Z");
  alone["salesInvoiceLines"][0]["externalDocumentNumber"] = "7QX2M4KP";
  talk.peers().invoices = {alone};
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("submitInvoices"), 1U) << "the ERP took the other order off it";
  EXPECT_TRUE(talk.open_exceptions().empty());
}

Json numbered(const char* number, const char* modified) {
  Json json = PeersInScript::invoice_json(modified);
  json["number"] = number;
  json["id"] = std::string("id of ") + number;
  return json;
}

TEST(Invoices, InAnOddRowAreOneExceptionUntilTheErpMendsThem) {
  Conversation talk;
  ship(talk);
  Json box = numbered("SI-0", "2026-11-03T14:20:00Z");
  box["externalDocumentNumber"] = "8ELSE001";
  box["salesInvoiceLines"][0]["unitOfMeasureCode"] = "BOX";
  Json nameless = numbered("SI-7", "2026-11-03T14:25:00Z");
  nameless["number"] = 7;
  talk.peers().invoices = {box, nameless, PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("submitInvoices"), 1U);
  EXPECT_EQ(talk.open_exceptions(),
            (std::vector<std::string>{"unreadable-row/invoices/SI-0", "unreadable-row/invoices/id of SI-7"}));
  EXPECT_EQ(talk.text_of_exception("unreadable-row/invoices/SI-0"),
            "list invoices, row SI-0: $.value[0].salesInvoiceLines[0].unitOfMeasureCode is 'BOX', which was not among "
            "the ERP's units of item 'TEA-GREEN' when they were last read");
  EXPECT_EQ(talk.store().exception("unreadable-row/invoices/SI-0")->owner, Owner::Operations);

  // Another order keeps the list awaited. What is mended has a new time.
  talk.peers().orders.push_back(PeersInScript::order_json("8ELSE001"));
  talk.peers().orders.back()["orderDetails"]["purchaseOrderDate"] = "2026-11-03T17:00:00Z";
  talk.run_for(hours(2));
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-03T19:30:00Z", "8ELSE001")};
  talk.peers().despatches[0]["number"] = "DSP-2";
  for (Json& line : talk.peers().despatches[0]["despatchLines"]) line["shipmentNumber"] = "SS-2";
  talk.run_for(hours(2));
  box["salesInvoiceLines"][0]["unitOfMeasureCode"] = "PCS";
  box["shipmentNumber"] = "SS-2";
  nameless["number"] = "SI-7";
  for (Json* mended : {&box, &nameless}) (*mended)["lastModifiedDateTime"] = "2026-11-04T21:00:00Z";
  talk.peers().invoices = {box, nameless};
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("submitInvoices"), 2U);
  for (const std::string& key : talk.open_exceptions()) EXPECT_EQ(key.find("unreadable-row"), std::string::npos) << key;
}

TEST(Invoices, InAUnitThatIsNewerThanTheItemsAreReadAgainWhenTheItemsAre) {
  Conversation talk;
  ship(talk);
  Json box = PeersInScript::invoice_json("2026-11-03T14:20:00Z");
  box["salesInvoiceLines"][1]["unitOfMeasureCode"] = "KAR20";
  box["salesInvoiceLines"][1]["quantity"] = 3;
  box["salesInvoiceLines"][1]["unitPrice"] = 50;
  talk.peers().invoices = {box};
  talk.run_for(hours(3));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"unreadable-row/invoices/SI-1"});
  // Of another order: the list goes on.
  talk.peers().invoices.push_back(numbered("SI-9", "2026-11-03T15:20:00Z"));
  talk.peers().units.push_back({{"itemNumber", "TEA-BLACK"}, {"code", "KAR20"}, {"qtyPerUnitOfMeasure", 20}});
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("submitInvoices"), 1U);
  EXPECT_EQ(talk.store().exception("unreadable-row/invoices/SI-1")->open, false);
}

TEST(Invoices, InOddRowsAreNotReadForEver) {
  Conversation talk;
  ship(talk);
  talk.run_for(hours(28));
  Json box = numbered("SI-0", "2026-11-03T14:20:00Z");
  box["salesInvoiceLines"][0]["unitOfMeasureCode"] = "BOX";
  talk.peers().invoices = {box};
  talk.run_for(hours(2));
  const std::size_t calls = talk.count("salesInvoices.list");
  talk.run_for(hours(10));
  EXPECT_EQ(talk.count("salesInvoices.list"), calls + 20) << "heads alone";
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"unreadable-row/invoices/SI-0"});
  EXPECT_EQ(talk.standing().waits_for, "exception unreadable-row/invoices/SI-0 (Operations)");
}

TEST(Invoices, OfAnotherCustomerAreNoConcern) {
  Conversation talk;
  ship(talk);
  Json theirs = numbered("SI-0", "2026-11-03T14:20:00Z");
  theirs["customerNumber"] = "10000";
  theirs["currencyCode"] = "";
  talk.peers().invoices = {theirs, PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("submitInvoices"), 1U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Invoices, WaitAsDraftsUntilTheyArePosted) {
  Conversation talk;
  ship(talk);
  Json said = PeersInScript::invoice_json("2026-11-03T14:30:00Z");
  said["status"] = "Draft";
  Json nameless = PeersInScript::invoice_json("2026-11-03T14:30:00Z");
  nameless["number"] = "";
  Json undated = PeersInScript::invoice_json("2026-11-03T14:30:00Z");
  undated["postingDate"] = "0001-01-01";
  talk.peers().invoices = {said, nameless, undated};
  talk.run_for(hours(36));
  EXPECT_EQ(talk.count("submitInvoices"), 0U);
  EXPECT_TRUE(talk.open_exceptions().empty());
  EXPECT_EQ(talk.standing().waits_for, "invoice by the ERP for shipment SS-1");
  talk.peers().invoices = {PeersInScript::invoice_json("2026-11-03T23:00:00Z")};
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("submitInvoices"), 1U);
}

}  // namespace
}  // namespace vendorproof::flow
