// What the pages of sales orders share.
#pragma once

#include <string>

#include "mock_erp/pages/listing.h"

namespace vendorproof::mock_erp {

/// Of all lines, as ordered.
Money amount_of(const Company& company, const SalesOrder& order);

std::string customer_id(const Company& company);

/// The place of the line with that id. It is empty if no live order has such a line.
Places line_with_id(const Company& company, const std::string& id);

}  // namespace vendorproof::mock_erp
