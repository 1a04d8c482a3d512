// What a request for transport says, as plain values: in whatever syntax it came, the rules read this and nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "mock_amazon/wire/stated.h"

namespace vendorproof::mock_amazon {

/// Identifiers that are not given are "".
struct TransportItem {
  std::string sequence;
  std::string asin;
  std::string vendor_identifier;
  StatedQuantity quantity;
};

struct TransportOrder {
  std::string number;
  std::vector<TransportItem> items;
};

/// In tenths of a millimetre; 0 when it cannot be read.
struct PalletBase {
  std::int64_t length = 0;
  std::int64_t width = 0;
};

struct TransportPallet {
  std::string sequence;
  std::optional<PalletBase> base;
};

struct TransportClaim {
  std::string transaction;  ///< New or Cancel
  std::string identifier;
  std::string selling_party;
  bool collect = false;             ///< Amazon pays and finds the carrier
  bool small_parcel = false;        ///< the mode of shipment
  std::optional<Instant> pick_up;   ///< as requested
  std::optional<Instant> ships_at;  ///< as the vendor says
  std::vector<TransportOrder> orders;
  std::vector<TransportPallet> pallets;
  std::size_t cartons_listed = 0;
  std::int64_t cartons_counted = 0;
  std::string document;  ///< JSON as GetShipmentDetails shows it again, without Amazon's own fields; "" for a Cancel
  std::uint64_t body_hash = 0;  ///< of the document as it came
};

}  // namespace vendorproof::mock_amazon
