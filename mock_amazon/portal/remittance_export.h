// remittances.csv as Vendor Central exports it for people (the quirk remittance-export).
#pragma once

#include <cstddef>
#include <string>

namespace vendorproof::mock_amazon {

struct Central;

/// A section of payments, then a section of their lines, starting with that payment (an index).
std::string remittance_export(const Central& central, std::size_t first_payment);

}  // namespace vendorproof::mock_amazon
