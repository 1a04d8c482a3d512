// A ship notice as it is judged: its items matched with order lines, its cartons with its items.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/json.h"
#include "core/base/quantity.h"
#include "core/base/time.h"
#include "mock_amazon/notices/notice_register.h"
#include "mock_amazon/state/order_book.h"
#include "mock_amazon/state/settings.h"

namespace vendorproof::mock_amazon {

/// What itemDetails say, of a shipped item or of what a container holds of it.
struct ItemNotes {
  std::string lot;
  std::string lot_source;
  std::string lot_source_type;
  bool due_diligence = false;  ///< a reference with its verification, what Amazon has loaded, or an exemption
  std::optional<Instant> manufactured;
  std::optional<Instant> expires;  ///< stated, not reckoned
  std::optional<std::int64_t> lasts_days;

  /// When the goods expire, stated or reckoned from manufacture; a month counts 30 days.
  std::optional<Instant> expiry() const;
};

struct NoticedItem {
  std::string reference;  ///< the notice's own number of the item
  std::string order_number;
  const Order* order = nullptr;     ///< none when unknown
  const OrderLine* line = nullptr;  ///< none when the order has no such product
  Quantity written;
  std::int64_t eaches = 0;
  bool weighed = false;  ///< totalWeight was given, here or in a container
  ItemNotes notes;
};

struct PackedItem {
  std::string reference;
  std::string order_number;  ///< "" when it is left to the item
  Quantity written;
  std::int64_t eaches = 0;
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
  std::vector<std::string> cartons;  ///< sequences that it refers to
  std::optional<std::int64_t> carton_count;
  std::vector<PackedItem> items;
};

struct NoticeClaim {
  NoticeKey key;  ///< sellingParty and shipmentIdentifier
  NoticeChannel channel = NoticeChannel::Api;
  bool replaces = false;
  std::string shipment_type;
  std::string structure;
  Instant submitted;
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
  const Json* import_details = nullptr;  ///< none for domestic freight
  std::vector<NoticedItem> items;
  std::map<std::string, std::size_t> place_by_reference;  ///< of the first item with that reference
  std::vector<PackedCarton> cartons;
  std::vector<PackedPallet> pallets;
  const NoticeRegister* earlier = nullptr;
  const NoticeRecord* replaced = nullptr;  ///< the notice of that key, if there is one within a year
  const Settings* settings = nullptr;

  /// nullptr when unknown.
  const NoticedItem* item_of(const std::string& reference) const;
  /// An unknown one is a broken promise, told with its reference.
  const NoticedItem& known_item(const std::string& reference) const;
  bool small_parcel() const { return shipment_type == "SmallParcel"; }
  bool palletised() const;
  /// What the catalogue says of the item; nothing special for what it does not list.
  ItemTraits traits_of(const NoticedItem& item) const;
};

/// The claim points into `document`, the book, the register and the settings.
NoticeClaim read_notice(const OrderBook& book, const NoticeRegister& earlier, const Settings& settings,
                        const Json& document, Instant submitted);

}  // namespace vendorproof::mock_amazon
