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

/// The path of a shipment, in this order (ASN-57). What the vendor carries itself skips the two in the middle.
enum class TransportStatus { Created, TransportationRequested, CarrierAssigned, Shipped };

/// One shipment as the vendor asked for it, and how far it is.
struct Transport {
  std::string identifier;  ///< vendorShipmentIdentifier
  std::string document;    ///< JSON as sent, in canonical form, without what is Amazon's to say
  std::string selling_party;
  bool collect = false;             ///< Amazon pays and finds the carrier (WePay)
  bool small_parcel = false;        ///< else by truck
  std::optional<Instant> ships_at;  ///< as the vendor says
  std::string reference;            ///< buyerReferenceNumber (ARN); "" when the vendor pays
  Instant created;
  std::vector<std::pair<TransportStatus, Instant>> path;  ///< oldest first; one to four
  std::optional<Instant> pick_up;                         ///< asked for, and kept; none when the vendor pays
  std::optional<Instant> next_step;                       ///< as it stands on the agenda

  TransportStatus status() const { return path.back().first; }
  std::optional<Instant> reached(TransportStatus status) const;
  /// Two days after it left, once that has come.
  std::optional<Instant> delivered(Instant now) const;
};

struct TransportRegister {
  std::map<std::string, Transport> by_identifier;
  std::map<std::string, Instant> used;  ///< identifiers by when they were taken, cancelled ones too
  Index by_creation;                    ///< instant and identifier
  Index by_label;                       ///< those whose labels exist, by when they came to be
  std::uint64_t references = 0;         ///< reference numbers given out so far
};

}  // namespace vendorproof::mock_amazon
