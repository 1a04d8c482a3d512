// What the ERP does not say about a despatch, and what Amazon asks of a ship notice in one region.
#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "core/trade/amazon_documents.h"

namespace vendorproof::trade {

/// Where the rules of ship notices differ: North America, Europe, India, the others.
enum class Region { NorthAmerica, Europe, India, Elsewhere };

struct ShippingPolicy {
  Region region = Region::NorthAmerica;
  std::vector<std::string> parcel_carriers;     ///< SCAC of the carriers that take single parcels
  std::vector<std::string> truckload_carriers;  ///< SCAC of the carriers whose despatches fill a truck
  std::string transportation_mode = "Road";     ///< Amazon's word: Road, Air or Ocean
  std::optional<Duration> transit;              ///< from departure to arrival, where the ERP states no arrival
  std::set<std::string> perishable_items{};     ///< the ERP's numbers; Amazon wants their lots and dates of expiry

  /// By the carrier; LessThanTruckLoad for all that are in no list (ASN-16).
  ShipmentType type_of(const std::string& carrier_scac) const {
    const auto has = [&](const std::vector<std::string>& carriers) {
      return std::find(carriers.begin(), carriers.end(), carrier_scac) != carriers.end();
    };
    if (has(parcel_carriers)) return ShipmentType::SmallParcel;
    return has(truckload_carriers) ? ShipmentType::TruckLoad : ShipmentType::LessThanTruckLoad;
  }
};

}  // namespace vendorproof::trade
