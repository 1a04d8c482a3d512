// Invoices and credit notes as the API takes them: what is semantically valid goes to payables, whatever payables then
// says of it. That is all that the status of a transaction tells (INV-36).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/time.h"
#include "mock_amazon/wire/answer.h"

namespace vendorproof::mock_amazon {

struct Central;
struct InvoiceClaim;

enum class JudgedDocuments { Both, Invoices, CreditNotes };

struct InvoiceRule {
  std::string_view rule;
  std::string_view code;
  JudgedDocuments documents;
  std::vector<std::string> (*complaints)(const InvoiceClaim& claim);
};

/// Judged in this order; the first rule that is broken is what Amazon reports.
const std::vector<InvoiceRule>& invoice_rules();

std::vector<Refusal> process_invoice(Central& central, const Json& document, Instant submitted, Instant now);

}  // namespace vendorproof::mock_amazon
