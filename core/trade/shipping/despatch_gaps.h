// What a ship notice needs and the ERP's despatch does not state yet. Nothing of it is ever invented.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/trade/shipping/ship_notice.h"
#include "core/trade/shipping/shipping_policy.h"

namespace vendorproof::trade {

/// A row of the list of what a notice needs.
struct DespatchNeed {
  std::string_view rule;  ///< Amazon's
  std::string_view name;  ///< what the ERP has to enter
  /// Why it is needed and not there; "" if all is well.
  std::string (*gap)(const Despatch&, const std::map<std::string, NoticeOrder>&, const ShippingPolicy&);
};
const std::vector<DespatchNeed>& despatch_needs();

/// `carrier (ASN-32): none is stated`, in the order of the list; empty if the notice can be written. `orders` are those
/// on the despatch, by number.
std::vector<std::string> despatch_gaps(const Despatch& despatch, const std::map<std::string, NoticeOrder>& orders,
                                       const ShippingPolicy& policy);

/// When the notice must be with Amazon: half an hour after the departure, or six hours before the arrival, whichever is
/// sooner (ASN-01). nullopt while neither time is known.
std::optional<Instant> notice_due(const Despatch& despatch, const ShippingPolicy& policy);

/// When the goods arrive: as the ERP states it, else departure and the policy's transit.
std::optional<Instant> arrival_of(const Despatch& despatch, const ShippingPolicy& policy);

/// Amazon collects orders that have a ship window instead of a delivery window (PO-18).
bool is_collected(const std::map<std::string, NoticeOrder>& orders);

}  // namespace vendorproof::trade
