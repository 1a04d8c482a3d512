// Payables: invoices that the API took fall due, are matched with receipts and order costs (matching.h), and are paid
// once a day per currency; what is withheld is a claim (claims.h), what is paid is a remittance (remittance.h).
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

/// Takes an invoice in: it falls due by the agreed terms, at the earliest the coming midnight.
void take_invoice(Central& central, PayableInvoice invoice, Instant now);
/// Keeps an invoice that will not be paid. Its number is used all the same (INV-05).
void reject_invoice(Central& central, PayableInvoice invoice);
/// Takes a credit note in, for an invoice or, with "" or an unknown one, for none.
void credit_invoice(Central& central, const std::string& invoice, const std::string& credit_note, Money amount);

/// Pays what is due this day, and puts off for a day at a time what is not received yet.
void send_payments(Central& central, Instant now);
/// Has a payment run look at what waits, the coming midnight.
void plan_payments(Central& central, Instant now);

}  // namespace vendorproof::mock_amazon
