// The shipments that a vendor asks Amazon to collect or announces, and how far each is.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/time.h"
#include "mock_amazon/state/order_book.h"

namespace vendorproof::mock_amazon {

/// The path of a shipment, in this order (ASN-57). Freight that the vendor pays skips the two in the middle.
enum class TransportStatus { Created, TransportationRequested, CarrierAssigned, Shipped };

/// One shipment as the vendor requested it, and its progress.
struct Transport {
  std::string identifier;  ///< vendorShipmentIdentifier
  std::string document;    ///< JSON as sent, in canonical form, without fields that only Amazon sets
  std::string selling_party;
  bool collect = false;             ///< Amazon pays and finds the carrier (WePay)
  bool small_parcel = false;        ///< else by truck
  std::optional<Instant> ships_at;  ///< as stated by the vendor
  std::string reference;            ///< buyerReferenceNumber (ARN); "" when the vendor pays
  Instant created;
  std::vector<std::pair<TransportStatus, Instant>> path;  ///< oldest first; one to four
  std::optional<Instant> pick_up;    ///< the requested time, which is kept; none if the vendor pays
  std::optional<Instant> next_step;  ///< the time on the agenda

  TransportStatus status() const { return path.back().first; }
  std::optional<Instant> reached(TransportStatus status) const;
  /// Two days after it left; none before that time.
  std::optional<Instant> delivered(Instant now) const;
};

/// From departure to delivery.
inline constexpr Duration transit = std::chrono::hours(48);

struct TransportRegister {
  std::map<std::string, Transport> by_identifier;
  std::map<std::string, Instant> used;  ///< when each identifier was accepted, also of cancelled shipments
  Index by_creation;                    ///< instant and identifier
  Index by_label;                       ///< shipments with labels, by the time when the labels were made
  std::uint64_t references = 0;         ///< reference numbers given out so far
};

}  // namespace vendorproof::mock_amazon
