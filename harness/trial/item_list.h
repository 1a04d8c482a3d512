// The items of a scenario as a table, for a program whose ERP is its own: what its item master would have.
#pragma once

#include <string>

#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// CSV with a line of names: number, asin, vendor_product_identifier, gtin, unit_price, currency, stock_eaches,
/// case_sizes (`6|12`), blocked (`yes` or `no`). As the stock is at the start of the scenario: what comes or is
/// released later is not told. Items that are entered later are left out. Texts with a comma or a quote stand in
/// quotes.
std::string item_list(const scenarios::Scenario& scenario);

}  // namespace vendorproof::harness
