// References: whether a line of an order leads to one item.
#pragma once

#include "core/audit/check.h"

namespace vendorproof::audit {

void find_items_without_reference(const Look& look, Cases& cases);
void find_shared_references(const Look& look, Cases& cases);
void find_references_out_of_time(const Look& look, Cases& cases);
void find_unknown_products(const Look& look, Cases& cases);
void find_contradicting_identifiers(const Look& look, Cases& cases);
/// References of items that the ERP does not have.
void find_references_to_nothing(const Look& look, Cases& cases);

}  // namespace vendorproof::audit
