// One entry of the ledger between the vendor and Amazon: something that changes what the ERP has to get from Amazon, or
// what Amazon has to pay.
#pragma once

#include <string>

#include "core/base/money.h"
#include "core/base/time.h"

namespace vendorproof::trade {

/// Stored as numbers: never reorder. In the ERP an invoice makes the receivable larger, a payment, a deduction and a
/// credit memo make it smaller. At Amazon an invoice and a reversal make the payable larger, a payment, a deduction and
/// a credit note make it smaller.
enum class MovementKind {
  InvoicePosted,    ///< ERP: an invoice
  InvoiceTaken,     ///< Amazon took the invoice
  PaymentSent,      ///< Amazon: all rows of one payment about one invoice (or order), net; may be negative
  DeductionTaken,   ///< Amazon: withheld or charged
  ReversalPaid,     ///< Amazon: owes again what it had taken, or adds what nobody knows
  PaymentPosted,    ///< ERP; negative: taken off the bank again
  DeductionPosted,  ///< ERP: on the account of its kind
  ReversalPosted,   ///< ERP: a deduction that is posted back
  PaymentStated,    ///< Amazon: what it says that a payment comes to; changes nothing
  CreditPosted,     ///< ERP: a credit memo for an invoice
  CreditTaken,      ///< Amazon took off what a credit memo of the ERP had given
};

struct Movement {
  std::string key;  ///< business identity: the same movement is entered once
  MovementKind kind = MovementKind::InvoicePosted;
  Instant at;               ///< the date of the document or of the posting
  bool is_of_ours = false;  ///< `document` is an invoice that we sent, by the ERP's number
  std::string document;     ///< the invoice; else what Amazon names, or ""
  std::string purchase_order;
  std::string payment;  ///< Amazon's number
  std::string reason;   ///< of a deduction: the name of its kind, or what Amazon calls it
  Money amount;

  bool operator==(const Movement&) const = default;
};

}  // namespace vendorproof::trade
