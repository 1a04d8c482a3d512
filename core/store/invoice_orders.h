// The orders that an invoice bills beside the one in its row (table invoice_orders); nearly all invoices bill no other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/store/database.h"
#include "core/store/guard.h"
#include "core/trade/billing/bills.h"

namespace vendorproof::store {

/// In order of number.
std::vector<std::string> further_orders_of(Database& database, std::string_view invoice);

/// Makes the table say what the invoice says.
void save_orders_of(Database& database, Guard& guard, const trade::Invoice& invoice);

/// For an invoice that leaves the store.
void erase_orders_of(Database& database, Guard& guard, const std::string& invoice);

}  // namespace vendorproof::store
