// When an invoice is paid (INV-26 to INV-29): by calendar, counted from the invoice's date.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/money.h"
#include "core/base/time.h"
#include "mock_amazon/state/settings.h"

namespace vendorproof::mock_amazon {

struct StatedTerms;

std::string_view text_of(TermsType type);

struct PaymentTerms {
  TermsType type = TermsType::Basic;
  std::int64_t net_days = 30;   ///< of Basic, EndOfMonth and FixedDate
  std::int64_t fixed_day = 25;  ///< of the month, 1 to 31, for FixedDate; the month's last day where it is shorter
  std::int64_t discount_basis_points = 0;
  std::int64_t discount_days = 0;  ///< while the discount holds

  bool operator==(const PaymentTerms&) const = default;
};

/// The terms that vendor and Amazon have agreed; the terms on an invoice do not change them.
PaymentTerms agreed_terms(const Settings& settings);

/// Midnight of the day by which the whole is due: net days after the invoice's date; EndOfMonth, the last day of the
/// month of that day; FixedDate, the first such day of a month from then on; Proximo, the last day of the month after
/// the invoice's; upon receipt, the invoice's date itself.
Instant due_date(const PaymentTerms& terms, Instant invoice_date);

/// Midnight of the last day on which the discount holds; none without a discount.
std::optional<Instant> discount_until(const PaymentTerms& terms, Instant invoice_date);

/// The difference between stated and agreed terms (INV-19), or "". A term that is not stated does not differ.
std::string terms_mismatch(const PaymentTerms& agreed, const StatedTerms& stated);

/// `Basic, net 30 days`, `Basic, net 31 days, 2.00 % in 30 days`.
std::string text_of(const PaymentTerms& terms);

}  // namespace vendorproof::mock_amazon
