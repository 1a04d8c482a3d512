// A ship notice matched with the order book: its items with their order lines, the contents of containers in eaches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/quantity.h"
#include "core/base/require.h"
#include "core/base/time.h"
#include "mock_amazon/notices/notice_claim.h"
#include "mock_amazon/state/notices.h"
#include "mock_amazon/state/order_book.h"
#include "mock_amazon/state/settings.h"

namespace vendorproof::mock_amazon {

struct NoticedItem {
  const ShippedItem* stated = nullptr;
  std::string order_number;         ///< stated with the item, or else with its containers (ASN-23)
  const Order* order = nullptr;     ///< nullptr if unknown
  const OrderLine* line = nullptr;  ///< nullptr if the order has no such product
  Quantity written;                 ///< completed by the order's unit
  std::int64_t eaches = 0;
  bool weighed = false;  ///< a total weight was given, here or in a container

  /// For rules after those that checked order and line: the program stops if it is missing.
  const Order& known_order() const { return known(order, "order of item", stated->reference); }
  const OrderLine& known_line() const { return known(line, "order line of item", stated->reference); }
};

/// What a container holds of an item.
struct PackedGoods {
  const PackedItem* stated = nullptr;
  Quantity written;  ///< completed by the item's unit
  std::int64_t eaches = 0;
};

using PackedList = std::vector<PackedGoods>;

/// Points into the claim, the book, the register and the settings: valid while these exist.
struct MatchedNotice {
  const NoticeClaim& claim;
  NoticeChannel channel = NoticeChannel::Api;
  Instant submitted{};
  std::vector<NoticedItem> items{};
  std::map<std::string_view, std::size_t> place_by_reference{};  ///< of the first item with that reference
  std::vector<PackedList> in_cartons{};                          ///< by the carton's place in the claim
  std::vector<PackedList> on_pallets{};                          ///< by the pallet's place in the claim
  const NoticeRegister* earlier = nullptr;
  const NoticeRecord* replaced = nullptr;  ///< the notice of that key, if there is one within a year
  const Settings* settings = nullptr;

  /// nullptr if no item has that reference.
  const NoticedItem* item_of(std::string_view reference) const;
  /// The item of that reference, for rules after the one that checked it: the program stops if it is missing.
  const NoticedItem& required_item(std::string_view reference) const;
  /// The traits of the item in the catalogue; no traits if it is not listed.
  ItemTraits traits_of(const NoticedItem& item) const;
};

std::int64_t eaches_in(const PackedList& goods);

/// Takes time in proportion to the size of the claim.
MatchedNotice match_notice(const OrderBook& book, const NoticeRegister& earlier, const Settings& settings,
                           const NoticeClaim& claim, Instant submitted);

}  // namespace vendorproof::mock_amazon
