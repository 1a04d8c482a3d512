// What a payment of Amazon means for one invoice: how much to post, and what was deducted and why.
#pragma once

#include <string>
#include <vector>

#include "core/base/shown.h"
#include "core/trade/documents.h"

namespace vendorproof::trade {

/// All rows of one type that one payment has for one invoice.
struct Deduction {
  RemittanceType type = RemittanceType::Shortage;
  Money amount;  ///< positive: what was taken
  std::string text;

  bool operator==(const Deduction&) const = default;
};

struct Settlement {
  std::string payment;
  std::string invoice;  ///< "" for what belongs to no invoice
  std::string purchase_order;
  Instant date;
  bool pays_invoice = false;  ///< the invoice itself is among the rows
  Money paid;                 ///< invoiced less deductions of this invoice; may be negative
  std::vector<Deduction> deductions;
  Money reversed;  ///< among what is paid: what earlier payments had withheld or charged

  bool operator==(const Settlement&) const = default;
};

/// One settlement per payment and invoice (without an invoice: per purchase order), in the order of their first rows. A
/// row in another currency than the first of its settlement makes one of its own.
std::vector<Settlement> settle(const std::vector<RemittanceLine>& rows);

/// `Shortage`, as the remittance spells it.
const char* text_of(RemittanceType type);

/// The kind of exception that a deduction raises.
ExceptionKind exception_kind_of(RemittanceType type);

}  // namespace vendorproof::trade
