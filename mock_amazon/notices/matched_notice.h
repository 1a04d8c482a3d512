// A ship notice as it is judged: its items matched with order lines, what its containers hold in eaches.
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
  std::string order_number;         ///< its own, or what its containers say (ASN-23)
  const Order* order = nullptr;     ///< none when unknown
  const OrderLine* line = nullptr;  ///< none when the order has no such product
  Quantity written;                 ///< completed by the order's unit
  std::int64_t eaches = 0;
  bool weighed = false;  ///< a total weight was given, here or in a container

  /// What earlier rules found to be there; the program stops when it is not.
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

/// Points into the claim, the book, the register and the settings: valid while they stand.
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

  /// nullptr when no item has that reference.
  const NoticedItem* item_of(std::string_view reference) const;
  /// The item of that reference, which an earlier rule found to be there; the program stops when it is not.
  const NoticedItem& required_item(std::string_view reference) const;
  /// What the catalogue says of the item; nothing special for what it does not list.
  ItemTraits traits_of(const NoticedItem& item) const;
};

std::int64_t eaches_in(const PackedList& goods);

/// Takes time that grows with the size of the claim.
MatchedNotice match_notice(const OrderBook& book, const NoticeRegister& earlier, const Settings& settings,
                           const NoticeClaim& claim, Instant submitted);

}  // namespace vendorproof::mock_amazon
