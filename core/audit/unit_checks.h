// Units: how many eaches a case has, in the ERP and in the orders.
#pragma once

#include "core/audit/check.h"

namespace vendorproof::audit {

void find_missing_base_units(const Look& look, Cases& cases);
void find_broken_factors(const Look& look, Cases& cases);
void find_missing_case_units(const Look& look, Cases& cases);
void find_other_case_sizes(const Look& look, Cases& cases);
/// Needs no ERP: one product was ordered in cases of two sizes.
void find_contradicting_sizes(const Look& look, Cases& cases);

}  // namespace vendorproof::audit
