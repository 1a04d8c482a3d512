// A ship notice as it is judged: its items matched with order lines, its cartons with its items.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/quantity.h"
#include "core/base/time.h"
#include "mock_amazon/order_book.h"
#include "mock_amazon/ship_notices.h"

namespace vendorproof::mock_amazon {

struct NoticedItem {
  std::string reference;  ///< the notice's own number of the item
  std::string order_number;
  const Order* order = nullptr;     ///< none when unknown
  const OrderLine* line = nullptr;  ///< none when the order has no such product
  Quantity written;
  std::int64_t eaches = 0;
};

struct PackedItem {
  std::string reference;
  std::string order_number;  ///< "" when it is left to the item
  std::int64_t eaches = 0;
};

struct PackedCarton {
  std::string sequence;
  std::vector<std::string> ssccs;  ///< as written
  std::vector<PackedItem> items;
};

struct PackedPallet {
  std::vector<std::string> ssccs;
  std::vector<std::string> cartons;  ///< sequences that it refers to
  std::vector<PackedItem> items;
};

struct NoticeClaim {
  std::string identifier;
  std::string type;
  Instant submitted;
  std::optional<Instant> shipped_at;
  std::optional<Instant> arrives_at;
  std::optional<std::int64_t> carton_count;
  std::optional<std::int64_t> pallet_count;
  std::vector<NoticedItem> items;
  std::map<std::string, std::size_t> place_by_reference;  ///< of the first item with that reference
  std::vector<PackedCarton> cartons;
  std::vector<PackedPallet> pallets;
  const NoticeRegister* earlier = nullptr;

  const NoticedItem* item_of(const std::string& reference) const;
};

NoticeClaim read_notice(const OrderBook& book, const NoticeRegister& earlier, const Json& document, Instant submitted);

}  // namespace vendorproof::mock_amazon
