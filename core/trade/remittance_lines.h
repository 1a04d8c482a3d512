// What Amazon says that it pays, and what it takes off.
#pragma once

#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"

namespace vendorproof::trade {

/// A Reversal pays back an amount that an earlier payment withheld or charged. Withholding is tax. Other is every kind
/// that we do not know: co-op, provisions, freight ...
enum class RemittanceType {
  Invoice,
  Shortage,
  PriceDiscrepancy,
  Chargeback,
  Discount,
  CreditNote,
  Reversal,
  Withholding,
  Other,
};

struct RemittanceLine {
  std::string payment;
  Instant date;
  std::string invoice;
  std::string purchase_order;
  RemittanceType type = RemittanceType::Invoice;
  std::string description;
  Money amount;        ///< negative for deductions
  std::string kind{};  ///< of an Other: as Amazon names it

  bool operator==(const RemittanceLine&) const = default;
};

/// What Amazon states that one payment comes to.
struct PaymentTotal {
  std::string payment;
  Money amount;

  bool operator==(const PaymentTotal&) const = default;
};

struct Remittance {
  std::vector<RemittanceLine> lines;
  std::vector<PaymentTotal> totals;  ///< of the payments whose total is stated
  std::string last_payment;          ///< the newest one, even if no line of it could be read; or ""

  bool operator==(const Remittance&) const = default;
};

}  // namespace vendorproof::trade
