// Amazon's fulfilment centres as addresses of the customer.
#pragma once

#include "core/audit/check.h"

namespace vendorproof::audit {

void find_unknown_centres(const Look& look, Cases& cases);
void find_incomplete_addresses(const Look& look, Cases& cases);
void find_wrong_glns(const Look& look, Cases& cases);
void find_shared_glns(const Look& look, Cases& cases);

}  // namespace vendorproof::audit
