#include "core/flow/invoices.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"
#include "tests/core/flow/two_orders.h"

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
  EXPECT_GT(talk.count("postedInvoices.list"), 0U);
  EXPECT_EQ(talk.count("submitInvoices"), 0U);
  talk.as_usual("SubmitShipmentConfirmations");
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("submitInvoices"), 1U);
}

TEST(Invoices, ThatDisagreeAreHeldUntilTheErpCorrectsThem) {
  Conversation talk;
  ship(talk);
  Json wrong = PeersInScript::invoice_json("2026-11-03T14:30:00Z");
  wrong["postedInvoiceLines"][0]["quantityBase"] = 36;
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
  cheap["postedInvoiceLines"][1]["unitPrice"] = 2;
  cheap["postedInvoiceLines"][1]["amountExcludingTax"] = 120;
  cheap["postedInvoiceLines"][1]["amountIncludingTax"] = 120;
  cheap["amountIncludingTax"] = 270;
  cheap["amountExcludingTax"] = 270;
  talk.peers().invoices = {cheap};
  talk.run_for(hours(30));
  EXPECT_EQ(talk.store().exception("invoice-mismatch/SI-1")->amount, Money(300'000, usd()));
  talk.step(OperatorAction{"invoice-mismatch/SI-1", "a rebate was agreed", trade::Act::Override, "ann", ""});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("submitInvoices"), 1U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

/// SI-1 with its second line for 8ELSE001.
Json with_a_line_of_another_order() {
  Json together = PeersInScript::invoice_json("2026-11-03T14:30:00Z");
  together["externalDocumentNumber"] = "";
  together["postedInvoiceLines"][1]["externalDocumentNumber"] = "8ELSE001";
  return together;
}

TEST(Invoices, WithAnOrderThatIsNotOursAreRefusedAloudWithTheAmountThatWaits) {
  Conversation talk;
  ship(talk);
  talk.peers().invoices = {with_a_line_of_another_order()};
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("submitInvoices"), 0U);
  EXPECT_EQ(talk.text_of_exception("invoice-mismatch/SI-1"),
            "it bills the orders 7QX2M4KP, 8ELSE001 together, and order 8ELSE001 is not handled here: 300.00 USD wait; "
            "correct it in the ERP, and post one invoice for each order");
  EXPECT_EQ(talk.store().exception("invoice-mismatch/SI-1")->amount, Money(3'000'000, usd()));
  EXPECT_EQ(talk.standing().waits_for, "exception invoice-mismatch/SI-1 (Finance)");
  talk.step(OperatorAction{"invoice-mismatch/SI-1", "try", trade::Act::Override, "ann", ""});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("submitInvoices"), 0U) << "nobody can override it";
  Json alone = PeersInScript::invoice_json("2026-11-04T20:30:00Z");
  talk.peers().invoices = {alone};
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("submitInvoices"), 1U) << "the ERP took the other order off it";
  EXPECT_TRUE(talk.open_exceptions().empty());
}

/// The other order is known, but it was acknowledged elsewhere before it was first seen.
TEST(Invoices, WithAnOrderThatIsHandledElsewhereAreRefusedAloud) {
  Conversation talk;
  Json elsewhere = PeersInScript::order_json("8ELSE001");
  elsewhere["purchaseOrderState"] = "Acknowledged";
  talk.peers().orders.push_back(elsewhere);
  ship(talk);
  talk.peers().invoices = {with_a_line_of_another_order()};
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("submitInvoices"), 0U);
  ASSERT_TRUE(talk.store().exception("invoice-mismatch/SI-1"));
  EXPECT_NE(talk.text_of_exception("invoice-mismatch/SI-1").find("order 8ELSE001 is not handled here"),
            std::string::npos);
}

