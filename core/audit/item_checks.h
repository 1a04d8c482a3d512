// The item master: what an item that is sold to Amazon must have.
#pragma once

#include "core/audit/check.h"

namespace vendorproof::audit {

void find_items_without_gtin(const Look& look, Cases& cases);
void find_wrong_gtins(const Look& look, Cases& cases);
void find_shared_gtins(const Look& look, Cases& cases);
void find_blocked_items(const Look& look, Cases& cases);
void find_items_without_price(const Look& look, Cases& cases);
void find_other_prices(const Look& look, Cases& cases);
void find_prices_with_tax(const Look& look, Cases& cases);
void find_unknown_tax_groups(const Look& look, Cases& cases);
void find_missing_posting_groups(const Look& look, Cases& cases);
void find_items_without_stock(const Look& look, Cases& cases);

}  // namespace vendorproof::audit
