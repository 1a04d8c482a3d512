#include "mock_amazon/payables/payment_terms.h"

#include <algorithm>

#include "core/base/require.h"
#include "mock_amazon/payables/invoice_claim.h"

namespace vendorproof::mock_amazon {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr TermsType all_types[] = {TermsType::Basic,
                                   TermsType::EndOfMonth,
                                   TermsType::FixedDate,
                                   TermsType::Proximo,
                                   TermsType::PaymentDueUponReceiptOfInvoice,
                                   TermsType::LetterofCredit};

year_month_day date_of(Instant instant) { return year_month_day(std::chrono::floor<days>(instant)); }

/// The day of that month, or the last day if the month is shorter.
Instant day_of_month(year_month month, std::int64_t day) {
  const year_month_day last(month / std::chrono::last);
  const auto wanted = static_cast<unsigned>(std::clamp<std::int64_t>(day, 1, 31));
  const year_month_day date = month / std::chrono::day(std::min(wanted, static_cast<unsigned>(last.day())));
  return std::chrono::sys_days(date);
}

Instant end_of_month(year_month month) { return day_of_month(month, 31); }

Instant first_fixed_day(Instant from, std::int64_t day) {
  const year_month_day date = date_of(from);
  const year_month month = date.year() / date.month();
  const Instant this_month = day_of_month(month, day);
  return this_month >= from ? this_month : day_of_month(month + months(1), day);
}

std::string differs(std::string_view what, const std::string& stated, const std::string& agreed) {
  return std::string(what) + " " + stated + " is stated, " + agreed + " is agreed";
}

}  // namespace

std::string_view text_of(TermsType type) {
  switch (type) {
    case TermsType::Basic:
      return "Basic";
    case TermsType::EndOfMonth:
      return "EndOfMonth";
    case TermsType::FixedDate:
      return "FixedDate";
    case TermsType::Proximo:
      return "Proximo";
    case TermsType::PaymentDueUponReceiptOfInvoice:
      return "PaymentDueUponReceiptOfInvoice";
    case TermsType::LetterofCredit:
      return "LetterofCredit";
  }
  REQUIRE(false);
  return "";
}

PaymentTerms agreed_terms(const Settings& settings) {
  return {settings.terms_type, settings.payment_days, settings.terms_day, settings.discount_basis_points,
          settings.discount_days};
}

Instant due_date(const PaymentTerms& terms, Instant invoice_date) {
  const Instant date = start_of_day(invoice_date);
  const Instant net = date + days(terms.net_days);
  const year_month_day invoiced = date_of(date);
  switch (terms.type) {
    case TermsType::Basic:
    case TermsType::LetterofCredit:
      return net;
    case TermsType::EndOfMonth:
      return end_of_month(date_of(net).year() / date_of(net).month());
    case TermsType::FixedDate:
      return first_fixed_day(net, terms.fixed_day);
    case TermsType::Proximo:
      return end_of_month(invoiced.year() / invoiced.month() + months(1));
    case TermsType::PaymentDueUponReceiptOfInvoice:
      return date;
  }
  REQUIRE(false);
  return net;
}

std::optional<Instant> discount_until(const PaymentTerms& terms, Instant invoice_date) {
  if (terms.discount_basis_points <= 0) return std::nullopt;
  return start_of_day(invoice_date) + days(terms.discount_days);
}

std::string terms_mismatch(const PaymentTerms& agreed, const StatedTerms& stated) {
  if (!stated.type.empty() && stated.type != text_of(agreed.type)) {
    return differs("payment term", stated.type, std::string(text_of(agreed.type)));
  }
  constexpr std::int64_t a_unit = 10'000;
  constexpr std::int64_t a_basis_point = 100;
  struct Row {
    std::string_view key;
    const std::optional<std::int64_t>& stated;
    std::int64_t agreed;
    std::int64_t scale;
  };
  const bool has_discount = agreed.discount_basis_points > 0;
  const bool has_days =
      agreed.type == TermsType::Basic || agreed.type == TermsType::EndOfMonth || agreed.type == TermsType::FixedDate;
  const Row rows_of_terms[] = {
      {"netDueDays", stated.net_days, agreed.net_days, has_days ? a_unit : 0},
      {"discountPercent", stated.discount_percent, agreed.discount_basis_points, a_basis_point},
      {"discountDueDays", stated.discount_days, agreed.discount_days, has_discount ? a_unit : 0}};
  for (const Row& row : rows_of_terms) {
    if (!row.stated || row.scale == 0 || *row.stated == row.agreed * row.scale) continue;
    return differs(row.key, Money(*row.stated, usd()).decimal(), Money(row.agreed * row.scale, usd()).decimal());
  }
  return "";
}

std::string text_of(const PaymentTerms& terms) {
  std::string text(text_of(terms.type));
  if (terms.type != TermsType::Proximo && terms.type != TermsType::PaymentDueUponReceiptOfInvoice) {
    text += ", net " + std::to_string(terms.net_days) + " days";
  }
  if (terms.type == TermsType::FixedDate) text += ", on day " + std::to_string(terms.fixed_day);
  if (terms.discount_basis_points > 0) {
    text += ", " + Money(terms.discount_basis_points * 100, usd()).decimal() + " % in " +
            std::to_string(terms.discount_days) + " days";
  }
  return text;
}

}  // namespace vendorproof::mock_amazon
