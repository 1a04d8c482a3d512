#include "mock_amazon/payables/payment_terms.h"

#include <gtest/gtest.h>

#include "mock_amazon/payables/invoice_claim.h"
#include "mock_amazon/state/settings.h"

namespace vendorproof::mock_amazon {
namespace {

std::string due(TermsType type, std::int64_t net_days, const std::string& invoiced, std::int64_t day = 25) {
  return format_date(due_date({type, net_days, day, 0, 0}, *parse_instant(invoiced)));
}

TEST(PaymentTerms, CountDaysFromTheInvoicesDate) {
  EXPECT_EQ(due(TermsType::Basic, 30, "2026-11-23T23:59:59Z"), "2026-12-23");
  EXPECT_EQ(due(TermsType::Basic, 0, "2026-11-23"), "2026-11-23");
  EXPECT_EQ(due(TermsType::PaymentDueUponReceiptOfInvoice, 30, "2026-11-23T08:00:00Z"), "2026-11-23");
}

TEST(PaymentTerms, EndWithTheMonth) {
  EXPECT_EQ(due(TermsType::EndOfMonth, 60, "2026-11-23"), "2027-01-31");
  EXPECT_EQ(due(TermsType::EndOfMonth, 0, "2028-02-01"), "2028-02-29");
  EXPECT_EQ(due(TermsType::EndOfMonth, 0, "2026-11-30"), "2026-11-30");
  EXPECT_EQ(due(TermsType::Proximo, 60, "2026-12-31"), "2027-01-31");
  EXPECT_EQ(due(TermsType::Proximo, 60, "2027-01-31"), "2027-02-28");
}

TEST(PaymentTerms, FallOnAFixedDay) {
  EXPECT_EQ(due(TermsType::FixedDate, 0, "2026-11-25"), "2026-11-25");
  EXPECT_EQ(due(TermsType::FixedDate, 0, "2026-11-26"), "2026-12-25");
  EXPECT_EQ(due(TermsType::FixedDate, 30, "2026-11-26"), "2027-01-25");
  EXPECT_EQ(due(TermsType::FixedDate, 0, "2027-02-10", 31), "2027-02-28");
}

TEST(PaymentTerms, HoldADiscountForDays) {
  EXPECT_EQ(discount_until({}, *parse_instant("2026-11-23")), std::nullopt);
  const PaymentTerms quick{TermsType::Basic, 31, 25, 200, 30};
  EXPECT_EQ(format_date(*discount_until(quick, *parse_instant("2026-11-23T10:00:00Z"))), "2026-12-23");
  EXPECT_EQ(text_of(quick), "Basic, net 31 days, 2.00 % in 30 days");
  EXPECT_EQ(text_of(PaymentTerms{TermsType::FixedDate, 30, 15, 0, 0}), "FixedDate, net 30 days, on day 15");
  EXPECT_EQ(text_of(PaymentTerms{TermsType::Proximo, 30, 15, 0, 0}), "Proximo");
}

TEST(PaymentTerms, AreComparedWithWhatIsAgreed) {
  const PaymentTerms agreed{TermsType::Basic, 31, 25, 200, 30};
  EXPECT_EQ(terms_mismatch(agreed, {}), "");
  const StatedTerms right = {"Basic", 310'000, 20'000, 300'000};
  EXPECT_EQ(terms_mismatch(agreed, right), "");
  EXPECT_EQ(terms_mismatch(agreed, {"Proximo"}), "payment term Proximo is stated, Basic is agreed");
  EXPECT_EQ(terms_mismatch(agreed, {"", 300'000}), "netDueDays 30.00 is stated, 31.00 is agreed");
  EXPECT_EQ(terms_mismatch(agreed, {"", {}, 25'000}), "discountPercent 2.50 is stated, 2.00 is agreed");
  EXPECT_EQ(terms_mismatch({}, {"", {}, 20'000}), "discountPercent 2.00 is stated, 0.00 is agreed");
  EXPECT_NE(terms_mismatch(agreed, {"", -1}), "");
}

TEST(PaymentTerms, AreASetting) {
  Settings settings;
  settings.terms_type = TermsType::EndOfMonth;
  settings.payment_days = 60;
  EXPECT_EQ(agreed_terms(settings), (PaymentTerms{TermsType::EndOfMonth, 60, 25, 0, 0}));
}

}  // namespace
}  // namespace vendorproof::mock_amazon
