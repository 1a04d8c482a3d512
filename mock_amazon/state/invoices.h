// What payables remembers: invoices, claims against them, payments, and what waits for the next payment.
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

/// What the portal shows of it: Processing until receipts and costs match or a claim says what is missing.
enum class InvoiceState { Processing, Approved, Rejected, Paid };

struct PayableInvoice {
  std::string id;
  std::string purchase_order;  ///< "" when it is of several
  Instant date;
  Instant accepted;
  Instant due;                       ///< midnight of the day of payment, by the agreed terms
  std::optional<Instant> pay_early;  ///< midnight of the day of payment with the discount
  Instant pay_by;                    ///< until then a payment waits for missing receipts
  Money total;
  InvoiceState state = InvoiceState::Processing;
  std::string rejection;            ///< why payables rejected it, or ""
  std::string remark;               ///< what payables corrected: terms that were not the agreed ones (INV-19)
  std::string payment;              ///< the number, once it is paid
  Money credited;                   ///< by credit notes, until it is paid
  std::vector<InvoicedLine> lines;  ///< none once it is paid and nothing is withheld
};

enum class ClaimKind { Shortage, Price };

/// Raised before the invoice is paid; then withdrawn because all came after all, or deducted; what was deducted may be
/// paid back in part or whole. Covered: by a credit note. Lapsed: Amazon reviews it no more (INV-45).
enum class ClaimState { Raised, Withdrawn, Deducted, Reversed, Covered, Lapsed };

struct ClaimLine {
  std::string purchase_order;
  std::int64_t sequence = 0;
  std::int64_t eaches = 0;  ///< not received, or above the order's cost; falls when they are found
  Money cost;               ///< as invoiced, of `priced_size` eaches
  std::int64_t priced_size = 1;
  Money order_cost;   ///< per each, at the most what Amazon pays
  Money withheld;     ///< of it now
  std::string cause;  ///< `not received`, `already invoiced` ... (INV-40, INV-49)
};

struct PaymentClaim {
  std::string id;  ///< invoice and suffix: -SC for a shortage, -PC for a price (INV-44)
  ClaimKind kind = ClaimKind::Shortage;
  std::string invoice;
  Instant raised;
  Instant due;  ///< of the invoice
  ClaimState state = ClaimState::Raised;
  Money amount;    ///< as claimed, or as deducted once it is
  Money withheld;  ///< not paid back so far
  std::vector<ClaimLine> lines;
};

/// A row of remittances.csv.
struct RemittanceRow {
  std::string invoice;
  std::string purchase_order;
  std::string_view type;  ///< Invoice, Shortage, PriceDiscrepancy, Discount, CreditNote, Chargeback or Reversal
  std::string description;
  Money amount;           ///< negative for what is taken off
  std::string reference;  ///< the claim, credit note or charge that it is about, or ""
};

struct Payment {
  std::string number;
  Instant date;
  Money amount;
  std::vector<RemittanceRow> rows;
};

/// Waits for a payment: what is paid back, or a credit note that is to be taken off.
struct WaitingRow {
  RemittanceRow row;
  std::vector<ClaimLine> units;  ///< that are paid for after all
};

/// Since the start, in one currency; what each is: see Payables.
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
  std::vector<WaitingRow> to_take_off;                     ///< for the next payment that can bear it
  std::vector<Payment> payments;                           ///< oldest first
  std::map<std::string, std::size_t> payment_by_number;
  std::map<Currency, MoneySums> sums;
};

}  // namespace vendorproof::mock_amazon
