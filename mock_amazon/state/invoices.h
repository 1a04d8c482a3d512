// The data of payables: invoices, claims against them, payments, and rows that wait for the next payment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"

namespace vendorproof::mock_amazon {

struct InvoicedLine {
  std::string purchase_order;
  std::int64_t sequence = 0;
  std::int64_t eaches = 0;
  Money cost;                    ///< as invoiced, of `priced_size` eaches (X1)
  std::int64_t priced_size = 1;  ///< above 1 only where costs are read per case
  Money order_cost;              ///< per each, as ordered when the invoice was accepted
};

/// The state in the portal: Processing until receipts and costs match, or until a claim says what is missing.
enum class InvoiceState { Processing, Approved, Rejected, Paid };

struct PayableInvoice {
  std::string id;
  std::string purchase_order;  ///< "" if it is for several orders
  Instant date;
  Instant accepted;
  Instant due;                       ///< midnight of the day of payment, by the agreed terms
  std::optional<Instant> pay_early;  ///< midnight of the day of payment with the discount
  Instant pay_by;                    ///< a payment waits until then for missing receipts
  Money total;
  InvoiceState state = InvoiceState::Processing;
  std::string rejection;            ///< why payables rejected it, or ""
  std::string remark;               ///< what payables corrected: terms that were not the agreed ones (INV-19)
  std::string payment;              ///< the number, once it is paid
  Money credited;                   ///< by credit notes, until it is paid
  std::vector<InvoicedLine> lines;  ///< empty once it is paid and nothing is withheld
};

enum class ClaimKind { Shortage, Price };

/// Raised before the invoice is paid. Then Withdrawn because all units arrived, or Deducted; a deduction may be paid
/// back in part, or as a whole (Reversed). Covered: by a credit note. Lapsed: Amazon no longer reviews it (INV-45).
enum class ClaimState { Raised, Withdrawn, Deducted, Reversed, Covered, Lapsed };

struct ClaimLine {
  std::string purchase_order;
  std::int64_t sequence = 0;
  std::int64_t eaches = 0;  ///< not received, or above the order's cost; reduced when units are found
  Money cost;               ///< as invoiced, of `priced_size` eaches
  std::int64_t priced_size = 1;
  Money order_cost;   ///< per each: the most that Amazon pays
  Money withheld;     ///< withheld now
  std::string cause;  ///< `not received`, `already invoiced` ... (INV-40, INV-49)
};

struct PaymentClaim {
  std::string id;  ///< invoice and suffix: -SC for a shortage, -PC for a price (INV-44)
  ClaimKind kind = ClaimKind::Shortage;
  std::string invoice;
  Instant raised;
  Instant due;  ///< of the invoice
  ClaimState state = ClaimState::Raised;
  Money amount;    ///< as claimed; once deducted, the deducted amount
  Money withheld;  ///< not paid back so far
  std::vector<ClaimLine> lines;
};

/// A row of remittances.csv.
struct RemittanceRow {
  std::string invoice;
  std::string purchase_order;
  std::string_view type;  ///< Invoice, Shortage, PriceDiscrepancy, Discount, CreditNote, Chargeback, Reversal or CoOp
  std::string description;
  Money amount;           ///< negative if it is taken off the payment
  std::string reference;  ///< the claim, credit note or charge that it is about, or ""
};

struct Payment {
  std::string number;
  Instant date;
  Money amount;
  std::vector<RemittanceRow> rows;
};

/// A row that waits for a payment: money that is paid back, or a credit note that is taken off.
struct WaitingRow {
  RemittanceRow row;
  std::vector<ClaimLine> units;  ///< units that this row pays for
};

/// Since the start, in one currency; for the meaning of each sum see Payables.
struct MoneySums {
  Money invoiced;
  Money paid;
  Money deducted;
  Money discounts;
  Money credited;
  Money charged;
  Money open;
};

struct InvoiceRegister {
  std::set<std::string> used_ids;                          ///< for ever (INV-03)
  std::map<std::string, PayableInvoice> by_id;             ///< for ever: the portal shows them
  std::map<Instant, std::vector<std::string>> due_by_day;  ///< not paid yet, in order of acceptance
  std::map<std::string, PaymentClaim> claims;              ///< for ever, by id
  std::vector<WaitingRow> paid_back;                       ///< for the next payment
  std::vector<WaitingRow> to_take_off;                     ///< for the next payment that is large enough
  std::vector<Payment> payments;                           ///< oldest first
  std::map<std::string, std::size_t> payment_by_number;
  std::map<Currency, MoneySums> sums;
};

}  // namespace vendorproof::mock_amazon
