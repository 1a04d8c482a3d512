// A despatch that the ERP changes after its ship notice has left: whether another notice may replace that one.
#pragma once

#include <string>

#include "core/base/time.h"
#include "core/trade/shipping/ship_notice.h"
#include "core/trade/shipping/shipping_policy.h"

namespace vendorproof::trade {

/// Whether the ship notices of both say the same: goods, packages, carrier, papers, times and destination.
bool declare_the_same(const Despatch& noticed, const Despatch& now);

/// Whether all its goods were taken back: nothing is left that a notice could declare.
bool is_undone(const Despatch& despatch);

/// What of a despatch is more than its notice declared; "" if nothing is. A Replace may only reduce quantities, cartons
/// and pallets: more goods need a notice of their own (ASN-09).
std::string growth_of(const Despatch& noticed, const Despatch& now);

/// Until when a notice may be replaced: for 7 days, and before the goods arrive (ASN-10). The days count from the
/// departure, because no notice leaves before it. The earliest instant if there was no departure.
Instant replaceable_until(const Despatch& noticed, const ShippingPolicy& policy);

}  // namespace vendorproof::trade
