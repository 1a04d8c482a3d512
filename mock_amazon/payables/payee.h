// Whom an invoice of an order is to be sent to, as the order's own document says.
#pragma once

#include <optional>

#include "mock_amazon/payables/invoice_claim.h"

namespace vendorproof::mock_amazon {

struct Order;

/// The order's `billToParty`; none when its document has none.
std::optional<StatedParty> payee_of(const Order& order);

}  // namespace vendorproof::mock_amazon
