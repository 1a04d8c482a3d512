#include "core/flow/credits/credit_notes.h"

#include <gtest/gtest.h>

#include "core/store/credit_memos.h"
#include "core/trade/ledger/statement.h"
#include "tests/core/flow/money/paid_order.h"
#include "tests/core/flow/two_orders.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using Texts = std::vector<std::string>;

CoreConfig european_config() {
  CoreConfig config = config_with_accounts();
  config.shipping.region = trade::Region::Europe;
  return config;
}

/// 8 of 40 eaches at 3.75 never arrived: 30.00 of invoice SI-1 over 300.00.
Json credit_memo_json(const std::string& number = "CM-1", const std::string& invoice = "SI-1") {
  Json json = *parse_json(R"({"id":"c1","number":"","customerNumber":"AMAZON","appliesToInvoiceNumber":"",
    "postingDate":"2026-11-10","customerReturnNumber":"","goodsReturnDate":"0001-01-01","currencyCode":"USD",
    "amountExcludingTax":30,"amountIncludingTax":30,"lastModifiedDateTime":"2026-11-10T09:00:00Z",
    "postedCreditMemoLines":[
      {"sequence":10000,"lineType":"Item","itemNumber":"TEA-GREEN","unitOfMeasureCode":"PCS","quantity":8,
       "quantityBase":8,"unitPrice":3.75,"amountExcludingTax":30,"amountIncludingTax":30}]})");
  json["number"] = number;
  json["appliesToInvoiceNumber"] = invoice;
  return json;
}

/// The documents of type CreditNote that were sent, in order.
std::vector<Json> notes_sent(Conversation& talk) {
  std::vector<Json> notes;
  for (std::size_t i = 0; i < talk.count("submitInvoices"); ++i) {
    const Json body = talk.body_of("submitInvoices", i);
    for (const Json& document : body["invoices"]) {
      if (document["invoiceType"] == "CreditNote") notes.push_back(document);
    }
  }
  return notes;
}

trade::Statement statement_of(Conversation& talk, const char* month) {
  const auto all = trade::statements_of(talk.store().movements(), trade::parse_month(month).value());
  return all.empty() ? trade::Statement() : all.front();
}

TEST(CreditNotes, AreSentOnceAfterTheInvoiceWasTaken) {
  Conversation talk(european_config());
  send_the_invoice(talk);
  talk.peers().credit_memos = {credit_memo_json()};
  talk.run_for(hours(48));
  const std::vector<Json> notes = notes_sent(talk);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0]["id"], "CM-1");
  EXPECT_EQ(notes[0]["invoiceTotal"]["amount"], "30.00");
  EXPECT_EQ(notes[0]["items"][0]["creditNoteDetails"]["referenceInvoiceNumber"], "SI-1");
  EXPECT_EQ(notes[0]["remitToParty"]["partyId"], "AMZPA");
  EXPECT_TRUE(talk.open_exceptions().empty());
  EXPECT_EQ(store::CreditMemos(talk.store()).known("CM-1").state, store::CreditState::Succeeded);
}

/// A new memo makes the core read the rows again, and among them one whose credit note has left.
TEST(CreditNotes, ThatHaveLeftStayAsTheyAreWhenTheErpChangesTheirMemo) {
  Conversation talk(european_config());
  send_the_invoice(talk);
  talk.peers().credit_memos = {credit_memo_json()};
  talk.run_for(hours(48));
  ASSERT_EQ(notes_sent(talk).size(), 1U);
  Json changed = credit_memo_json();
  changed["lastModifiedDateTime"] = "2026-11-12T10:00:00Z";
  changed["postingDate"] = "2026-11-12";
  Json another = credit_memo_json("CM-2");
  another["lastModifiedDateTime"] = "2026-11-12T09:00:00Z";
  talk.peers().credit_memos = {another, changed};
  talk.run_for(hours(48));
  std::vector<std::string> sent;
  for (const Json& note : notes_sent(talk)) sent.push_back(note["id"]);
  EXPECT_EQ(sent, (Texts{"CM-1", "CM-2"}));
}

