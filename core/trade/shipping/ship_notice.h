// Checks whether a despatch can be declared, and makes its ship notice. The notice must match the goods on the truck.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/trade/acknowledgement.h"
#include "core/trade/documents.h"
#include "core/trade/shipping/shipping_policy.h"

namespace vendorproof::trade {

/// An order on a despatch: its document, and its line for each sales order line.
struct NoticeOrder {
  PurchaseOrder order;
  std::map<std::int64_t, std::int64_t> line_of_erp_sequence;
};

/// The place that the goods leave from.
struct ShipFrom {
  std::string party;
  PostalAddress address;
};

/// Eaches of one purchase order line in one despatch.
struct ShippedLine {
  std::int64_t sequence = 0;
  std::int64_t erp_sequence = 0;
  std::int64_t eaches = 0;

  bool operator==(const ShippedLine&) const = default;
};

/// Why the goods cannot be declared as the ERP states them: a package with an invalid or a repeated SSCC (ASN-24),
/// packages that do not add up to the lines (ASN-21), contents that belong to no line, a carton on a pallet that is
/// none, a pallet on another or empty. Empty if all is right.
std::vector<std::string> despatch_problems(const Despatch& despatch);

/// The purchase orders on a despatch, each once, in order of number.
std::vector<std::string> purchase_orders_on(const Despatch& despatch);

/// The eaches of one order on the despatch, per sales order line, in order of the despatch's lines.
std::vector<ShippedLine> shipped_of(const Despatch& despatch, const std::string& purchase_order,
                                    const std::map<std::int64_t, std::int64_t>& line_of_erp_sequence);

/// The notice of a despatch that has departed and has no problems. `orders` by purchase order number.
/// Quantities are in the order's unit if the item's total and each of its cartons are whole numbers of it, else in
/// eaches.
/// Errors: Conflict, when an order or line is unknown, the orders do not go from one vendor code to one fulfilment
/// centre (ASN-12), or departure or arrival are unknown: no time is ever invented.
Result<ShipNotice> make_ship_notice(const Despatch& despatch, const std::map<std::string, NoticeOrder>& orders,
                                    const ShipFrom& ship_from, const ShippingPolicy& policy, Instant date);

}  // namespace vendorproof::trade
