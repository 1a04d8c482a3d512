// Invoices and credit notes at the API: a semantically valid one is passed to payables, which may still reject it. The
// status of a transaction tells only whether the invoice was valid (INV-36).
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
  std::string_view rule;  ///< "" if the catalogue has no such rule, only Amazon's model
  std::string_view code;
  JudgedDocuments documents;
  std::vector<std::string> (*complaints)(const MatchedInvoice& matched);
};

/// Checked in this order; Amazon reports only the first broken rule.
const std::vector<InvoiceRule>& invoice_rules();

/// Checks the claim as of `submitted`. If it keeps every rule it goes to payables; else the errors are returned.
std::vector<Refusal> process_invoice(Central& central, const InvoiceClaim& claim, Instant submitted, Instant now);

}  // namespace vendorproof::mock_amazon
