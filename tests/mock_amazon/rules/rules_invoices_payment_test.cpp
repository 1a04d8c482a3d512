// INV- rules of payment: terms, discounts, credit notes and deductions. See rule_book.h.
#include "tests/mock_amazon/payment_words.h"

namespace vendorproof::mock_amazon {
namespace {

std::string paid_on(Trial& trial) { return portal_row(trial, "remittances.csv", "type", "Invoice")["payment_date"]; }

Settings with_discount(std::int64_t basis_points, std::int64_t days_of_discount, std::int64_t net_days) {
  Settings settings = with_terms(TermsType::Basic, net_days);
  settings.discount_basis_points = basis_points;
  settings.discount_days = days_of_discount;
  return settings;
}

std::string due_under(const Settings& settings) {
  Trial trial = billed(100, settings);
  return portal_row(trial, "invoices.csv", "invoice_number", "I1")["due_date"].substr(0, 10);
}

TEST(INV_19, Keeps) {
  Trial trial = delivered(100);
  Json document = bill(trial, 100);
  document["paymentTerms"] = {{"type", "Basic"}, {"netDueDays", 30}};
  fate(trial, document);
  PortalRow row = portal_row(trial, "invoices.csv", "invoice_number", "I1");
  EXPECT_EQ(row["due_date"], "2026-12-23T00:00:00Z");
  EXPECT_EQ(row["remark"], "");
}
TEST(INV_19, Breaks) {
  Trial trial = delivered(100);
  Json document = bill(trial, 100);
  document["paymentTerms"] = {{"type", "Basic"}, {"netDueDays", 15}};
  fate(trial, document);
  PortalRow row = portal_row(trial, "invoices.csv", "invoice_number", "I1");
  EXPECT_EQ(row["due_date"], "2027-01-06T00:00:00Z");
  EXPECT_EQ(row["remark"], "netDueDays 15.00 is stated, 30.00 is agreed; reviewed for 14 days");
}

TEST(INV_26, Keeps) {
  EXPECT_EQ(due_under(with_terms(TermsType::Basic, 30)), "2026-12-23");
  EXPECT_EQ(due_under(with_terms(TermsType::EndOfMonth, 30)), "2026-12-31");
  EXPECT_EQ(due_under(with_terms(TermsType::FixedDate, 30)), "2026-12-25");
  EXPECT_EQ(due_under(with_terms(TermsType::Proximo, 30)), "2026-12-31");
  EXPECT_EQ(due_under(with_terms(TermsType::PaymentDueUponReceiptOfInvoice, 30)), "2026-11-24");
}
TEST(INV_26, Breaks) {
  EXPECT_EQ(due_under(with_terms(TermsType::Basic, 60)), "2027-01-22");
  EXPECT_EQ(due_under(with_terms(TermsType::Proximo, 60)), "2026-12-31");
}

TEST(INV_27, Keeps) {
  Trial trial = billed(100, with_discount(200, 30, 31));
  trial.pass(days(40));
  EXPECT_EQ(paid_on(trial), "2026-12-23T00:00:00Z");
  EXPECT_EQ(remitted(trial, "Discount"), usd_of("-5.00"));
  EXPECT_EQ(trial.amazon.payables().paid, usd_of("245.00"));
}
TEST(INV_27, Breaks) {
  Trial trial = billed(100, with_discount(200, 30, 31), day("2026-12-23T05:00:00Z") - start_of_trial());
  trial.pass(days(40));
  EXPECT_EQ(paid_on(trial), "2026-12-24T00:00:00Z");
  EXPECT_EQ(remitted(trial, "Discount"), usd_of("0"));
}

TEST(INV_28, Keeps) { EXPECT_EQ(due_under(with_terms(TermsType::EndOfMonth, 60)), "2027-01-31"); }
TEST(INV_28, Breaks) { EXPECT_EQ(due_under(with_terms(TermsType::Basic, 60)), "2027-01-22"); }

TEST(INV_29, Keeps) {
  Trial trial = billed(100, with_discount(300, 10, 60));
  trial.pass(days(11));
  EXPECT_EQ(paid_on(trial), "2026-12-03T00:00:00Z");
  EXPECT_EQ(remitted(trial, "Discount"), usd_of("-7.50"));
}
TEST(INV_29, Breaks) {
  Trial trial = billed(100, with_terms(TermsType::Basic, 60));
  trial.pass(days(11));
  EXPECT_EQ(paid_on(trial), "");
  trial.pass(days(60));
  EXPECT_EQ(remitted(trial, "Discount"), usd_of("0"));
}

Json credit_note(const Trial& trial, const std::string& amount, const Json& details) {
  Json item = invoice_item("A", 1, each(1));
  item.erase("purchaseOrderNumber");
  item["creditNoteDetails"] = details;
  Json document = invoice("C1", trial.now, amount, {item});
  document["invoiceType"] = "CreditNote";
  return document;
}

std::string outcome_of_credit(Settings settings, const Json& details) {
  Trial trial = billed(100, std::move(settings));
  return trial.outcome(invoices_path, credit_note(trial, "10", details));
}

TEST(INV_30, Keeps) {
  EXPECT_EQ(outcome_of_credit(in_region(Region::EU), {{"referenceInvoiceNumber", "I1"}}), "Processing");
}
TEST(INV_30, Breaks) {
  EXPECT_EQ(outcome_of_credit(Settings(), {{"referenceInvoiceNumber", "I1"}}), "NotAvailable");
  Trial trial(in_region(Region::EU));
  trial.issue(order("A", {order_line(1, each(100))}));
  Json document = credit_note(trial, "10", {{"referenceInvoiceNumber", "I1"}});
  document["remitToParty"]["address"] = {{"name", "A"}, {"addressLine1", "B"}, {"countryCode", "TR"}};
  EXPECT_EQ(trial.outcome(invoices_path, document), "NotAvailable");
}

TEST(INV_31, Keeps) {
  Trial trial = billed(90, in_region(Region::EU));
  EXPECT_EQ(trial.outcome(invoices_path, credit_note(trial, "25", {{"referenceInvoiceNumber", "I1"}})), "Processing");
  trial.pass(days(40));
  EXPECT_EQ(remitted(trial, "CreditNote"), usd_of("-25.00"));
  EXPECT_EQ(remitted(trial, "Shortage"), usd_of("0"));
}
TEST(INV_31, Breaks) {
  EXPECT_EQ(outcome_of_credit(in_region(Region::EU), {{"debitNoteNumber", ""}}), "INVALID_REFERENCE");
  Trial trial = billed(100, in_region(Region::EU));
  Json document = credit_note(trial, "10", {{"referenceInvoiceNumber", "I1"}});
  document["items"].push_back(document["items"][0]);
  document["items"][1]["creditNoteDetails"]["referenceInvoiceNumber"] = "I2";
  EXPECT_EQ(trial.outcome(invoices_path, document), "INVALID_REFERENCE");
}

TEST(INV_32, Keeps) {
  EXPECT_EQ(
      outcome_of_credit(in_region(Region::EU), {{"returnsReferenceNumber", "R1"}, {"goodsReturnDate", "2026-11-20"}}),
      "Processing");
}
TEST(INV_32, Breaks) {
  EXPECT_EQ(outcome_of_credit(in_region(Region::EU), {{"returnsReferenceNumber", "R1"}}), "INCOMPLETE_RETURN");
  EXPECT_EQ(outcome_of_credit(in_region(Region::EU), {{"goodsReturnDate", "2026-11-20"}}), "INCOMPLETE_RETURN");
}

TEST(INV_33, Keeps) {
  EXPECT_EQ(outcome_of_credit(in_region(Region::EU), {{"coopReferenceNumber", "CO1"}}), "Processing");
  EXPECT_EQ(outcome_of_credit(in_region(Region::EU), {{"coopReferenceNumber", ""}, {"debitNoteNumber", "D1"}}),
            "Processing");
}
TEST(INV_33, Breaks) {
  EXPECT_EQ(outcome_of_credit(in_region(Region::EU), {{"coopReferenceNumber", ""}}), "INCOMPLETE_COOP");
}

TEST(INV_38, Keeps) {
  Trial trial = billed(100);
  trial.pass(days(40));
  EXPECT_EQ(trial.amazon.payables().paid, usd_of("250"));
  EXPECT_TRUE(portal(trial, "deductions.csv").empty());
}
TEST(INV_38, Breaks) {
  Trial trial = delivered(90);
  EXPECT_EQ(fate(trial, bill(trial, 100, "2.60")), "Processing");
  trial.pass(days(40));
  EXPECT_EQ(remitted(trial, "Shortage"), usd_of("-26.00"));
  EXPECT_EQ(remitted(trial, "PriceDiscrepancy"), usd_of("-9.00"));
}

TEST(INV_39, Keeps) {
  Trial trial = delivered(100);
  EXPECT_EQ(fate(trial, bill(trial, 100, "2.49")), "Processing");
  trial.pass(days(40));
  EXPECT_EQ(remitted(trial, "PriceDiscrepancy"), usd_of("0"));
}
TEST(INV_39, Breaks) {
  Trial trial = delivered(100);
  EXPECT_EQ(fate(trial, bill(trial, 1, "2.51")), "Processing");
  trial.pass(days(31));
  EXPECT_EQ(remitted(trial, "PriceDiscrepancy"), usd_of("-0.01"));
}

}  // namespace
}  // namespace vendorproof::mock_amazon
