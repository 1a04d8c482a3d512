// Payables: accepted invoices fall due, are matched with receipts and order costs (matching.h), and are paid once a day
// per currency. A withheld amount is a claim (claims.h), a payment is a remittance (remittance.h).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "mock_amazon/state/invoices.h"

namespace vendorproof::mock_amazon {

struct Central;

std::string_view text_of(InvoiceState state);

std::string_view text_of(ClaimKind kind);

std::string_view text_of(ClaimState state);

MoneySums& sums_of(InvoiceRegister& invoices, Currency currency);

/// Registers an invoice: it falls due by the agreed terms, at the earliest at the next midnight.
void take_invoice(Central& central, PayableInvoice invoice, Instant now);
/// Keeps an invoice that will not be paid. Its number counts as used (INV-05).
void reject_invoice(Central& central, PayableInvoice invoice);
/// Registers a credit note for an invoice; with "" or an unknown number it is for no invoice.
void credit_invoice(Central& central, const std::string& invoice, const std::string& credit_note, Money amount);

/// Pays the invoices of this day; an invoice with missing receipts is postponed by one day.
void send_payments(Central& central, Instant now);
/// Plans a payment run at the next midnight, for rows that wait.
void plan_payments(Central& central, Instant now);

}  // namespace vendorproof::mock_amazon
