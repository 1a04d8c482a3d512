// What a ship notice says, as plain values: in whatever syntax it came, the rules read this and nothing else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "mock_amazon/state/notices.h"
#include "mock_amazon/wire/stated.h"

namespace vendorproof::mock_amazon {

/// Notes beside the quantity, on a shipped item or on its units in a container.
struct ItemNotes {
  std::string lot;
  std::string lot_source;
  std::string lot_source_type;
  bool due_diligence = false;  ///< reference with verification, reference loaded by Amazon, or exemption
  std::optional<Instant> manufactured;
  std::optional<Instant> expires;  ///< as stated, not computed
  std::optional<std::int64_t> lasts_days;

  /// When the goods expire, as stated or computed from the date of manufacture; a month counts as 30 days.
  std::optional<Instant> expiry() const;
};

/// Identifiers that are not given are "".
struct ShippedItem {
  std::string reference;  ///< the notice's own number of the item
  std::string asin;
  std::string vendor_identifier;
  std::string order_number;  ///< "" if only the containers state it
  StatedQuantity quantity;
  bool weighed = false;  ///< a total weight was given
  ItemNotes notes;
};

struct PackedItem {
  std::string reference;     ///< of the shipped item
  std::string order_number;  ///< "" if only the item states it
  StatedQuantity quantity;
  bool weighed = false;
  ItemNotes notes;
};

struct ContainerLabel {
  std::string type;    ///< SSCC, AMZNCC, GTIN, BPS, CID
  std::string number;  ///< as written
};

/// Sizes and weights in thousandths: of an inch, of a gram.
struct ContainerSize {
  std::optional<std::int64_t> milligrams;
  std::optional<std::int64_t> longest_side;  ///< thousandths of an inch
  std::optional<std::int64_t> height;        ///< thousandths of an inch
};

struct PackedCarton {
  std::string sequence;
  std::vector<ContainerLabel> labels;
  std::string tracking_number;
  ContainerSize size;
  std::vector<PackedItem> items;
};

struct PackedPallet {
  std::vector<ContainerLabel> labels;
  ContainerSize size;
  std::vector<std::string> cartons;  ///< sequence numbers of its cartons
  std::optional<std::int64_t> carton_count;
  std::vector<PackedItem> items;
};

/// The import details of freight that crosses a border.
struct ImportPapers {
  std::string seal_number;
  std::string containers;
  bool has_route = false;
  bool has_billable_weight = false;
  std::optional<Instant> ships_by;
};

struct NoticeClaim {
  NoticeKey key;  ///< selling party and the notice's number
  bool replaces = false;
  std::string shipment_type;
  std::string structure;
  std::optional<Instant> shipped_at;
  std::optional<Instant> arrives_at;
  std::string scac;
  std::string pro;
  std::string bill_of_lading;
  std::string amazon_reference;
  std::string ship_from;
  std::string ship_from_postal_code;
  std::string ship_from_country;
  std::string ship_to;
  std::optional<std::int64_t> carton_count;
  std::optional<std::int64_t> pallet_count;
  std::optional<ImportPapers> import_papers;  ///< none for domestic freight
  std::vector<ShippedItem> items;
  std::vector<PackedCarton> cartons;
  std::vector<PackedPallet> pallets;
  std::uint64_t body_hash = 0;  ///< of the document as it came

  bool small_parcel() const { return shipment_type == "SmallParcel"; }
  bool palletised() const;
  /// The stated count, or else the number of listed cartons.
  std::int64_t cartons_claimed() const { return carton_count.value_or(static_cast<std::int64_t>(cartons.size())); }
  std::int64_t pallets_claimed() const { return pallet_count.value_or(static_cast<std::int64_t>(pallets.size())); }
};

}  // namespace vendorproof::mock_amazon
