// Splits a payment of Amazon by invoice: how much to post, how much was deducted, and why.
#pragma once

#include <string>
#include <vector>

#include "core/base/shown.h"
#include "core/trade/documents.h"
#include "core/trade/remittance_number.h"

namespace vendorproof::trade {

/// All rows of one deduction type that one payment has for one invoice.
struct Deduction {
  RemittanceType type = RemittanceType::Shortage;
  Money amount;  ///< the amount deducted, positive; negative if an Other adds to the payment
  std::string text;
  std::string kind{};  ///< of an Other: as Amazon names it
  Money credited{};    ///< the part that credit memos of the ERP gave back already

  bool operator==(const Deduction&) const = default;
};

struct Settlement {
  std::string payment;
  std::string invoice;  ///< "" if the rows belong to no invoice
  std::string purchase_order;
  Instant date;
  bool pays_invoice = false;  ///< a row of type Invoice is among the rows
  Money paid;                 ///< invoiced less deductions of this invoice; may be negative
  std::vector<Deduction> deductions;
  Money reversed;  ///< part of `paid`: amounts paid back that earlier payments had withheld or charged
  Money added;     ///< not part of `paid`: what Others add, because nobody knows what it is for

  bool operator==(const Settlement&) const = default;
};

/// One settlement per payment and invoice (without an invoice: per purchase order), in the order of their first rows.
/// If the currency of a row differs from the first row of its settlement, the row makes a settlement of its own.
std::vector<Settlement> settle(const std::vector<RemittanceLine>& rows);

/// A payment whose rows do not add up to what Amazon states.
struct Gap {
  std::string payment;
  Money stated;
  Money of_rows;

  bool operator==(const Gap&) const = default;
};
std::vector<Gap> gaps_in(const Remittance& remittance);

/// A row under the number of a claim becomes a row of its invoice: withheld if it is negative, else paid back.
void take_as_claim(RemittanceLine& row, const ClaimNumber& claim);

/// `Shortage`, as the remittance spells it.
const char* text_of(RemittanceType type);

/// `Shortage`; of an Other the kind that Amazon names.
std::string name_of(const Deduction& deduction);

/// The kind of exception that a deduction raises.
ExceptionKind exception_kind_of(RemittanceType type);

}  // namespace vendorproof::trade
