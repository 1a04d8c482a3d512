// Invoices and credit notes as the API takes them: what is semantically valid goes to payables, whatever payables then
// says of it. That is all that the status of a transaction tells (INV-36).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "mock_amazon/wire/refusal.h"

namespace vendorproof::mock_amazon {

struct Central;
struct InvoiceClaim;
struct MatchedInvoice;

enum class JudgedDocuments { Both, Invoices, CreditNotes };

struct InvoiceRule {
  std::string_view rule;  ///< "" where the catalogue has none and only the model says so
  std::string_view code;
  JudgedDocuments documents;
  std::vector<std::string> (*complaints)(const MatchedInvoice& matched);
};

/// Judged in this order; the first rule that is broken is what Amazon reports.
const std::vector<InvoiceRule>& invoice_rules();

/// Judges the claim as of `submitted` and, when it breaks no rule, hands it to payables. What it breaks, else.
std::vector<Refusal> process_invoice(Central& central, const InvoiceClaim& claim, Instant submitted, Instant now);

}  // namespace vendorproof::mock_amazon
