// The orders of both systems.
#pragma once

#include "core/audit/check.h"

namespace vendorproof::audit {

void find_unacknowledged_orders(const Look& look, Cases& cases);
void find_forgotten_orders(const Look& look, Cases& cases);
void find_orders_missing_in_erp(const Look& look, Cases& cases);
void find_orders_missing_at_amazon(const Look& look, Cases& cases);
void find_sales_orders_of_closed_orders(const Look& look, Cases& cases);
void find_doubled_sales_orders(const Look& look, Cases& cases);
void find_sales_orders_without_number(const Look& look, Cases& cases);

}  // namespace vendorproof::audit
