// Carriers and labels of what was despatched.
#pragma once

#include "core/audit/check.h"

namespace vendorproof::audit {

void find_carriers_without_scac(const Look& look, Cases& cases);
void find_wrong_labels(const Look& look, Cases& cases);
void find_repeated_labels(const Look& look, Cases& cases);
void find_other_prefixes(const Look& look, Cases& cases);
void find_used_up_range(const Look& look, Cases& cases);

}  // namespace vendorproof::audit
