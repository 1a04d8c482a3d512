// What the peers refuse or do not have, rows that cannot be read, and clocks.
#pragma once

#include "core/audit/check.h"

namespace vendorproof::audit {

void find_refused_reads(const Look& look, Cases& cases);
void find_missing_pages(const Look& look, Cases& cases);
void find_unreadable_rows(const Look& look, Cases& cases);
void find_wrong_clocks(const Look& look, Cases& cases);

}  // namespace vendorproof::audit
