#include "core/flow/remittances.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;

constexpr const char* paid_whole = "P-1,2026-12-03T10:00:00Z,SI-1,7QX2M4KP,Invoice,,300.00,USD\r\n";
using Texts = std::vector<std::string>;

void send_invoice(Conversation& talk, const std::string& number = "SI-1") {
  talk.run_for(hours(1));
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-03T12:30:00Z")};
  talk.peers().invoices = {PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
  talk.peers().invoices.front()["number"] = number;
  talk.run_for(hours(30));
}

std::string row(const std::string& payment, const std::string& number, const std::string& type,
                const std::string& amount) {
  return payment + ",2026-12-03T10:00:00Z," + number + ",," + type + ",," + amount + ",USD\r\n";
}

/// What the ERP gets.
Texts amounts_posted(Conversation& talk) {
  Texts amounts;
  for (std::size_t i = 0; i < talk.count("paymentPostings.create"); ++i) {
    amounts.push_back(talk.body_of("paymentPostings.create", i)["amount"].dump());
  }
  return amounts;
}

TEST(Remittances, ArePaidNetOfDeductionsThatPeopleAreTold) {
  Conversation talk;
  send_invoice(talk);
  talk.peers().remittance_rows = std::string(paid_whole) +
                                 "P-1,2026-12-03T10:00:00Z,SI-1,7QX2M4KP,Shortage,4 eaches,-15.00,USD\r\n"
                                 "P-1,2026-12-03T10:00:00Z,SI-1,7QX2M4KP,PriceDiscrepancy,,-5.00,USD\r\n"
                                 "P-1,2026-12-03T10:00:00Z,,7QX2M4KP,Chargeback,CB-04 late,-7.50,USD\r\n";
  talk.run_for(hours(14));
  EXPECT_EQ(talk.body_of("paymentPostings.create")["amount"].dump(), "280");
  EXPECT_EQ(talk.open_exceptions(),
            (std::vector<std::string>{"chargeback/P-1/7QX2M4KP/Chargeback", "price-deduction/P-1/SI-1/PriceDiscrepancy",
                                      "short-payment/P-1/SI-1/Shortage"}));
  EXPECT_EQ(talk.store().exception("short-payment/P-1/SI-1/Shortage")->amount, Money(150'000, usd()));
  EXPECT_TRUE(talk.standing().settled);
}

TEST(Remittances, TakeWhatIsPaidBackAsAPaymentOfItsOwn) {
  Conversation talk;
  send_invoice(talk);
  talk.peers().remittance_rows =
      std::string(paid_whole) + "P-1,2026-12-03T10:00:00Z,SI-1,7QX2M4KP,Shortage,4,-15.00,USD\r\n";
  talk.run_for(hours(14));
  EXPECT_TRUE(talk.standing().settled);
  talk.peers().remittance_rows =
      "P-2,2026-12-20T10:00:00Z,SI-1,7QX2M4KP,Reversal,4 eaches,15.00,USD\r\n"
      "P-2,2026-12-20T10:00:00Z,,7QX2M4KP,Reversal,CB-01,2.00,USD\r\n";
  talk.run_for(hours(14));
  EXPECT_EQ(talk.body_of("paymentPostings.create", 1)["amount"].dump(), "15");
  EXPECT_EQ(talk.peers().payments, (std::vector<std::string>{"P-1/SI-1", "P-2/SI-1"}));
  EXPECT_EQ(talk.open_exceptions(),
            (std::vector<std::string>{"deduction-reversed/P-2/7QX2M4KP", "deduction-reversed/P-2/SI-1",
                                      "short-payment/P-1/SI-1/Shortage"}));
}

TEST(Remittances, OfUnknownInvoicesAreForAPerson) {
  Conversation talk;
  send_invoice(talk);
  talk.peers().remittance_rows = "P-1,2026-12-03T10:00:00Z,SI-77,7QX2M4KP,Invoice,,300.00,USD\r\n";
  talk.run_for(hours(14));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"unknown-remittance/P-1/SI-77"});
  EXPECT_EQ(talk.count("paymentPostings.create"), 0U);
}

TEST(Remittances, NetAClaimUnderANumberOfItsOwn) {
  for (const char* number : {"SI-1SC", "SI-1-SC"}) {
    Conversation talk;
    send_invoice(talk);
    talk.peers().remittance_rows = std::string(paid_whole) + row("P-1", number, "Shortage", "-20.00");
    talk.run_for(hours(14));
    EXPECT_EQ(amounts_posted(talk), Texts{"280"});
    EXPECT_EQ(talk.open_exceptions(), Texts{"short-payment/P-1/SI-1/Shortage"});
    EXPECT_EQ(talk.store().exception("short-payment/P-1/SI-1/Shortage")->purchase_order, "7QX2M4KP");
    EXPECT_TRUE(talk.standing().settled);
  }
}

TEST(Remittances, FollowAClaimThatIsPaidBackAndClaimedAgain) {
  Conversation talk;
  send_invoice(talk);
  talk.peers().remittance_rows = std::string(paid_whole) + row("P-1", "SI-1SC", "Invoice", "-20.00");
  talk.run_for(hours(14));
  talk.peers().remittance_rows = row("P-2", "SI-1SCR", "Invoice", "20.00");
  talk.run_for(hours(14));
  talk.peers().remittance_rows = row("P-3", "SI-1SCRSC", "Invoice", "-5.00");
  talk.run_for(hours(14));
  EXPECT_EQ(amounts_posted(talk), (Texts{"280", "20"}));
  EXPECT_EQ(talk.peers().payments, (Texts{"P-1/SI-1", "P-2/SI-1"}));
  EXPECT_EQ(talk.open_exceptions(), (Texts{"deduction-reversed/P-2/SI-1", "short-payment/P-1/SI-1/Shortage",
                                           "short-payment/P-3/SI-1/Shortage"}));
  EXPECT_EQ(talk.text_of_exception("short-payment/P-3/SI-1/Shortage").find("SI-1SCRSC; to dispute until"), 0U);
}

TEST(Remittances, MatchAnInvoiceThatEndsInSCItself) {
  Conversation talk;
  send_invoice(talk, "DISC");
  talk.peers().remittance_rows = row("P-1", "DISC", "Invoice", "300.00") + row("P-1", "DISCSC", "Other", "-20.00");
  talk.run_for(hours(14));
  EXPECT_EQ(amounts_posted(talk), Texts{"280"});
  EXPECT_EQ(talk.open_exceptions(), Texts{"short-payment/P-1/DISC/Shortage"});
}

TEST(Remittances, PostTheRowsBesideOneOfAnUnknownKind) {
  Conversation talk;
  send_invoice(talk);
  talk.peers().remittance_rows = row("P-1", "AG-7", "CoOp", "-12.00") + row("P-1", "", "Freight", "-1.50") + paid_whole;
  talk.run_for(hours(24 * 5));
  EXPECT_EQ(amounts_posted(talk), Texts{"300"});
  EXPECT_EQ(talk.open_exceptions(), (Texts{"unknown-remittance/P-1/AG-7/CoOp", "unknown-remittance/P-1/Freight"}));
  const auto exception = talk.store().exception("unknown-remittance/P-1/AG-7/CoOp");
  EXPECT_EQ(exception->amount, Money(120'000, usd()));
  EXPECT_EQ(exception->owner, Owner::Finance);
  EXPECT_EQ(exception->text, "payment P-1 has 'CoOp' of -12.00 USD about AG-7");
  EXPECT_TRUE(talk.standing().settled);
  EXPECT_LE(talk.count("getRemittances"), 12U);
}

TEST(Remittances, NetWhatAnUnknownKindTakesOffAnInvoiceAndDoNotPostWhatItAdds) {
  Conversation talk;
  send_invoice(talk);
  talk.peers().remittance_rows =
      std::string(paid_whole) + row("P-1", "SI-1", "Freight", "-4.00") + row("P-1", "SI-1", "Bonus", "9.00");
  talk.run_for(hours(14));
  EXPECT_EQ(amounts_posted(talk), Texts{"296"});
  EXPECT_EQ(talk.open_exceptions(),
            (Texts{"unknown-remittance/P-1/SI-1/Bonus added", "unknown-remittance/P-1/SI-1/Freight"}));
}

TEST(Remittances, OfOneKindInBothDirectionsAreTwoExceptions) {
  Conversation talk;
  send_invoice(talk);
  talk.peers().remittance_rows = row("P-1", "", "CoOp", "-50.00") + row("P-1", "", "CoOp", "20.00") + paid_whole;
  talk.run_for(hours(14));
  EXPECT_EQ(talk.open_exceptions(), (Texts{"unknown-remittance/P-1/CoOp", "unknown-remittance/P-1/CoOp added"}));
  EXPECT_EQ(talk.store().exception("unknown-remittance/P-1/CoOp")->amount, Money(500'000, usd()));
}

/// The rest of an invoice comes with a later payment, or somebody has to ask for it.
TEST(Remittances, PayAnInvoiceInPartsAndSayWhatIsMissing) {
  Conversation talk;
  send_invoice(talk);
  talk.peers().remittance_rows = row("P-1", "SI-1", "Invoice", "100.00");
  talk.run_for(hours(14));
  EXPECT_EQ(amounts_posted(talk), Texts{"100"});
  EXPECT_EQ(talk.open_exceptions(), Texts{"remittance-mismatch/P-1/SI-1"});
  EXPECT_EQ(talk.store().exception("remittance-mismatch/P-1/SI-1")->amount, Money(2'000'000, usd()));
  talk.peers().remittance_rows += "P-2,2026-12-10T10:00:00Z,SI-1,,Invoice,,200.00,USD\r\n";
  talk.run_for(hours(14));
  EXPECT_EQ(amounts_posted(talk), (Texts{"100", "200"}));
  EXPECT_EQ(talk.open_exceptions(), Texts{});
}

/// A word with the wrong sign says nothing: it neither pays an invoice nor settles it.
TEST(Remittances, WithTheWrongSignSettleNothing) {
  for (const auto& [type, amount] :
       {std::pair("Invoice", "-300.00"), std::pair("Reversal", "-40.00"), std::pair("Shortage", "15.00")}) {
    Conversation talk;
    send_invoice(talk);
    talk.peers().remittance_rows = row("P-1", "SI-1", type, amount);
    talk.run_for(hours(14));
    EXPECT_FALSE(talk.standing().settled) << type;
    EXPECT_TRUE(amounts_posted(talk).empty()) << type;
    ASSERT_EQ(talk.open_exceptions().size(), 1U) << type;
    EXPECT_EQ(talk.open_exceptions()[0].find("unknown-remittance/P-1/SI-1/" + std::string(type)), 0U);
  }
}

TEST(Remittances, PostTheRowsBesideOneThatCannotBeRead) {
  Conversation talk;
  send_invoice(talk);
  talk.peers().remittance_rows = row("P-1", "SI-9", "Invoice", "twelve") + paid_whole;
  talk.run_for(hours(24 * 5));
  EXPECT_EQ(amounts_posted(talk), Texts{"300"});
  EXPECT_EQ(talk.open_exceptions(), Texts{"unreadable-remittance/P-1/line 2"});
  const auto exception = talk.store().exception("unreadable-remittance/P-1/line 2");
  EXPECT_EQ(exception->owner, Owner::Finance);
  EXPECT_NE(exception->text.find("line 2, column amount: amount 'twelve'"), std::string::npos) << exception->text;
  EXPECT_LE(talk.count("getRemittances"), 12U);
}

TEST(Remittances, DoNotPostAnotherCurrencyThanTheInvoices) {
  Conversation talk;
  send_invoice(talk);
  talk.peers().remittance_rows = "P-1,2026-12-03,SI-1,7QX2M4KP,Invoice,,250.00,EUR\r\n";
  talk.run_for(hours(14));
  EXPECT_EQ(talk.count("paymentPostings.create"), 0U);
  EXPECT_EQ(talk.open_exceptions(), Texts{"unknown-remittance/P-1/SI-1/EUR"});
  talk.peers().remittance_rows = "P-2,2026-12-04,SI-1,7QX2M4KP,Invoice,,300.00,USD\r\n";
  talk.run_for(hours(14));
  EXPECT_EQ(amounts_posted(talk), Texts{"300"});
}

TEST(Remittances, AreReadAsVendorCentralExportsThem) {
  Conversation talk;
  send_invoice(talk);
  talk.peers().remittance_file =
      "Payment Number,Payment Date,Payment Currency,Payment Amount\r\n"
      "P-1,12/3/2026,USD,$278.00\r\n\r\n"
      "Payment Number,Invoice Number,Description,Invoice Amount,Invoice Currency,Amount Paid\r\n"
      "P-1,SI-1,,$300.00,USD,$300.00\r\n"
      "P-1,SI-1SC,,($20.00),USD,($20.00)\r\n"
      "P-1,1234-5678,COOP,($1.00),USD,($1.00)\r\n";
  talk.run_for(hours(14));
  EXPECT_EQ(amounts_posted(talk), Texts{"280"});
  EXPECT_EQ(talk.body_of("paymentPostings.create")["postingDate"].dump(), "\"2026-12-03\"");
  EXPECT_EQ(talk.open_exceptions(), (Texts{"remittance-mismatch/P-1", "short-payment/P-1/SI-1/Shortage",
                                           "unknown-remittance/P-1/1234-5678/COOP"}));
  EXPECT_EQ(talk.store().exception("remittance-mismatch/P-1")->text,
            "the rows of payment P-1 add up to 279.00 USD, but Amazon states 278.00 USD");
}

TEST(Remittances, WithUnknownColumnsAreShownToAPerson) {
  Conversation talk;
  send_invoice(talk);
  talk.peers().remittance_file = "Cheque,Sum\r\nP-1,5.00\r\n";
  talk.run_for(hours(14));
  ASSERT_EQ(talk.open_exceptions().size(), 1U);
  const std::string text = talk.store().exception(talk.open_exceptions().front())->text;
  EXPECT_NE(text.find("no known column names, but 'Cheque,Sum'; known are"), std::string::npos) << text;
}

TEST(Remittances, MatchANumberThatIsShownWithoutSeparators) {
  Conversation talk;
  send_invoice(talk, "VBE/2024/02/00365");
  talk.peers().remittance_rows =
      row("P-1", "VBE20240200365", "Invoice", "300.00") + row("P-1", "VBE20240200365SC", "Shortage", "-20.00");
  talk.run_for(hours(14));
  EXPECT_EQ(amounts_posted(talk), Texts{"280"});
  EXPECT_EQ(talk.peers().payments, Texts{"P-1/VBE/2024/02/00365"});
  EXPECT_EQ(talk.open_exceptions(), Texts{"short-payment/P-1/VBE/2024/02/00365/Shortage"});
  EXPECT_TRUE(talk.standing().settled);
}

TEST(Remittances, AreNotGuessedWhenSeveralInvoicesFit) {
  Conversation talk;
  send_invoice(talk, "VBE/2024/1");
  store::InvoiceRecord other;
  other.invoice.number = "OTHER";
  other.amazon_id = "VBE/20/241";
  talk.store().begin();
  talk.store().save(other);
  talk.store().commit();
  talk.peers().remittance_rows = row("P-1", "VBE20241", "Invoice", "300.00");
  talk.run_for(hours(14));
  EXPECT_EQ(talk.count("paymentPostings.create"), 0U);
  EXPECT_EQ(talk.open_exceptions(), Texts{"unknown-remittance/P-1/VBE20241"});
  EXPECT_EQ(talk.store().exception("unknown-remittance/P-1/VBE20241")->text,
            "Amazon pays VBE20241, which may be each of VBE/20/241, VBE/2024/1: nothing was posted");
}

}  // namespace
}  // namespace vendorproof::flow
