// Payables: accepted invoices fall due, are matched with receipts and order costs, and are paid once a day per
// currency.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "mock_amazon/answer.h"

namespace vendorproof::mock_amazon {

struct Central;
struct Call;

struct InvoicedLine {
  std::string purchase_order;
  std::int64_t sequence = 0;
  std::int64_t eaches = 0;
  Money cost;        ///< per each, as invoiced
  Money order_cost;  ///< per each, as ordered when the invoice was accepted
};

struct AcceptedInvoice {
  std::string id;
  Instant due;     ///< midnight of the day of payment
  Instant pay_by;  ///< until then a payment waits for missing receipts
  Money total;
  std::vector<InvoicedLine> lines;
};

/// A row of remittances.csv.
struct RemittanceRow {
  std::string invoice;
  std::string purchase_order;
  std::string_view type;  ///< Invoice, Shortage, PriceDiscrepancy or Chargeback
  std::string description;
  Money amount;  ///< negative for what is taken off
};

struct Payment {
  std::string number;
  Instant date;
  Money amount;
  std::vector<RemittanceRow> rows;
};

struct InvoiceRegister {
  std::set<std::string> used_ids;                              ///< for ever (INV-03)
  std::map<Instant, std::vector<AcceptedInvoice>> due_by_day;  ///< not paid yet, in order of acceptance
  std::vector<Payment> payments;                               ///< oldest first
  std::map<std::string, std::size_t> payment_by_number;
  std::map<Currency, Money> invoiced;
  std::map<Currency, Money> deducted;
};

/// Takes an invoice in: it falls due `payment_days` after its date, at the earliest the coming midnight.
void take_invoice(Central& central, AcceptedInvoice invoice, Instant date, Instant now);

/// Pays what is due this day, and puts off for a day at a time what is not received yet.
void send_payments(Central& central, Instant now);

/// GET /portal/remittances.csv
Answer get_remittances(Central& central, const Call& call);

}  // namespace vendorproof::mock_amazon
