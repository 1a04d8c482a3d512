// The party to which invoices of an order are addressed, from the order's document.
#pragma once

#include <optional>

#include "mock_amazon/payables/invoice_claim.h"

namespace vendorproof::mock_amazon {

struct Order;

/// The order's `billToParty`; none if the document has no such party.
std::optional<StatedParty> payee_of(const Order& order);

}  // namespace vendorproof::mock_amazon
