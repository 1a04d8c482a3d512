// Corrections of posted despatches. A posted shipment cannot be changed: its lines are undone, by a line that takes
// them back, and the goods are on stock again and reserved for the same order.
#pragma once

#include <cstdint>
#include <vector>

#include "mock_erp/state/company.h"

namespace vendorproof::mock_erp {

/// Takes from the policy what is to be corrected in this despatch, which is posted now, and enters what is wrong.
void plan_corrections(Company& company, Despatch& despatch, Instant now);

/// The office makes the corrections of the despatch that are due. What was invoiced is not taken back.
void correct_despatch(Company& company, std::int64_t serial, Instant now);

/// What the truck really carries: the packages without the goods that stayed on the dock.
std::vector<Package> packages_on_truck(const Company& company, const Despatch& despatch);

/// Whether the truck does not leave, although that is noted.
bool stays_on_the_dock(const Despatch& despatch);

}  // namespace vendorproof::mock_erp
