// The back office: posts invoices for goods that have left.
#pragma once

#include <cstdint>

#include "mock_erp/state/company.h"

namespace vendorproof::mock_erp {

/// Posts one invoice for each shipment of a despatch, at the prices that the sales order lines have now.
void post_invoices(Company& company, std::int64_t despatch, Instant now);

}  // namespace vendorproof::mock_erp