TEST(Invoices, OfTwoOrdersGoToAmazonAsOne) {
  Conversation talk;
  bill_both(talk);
  talk.run_for(hours(30));
  ASSERT_EQ(talk.count("submitInvoices"), 1U);
  const Json sent = talk.body_of("submitInvoices")["invoices"];
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0]["invoiceTotal"]["amount"], "600.00");
  const Json& items = sent[0]["items"];
  ASSERT_EQ(items.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(items[i]["itemSequenceNumber"], i + 1) << "unique in the document";
    EXPECT_EQ(items[i]["purchaseOrderNumber"], i < 2 ? "7QX2M4KP" : "8ELSE001");
  }
  EXPECT_TRUE(talk.store().work("invoice-of-several/SI-1"));
  EXPECT_EQ(talk.store().known_invoice("SI-1").despatches, (std::vector<std::string>{"DSP-1", "DSP-2"}));
  for (const char* order : {"7QX2M4KP", "8ELSE001"}) {
    EXPECT_EQ(talk.standing(order).state, OrderState::Invoiced) << order;
    EXPECT_EQ(talk.store().known_order(order).shipments.at(0).invoice, "SI-1") << order;
  }
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Invoices, OfTwoOrdersSettleBothWhenTheyArePaid) {
  Conversation talk;
  bill_both(talk);
  talk.run_for(hours(30));
  talk.peers().remittance_rows = "P-1,2026-12-03T10:00:00Z,SI-1,,Invoice,,600.00,USD\r\n";
  talk.run_for(hours(24 * 40));
  ASSERT_EQ(talk.peers().payments.size(), 1U);
  for (const char* order : {"7QX2M4KP", "8ELSE001"}) EXPECT_TRUE(talk.standing(order).settled) << order;
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Invoices, OfTwoOrdersWaitForTheShipNoticesOfBoth) {
  Conversation talk;
  bill_both(talk);
  const Json second = talk.peers().despatches.back();
  talk.peers().despatches.pop_back();
  talk.run_for(hours(30));
  EXPECT_EQ(talk.standing().state, OrderState::Shipped);
  EXPECT_EQ(talk.count("submitInvoices"), 0U);
  EXPECT_EQ(talk.standing().waits_for, "despatch of shipment SS-2 of 8ELSE001");
  talk.always("SubmitShipmentConfirmations", HttpResponse{429, {}, ""});
  talk.peers().despatches.push_back(second);
  talk.peers().despatches.back()["lastModifiedDateTime"] = "2026-11-04T18:30:00Z";
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("submitInvoices"), 0U);
  EXPECT_EQ(talk.standing().waits_for, "transaction of SubmitShipmentConfirmations") << "of the other order";
  talk.as_usual("SubmitShipmentConfirmations");
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("submitInvoices"), 1U);
}

/// The first notice has left, the second has not, and only then the ERP posts the invoice.
TEST(Invoices, OfTwoOrdersThatArePostedLateStillWaitForTheLastShipNotice) {
  Conversation talk;
  place_both(talk);
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-03T12:30:00Z")};
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("SubmitShipmentConfirmations"), 1U);
  talk.always("SubmitShipmentConfirmations", HttpResponse{429, {}, ""});
  talk.peers().despatches.push_back(second_despatch("2026-11-03T18:30:00Z"));
  talk.run_for(hours(2));
  talk.peers().invoices = {invoice_for_both("2026-11-03T20:30:00Z")};
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("submitInvoices"), 0U);
  talk.as_usual("SubmitShipmentConfirmations");
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("submitInvoices"), 1U) << talk.standing().waits_for;
}

TEST(Invoices, OfTwoOrdersAreHeldIfOneDisagreesAndBothWaitForThePerson) {
  Conversation talk;
  bill_both(talk);
  talk.peers().invoices[0]["postedInvoiceLines"][2]["quantityBase"] = 36;
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("submitInvoices"), 0U);
  EXPECT_EQ(talk.text_of_exception("invoice-mismatch/SI-1"),
            "order 8ELSE001, line 1 states 150.00 USD for 36 at 3.75 USD; order 8ELSE001, sales order line 10000: 36 "
            "eaches invoiced, 40 shipped; it bills the orders 7QX2M4KP, 8ELSE001");
  for (const char* order : {"7QX2M4KP", "8ELSE001"}) {
    EXPECT_EQ(talk.standing(order).waits_for, "exception invoice-mismatch/SI-1 (Finance)") << order;
  }
  talk.step(OperatorAction{"invoice-mismatch/SI-1", "as agreed", trade::Act::Override, "ann", ""});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("submitInvoices"), 1U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Invoices, OfTwoOrdersAreRefusedAloudWhereAmazonTakesOneOrder) {
  Conversation talk;
  talk.config().shipping.region = trade::Region::India;
  bill_both(talk);
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("submitInvoices"), 0U);
  EXPECT_EQ(talk.text_of_exception("invoice-mismatch/SI-1"),
            "it bills the orders 7QX2M4KP, 8ELSE001 together, and an invoice for Amazon is of one order here (INV-12): "
            "600.00 USD wait; correct it in the ERP, and post one invoice for each order");
  EXPECT_EQ(talk.store().exception("invoice-mismatch/SI-1")->amount, Money(6'000'000, usd()));
  talk.step(OperatorAction{"invoice-mismatch/SI-1", "try", trade::Act::Override, "ann", ""});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("submitInvoices"), 0U) << "nobody can override it";
  for (const char* order : {"7QX2M4KP", "8ELSE001"}) EXPECT_EQ(talk.standing(order).awaited, Awaited::Person) << order;
}

