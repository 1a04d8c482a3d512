// The back office: posts invoices for goods that have left, and credit memos.
#pragma once

#include <cstdint>

#include "mock_erp/state/company.h"

namespace vendorproof::mock_erp {

/// Posts one invoice for each shipment of a despatch, or one for all (Policy::invoice_together), at the prices that the
/// sales order lines have now.
void post_invoices(Company& company, std::int64_t despatch, Instant now);

/// Posts the planned credit memo for the first invoice of its purchase order. Nothing is posted if it would give back
/// nothing, or more than earlier ones have left of the invoice.
void post_credit_memo(Company& company, std::int64_t planned, Instant now);

}  // namespace vendorproof::mock_erp