TEST(CreditNotes, ForAnInvoiceOfTwoOrdersNameTheOrderOfEachItem) {
  Conversation talk(european_config());
  bill_both(talk);
  Json both = credit_memo_json();
  for (const char* field : {"amountExcludingTax", "amountIncludingTax"}) both[field] = 187.5;
  Json& line = both["postedCreditMemoLines"][0];
  line["quantityBase"] = 50;
  for (const char* field : {"amountExcludingTax", "amountIncludingTax"}) line[field] = 187.5;
  talk.peers().credit_memos = {both};
  talk.run_for(hours(48));
  const std::vector<Json> notes = notes_sent(talk);
  ASSERT_EQ(notes.size(), 1U);
  ASSERT_EQ(notes[0]["items"].size(), 2U);
  EXPECT_EQ(notes[0]["items"][0]["purchaseOrderNumber"], "7QX2M4KP");
  EXPECT_EQ(notes[0]["items"][0]["invoicedQuantity"]["amount"], 40);
  EXPECT_EQ(notes[0]["items"][1]["purchaseOrderNumber"], "8ELSE001");
  EXPECT_EQ(notes[0]["items"][1]["invoicedQuantity"]["amount"], 10);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(CreditNotes, OfTheTimeBeforeTheStoreAreLeftAlone) {
  Conversation talk(european_config());
  send_the_invoice(talk);
  Json old = credit_memo_json("CM-0", "SI-OLD");
  old["lastModifiedDateTime"] = "2026-11-01T08:00:00Z";
  talk.peers().credit_memos = {old};
  talk.run_for(hours(48));
  EXPECT_TRUE(notes_sent(talk).empty());
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(CreditNotes, AreFoundAlsoIfTheErpWasAwayForDaysAfterItsInvoice) {
  Conversation talk(european_config());
  talk.run_for(hours(24 * 4));
  // Only now the ERP shows what it posted days ago.
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-03T12:30:00Z")};
  talk.peers().invoices = {PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
  Json memo = credit_memo_json();
  memo["lastModifiedDateTime"] = "2026-11-03T18:00:00Z";
  talk.peers().credit_memos = {memo};
  talk.run_for(hours(48));
  EXPECT_EQ(notes_sent(talk).size(), 1U);
}

TEST(CreditNotes, WaitForTheInvoice) {
  Conversation talk(european_config());
  talk.run_for(hours(1));
  talk.always("submitInvoices", HttpResponse{429, {}, ""});
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-03T12:30:00Z")};
  talk.peers().invoices = {PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
  talk.peers().credit_memos = {credit_memo_json()};
  talk.run_for(hours(48));
  EXPECT_EQ(store::CreditMemos(talk.store()).known("CM-1").state, store::CreditState::Waiting);
  talk.as_usual("submitInvoices");
  talk.run_for(hours(2));
  EXPECT_EQ(notes_sent(talk).size(), 1U);
}

TEST(CreditNotes, AreSentAgainUnderTheSameNumberAndADuplicateMeansThatOneArrived) {
  Conversation talk(european_config());
  send_the_invoice(talk);
  talk.peers().credit_memos = {credit_memo_json()};
  talk.lose_answer("submitInvoices");
  talk.peers().verdicts["submitInvoices"] = {"Failure", "DUPLICATE_INVOICE_ID"};
  talk.run_for(hours(48));
  const std::vector<Json> notes = notes_sent(talk);
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(notes[0], notes[1]);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(CreditNotes, ThatAmazonRefusesAreForAPersonWhoMaySendThemAgain) {
  Conversation talk(european_config());
  send_the_invoice(talk);
  talk.peers().credit_memos = {credit_memo_json()};
  talk.peers().verdicts["submitInvoices"] = {"Failure", "INVALID_REFERENCE"};
  talk.run_for(hours(48));
  EXPECT_EQ(talk.open_exceptions(), Texts{"credit-note-failed/CM-1"});
  talk.peers().verdicts.clear();
  talk.step(OperatorAction{"credit-note-failed/CM-1", "mended", trade::Act::Close, "ann", ""});
  talk.run_for(hours(2));
  EXPECT_EQ(notes_sent(talk).size(), 2U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(CreditNotes, WithoutAnInvoiceOfOursAreForAPerson) {
  Conversation talk(european_config());
  send_the_invoice(talk);
  talk.peers().credit_memos = {credit_memo_json("CM-1", ""), credit_memo_json("CM-2", "SI-77")};
  talk.run_for(hours(48));
  EXPECT_TRUE(notes_sent(talk).empty());
  EXPECT_EQ(talk.open_exceptions(), (Texts{"credit-note-held/CM-1", "credit-note-held/CM-2"}));
  EXPECT_EQ(talk.text_of_exception("credit-note-held/CM-1"), "it names no invoice that it corrects");
  EXPECT_EQ(talk.text_of_exception("credit-note-held/CM-2"), "invoice SI-77 was not sent by this program");
  EXPECT_EQ(talk.store().exception("credit-note-held/CM-1")->owner, Owner::Finance);
  EXPECT_EQ(talk.store().exception("credit-note-held/CM-1")->amount, Money(300'000, usd()));
  // The ledger has a receivable that nobody explains, until somebody says what it is for.
  EXPECT_FALSE(statement_of(talk, "2026-11").ties());
}

TEST(CreditNotes, ThatDisagreeAreHeldUntilTheErpCorrectsThem) {
  Conversation talk(european_config());
  send_the_invoice(talk);
  Json wrong = credit_memo_json();
  wrong["postedCreditMemoLines"][0]["quantityBase"] = 41;
  wrong["postedCreditMemoLines"][0]["amountExcludingTax"] = 153.75;
  for (const char* field : {"amountExcludingTax", "amountIncludingTax"}) wrong[field] = 153.75;
  talk.peers().credit_memos = {wrong};
  talk.run_for(hours(48));
  EXPECT_EQ(talk.text_of_exception("credit-note-held/CM-1"), "item TEA-GREEN: 41 eaches credited, 40 invoiced");
  talk.peers().credit_memos = {credit_memo_json()};
  talk.peers().credit_memos[0]["lastModifiedDateTime"] = "2026-11-12T09:00:00Z";
  talk.run_for(hours(24));
  EXPECT_EQ(notes_sent(talk).size(), 1U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(CreditNotes, AreComparedWithThoseThatHaveLeft) {
  Conversation talk(european_config());
  send_the_invoice(talk);
  Json whole = credit_memo_json("CM-1");
  whole["postedCreditMemoLines"] = Json::array();
  for (const char* item : {"TEA-GREEN", "TEA-BLACK"}) {
    Json line = credit_memo_json()["postedCreditMemoLines"][0];
    const bool is_green = std::string(item) == "TEA-GREEN";
    line["itemNumber"] = item;
    line["quantityBase"] = is_green ? 40 : 60;
    line["unitPrice"] = is_green ? 3.75 : 2.5;
    line["amountExcludingTax"] = 150;
    whole["postedCreditMemoLines"].push_back(line);
  }
  for (const char* field : {"amountExcludingTax", "amountIncludingTax"}) whole[field] = 300;
  talk.peers().credit_memos = {whole};
  talk.run_for(hours(24));
  EXPECT_EQ(notes_sent(talk).size(), 1U);
  talk.peers().credit_memos.push_back(credit_memo_json("CM-2"));
  talk.peers().credit_memos[1]["lastModifiedDateTime"] = "2026-11-11T09:00:00Z";
  talk.run_for(hours(24));
  EXPECT_EQ(notes_sent(talk).size(), 1U);
  EXPECT_EQ(talk.text_of_exception("credit-note-held/CM-2"),
            "it gives back 30.00 USD, and of invoice SI-1 over 300.00 USD only 0.00 USD is left");
}

TEST(CreditNotes, AreAskedAboutWhereAmazonTakesNone) {
  Conversation talk(config_with_accounts());
  send_the_invoice(talk);
  talk.peers().credit_memos = {credit_memo_json()};
  talk.run_for(hours(48));
  EXPECT_TRUE(notes_sent(talk).empty());
  EXPECT_EQ(
      talk.text_of_exception("credit-note-held/CM-1"),
      "Amazon takes no credit notes of this vendor: agree in Vendor Central that 30.00 USD of invoice SI-1 is given "
      "back");
  // What Amazon then withholds itself was given back already: it is posted on no account.
  talk.peers().remittance_rows =
      paid_row("P-1", "SI-1", "Invoice", "300.00") + paid_row("P-1", "SI-1", "Shortage", "-30.00");
  talk.run_for(hours(30));
  EXPECT_EQ(lines_posted(talk), Texts());
  EXPECT_TRUE(starts_with(talk.text_of_exception("short-payment/P-1/SI-1/Shortage"),
                          "credit memos of the ERP gave 30.00 USD of it back already: it is not posted, and needs no "
                          "dispute"));
  const trade::Statement statement = statement_of(talk, "2026-12");
  EXPECT_TRUE(statement.ties());
  EXPECT_TRUE(statement.receivable.closing.is_zero());
  EXPECT_TRUE(statement.payable.closing.is_zero());
}

TEST(CreditNotes, ForWhatAmazonMayHaveWithheldAlreadyAreForAPerson) {
  CoreConfig config = european_config();
  config.posting.accounts.clear();
  Conversation talk(config);
  send_the_invoice(talk);
  talk.peers().remittance_rows =
      paid_row("P-1", "SI-1", "Invoice", "300.00") + paid_row("P-1", "SI-1", "Shortage", "-30.00");
  talk.run_for(hours(30));
  talk.peers().credit_memos = {credit_memo_json()};
  talk.run_for(hours(48));
  EXPECT_TRUE(notes_sent(talk).empty());
  EXPECT_EQ(
      talk.text_of_exception("credit-note-held/CM-1"),
      "Amazon has withheld 30.00 USD of invoice SI-1 already: if this credit memo is for that, close this, because "
      "a credit note would take it off a second time; if not, override this");
  talk.step(OperatorAction{"credit-note-held/CM-1", "for other goods", trade::Act::Override, "ann", ""});
  talk.run_for(hours(2));
  EXPECT_EQ(notes_sent(talk).size(), 1U);
  EXPECT_FALSE(talk.store().exception("credit-note-held/CM-1")->open);
}

TEST(CreditNotes, ThatAmazonTakesOffTheInvoiceAreNoSurpriseAndTie) {
  Conversation talk(european_config());
  send_the_invoice(talk);
  talk.peers().credit_memos = {credit_memo_json()};
  talk.run_for(hours(48));
  const trade::Statement before = statement_of(talk, "2026-11");
  EXPECT_TRUE(before.ties());
  EXPECT_EQ(before.receivable.closing.text(), "270.00 USD");
  EXPECT_EQ(before.payable.closing.text(), "300.00 USD");
  talk.peers().remittance_rows =
      paid_row("P-1", "SI-1", "Invoice", "300.00") + paid_row("P-1", "SI-1", "CreditNote", "-30.00");
  talk.run_for(hours(30));
  EXPECT_EQ(talk.body_of("paymentPostings.create")["amount"].dump(), "270");
  EXPECT_TRUE(talk.open_exceptions().empty());
  const trade::Statement after = statement_of(talk, "2026-12");
  EXPECT_TRUE(after.ties());
  EXPECT_TRUE(after.receivable.closing.is_zero());
  EXPECT_TRUE(after.payable.closing.is_zero());
  EXPECT_TRUE(talk.standing().settled);
}

TEST(CreditNotes, ThatComeAfterThePaymentAreToldAsARefund) {
  Conversation talk(european_config());
  send_the_invoice(talk);
  talk.peers().remittance_rows = paid_row("P-1", "SI-1", "Invoice", "300.00");
  talk.run_for(hours(30));
  talk.peers().credit_memos = {credit_memo_json()};
  talk.run_for(hours(24));
  EXPECT_EQ(notes_sent(talk).size(), 1U);
  // Another open order keeps Amazon's payments awaited.
  talk.store().begin();
  talk.store().set_note("remittances/reversals-until", text_of(Conversation::at("2027-02-01T00:00:00Z")));
  talk.store().commit();
  talk.peers().remittance_rows += paid_row("P-2", "SI-1", "CreditNote", "-30.00");
  talk.run_for(hours(30));
  EXPECT_EQ(talk.open_exceptions(), Texts{"credit-note-taken/P-2/SI-1/CreditNote"});
  EXPECT_EQ(talk.text_of_exception("credit-note-taken/P-2/SI-1/CreditNote"),
            "credit memos of the ERP gave 30.00 USD of it back already: post it against them as a refund");
  EXPECT_TRUE(statement_of(talk, "2026-12").ties());
}

}  // namespace
}  // namespace vendorproof::flow