TEST(Invoices, OfTwoOrdersAreRefusedAloudIfTheOrdersHaveDifferentPayers) {
  Conversation talk;
  talk.peers().orders.push_back(PeersInScript::order_json("8ELSE001"));
  talk.peers().orders.back()["orderDetails"]["billToParty"]["partyId"] = "AMZCA";
  talk.run_for(hours(2));
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-03T12:30:00Z"),
                             second_despatch("2026-11-03T12:35:00Z")};
  talk.peers().invoices = {invoice_for_both("2026-11-03T14:30:00Z")};
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("submitInvoices"), 0U);
  EXPECT_NE(talk.text_of_exception("invoice-mismatch/SI-1").find("are billed to different parties"), std::string::npos);
}

TEST(Invoices, OfTwoOrdersThatFailKeepBothWaitingForThePerson) {
  Conversation talk;
  bill_both(talk);
  talk.peers().verdicts["submitInvoices"] = {"Failure", "INVALID_DATE"};
  talk.run_for(hours(30));
  for (const char* order : {"7QX2M4KP", "8ELSE001"}) {
    EXPECT_EQ(talk.standing(order).waits_for, "exception invoice-failed/SI-1 (IT)") << order;
  }
  EXPECT_NE(talk.text_of_exception("invoice-failed/SI-1").find("; it bills the orders 7QX2M4KP, 8ELSE001"),
            std::string::npos);
}

TEST(Invoices, OverAShipmentThatAnotherInvoiceOfSeveralBilledAreHeld) {
  Conversation talk;
  bill_both(talk);
  talk.run_for(hours(30));
  // A third order has no invoice yet: so the list is still read.
  talk.peers().orders.push_back(PeersInScript::order_json("9KEEP001"));
  talk.peers().orders.back()["orderDetails"]["purchaseOrderDate"] = "2026-11-03T18:00:00Z";
  talk.run_for(hours(2));
  Json third = second_despatch("2026-11-03T19:30:00Z");
  third["number"] = "DSP-3";
  for (Json& line : third["despatchLines"]) {
    line["externalDocumentNumber"] = "9KEEP001";
    line["shipmentNumber"] = "SS-3";
  }
  talk.peers().despatches = {third};
  Json again = PeersInScript::invoice_json("2026-11-03T21:00:00Z");
  again["number"] = "SI-2";
  talk.peers().invoices.push_back(again);
  talk.run_for(hours(4));
  EXPECT_EQ(talk.count("submitInvoices"), 1U);
  EXPECT_EQ(talk.text_of_exception("invoice-mismatch/SI-2"), "its shipment was already invoiced with SI-1");
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
  PeersInScript::bill(box, "8ELSE001", "S-2", "SS-2");
  box["postedInvoiceLines"][0]["unitOfMeasureCode"] = "BOX";
  Json nameless = numbered("SI-7", "2026-11-03T14:25:00Z");
  nameless["number"] = 7;
  talk.peers().invoices = {box, nameless, PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
  talk.run_for(hours(30));
  EXPECT_EQ(talk.count("submitInvoices"), 1U);
  EXPECT_EQ(talk.open_exceptions(),
            (std::vector<std::string>{"unreadable-row/invoices/SI-0", "unreadable-row/invoices/id of SI-7"}));
  EXPECT_EQ(talk.text_of_exception("unreadable-row/invoices/SI-0"),
            "list invoices, row SI-0: $.value[0].postedInvoiceLines[0].unitOfMeasureCode is 'BOX', which was not among "
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
  box["postedInvoiceLines"][0]["unitOfMeasureCode"] = "PCS";
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
  box["postedInvoiceLines"][1]["unitOfMeasureCode"] = "KAR20";
  box["postedInvoiceLines"][1]["quantity"] = 3;
  box["postedInvoiceLines"][1]["quantityBase"] = 60;
  box["postedInvoiceLines"][1]["unitPrice"] = 50;
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
  box["postedInvoiceLines"][0]["unitOfMeasureCode"] = "BOX";
  talk.peers().invoices = {box};
  talk.run_for(hours(2));
  const std::size_t calls = talk.count("postedInvoices.list");
  talk.run_for(hours(10));
  EXPECT_EQ(talk.count("postedInvoices.list"), calls + 20) << "heads alone";
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

}  // namespace
}  // namespace vendorproof::flow
