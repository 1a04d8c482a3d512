#include "mock_amazon/state/order_book.h"

#include <algorithm>

#include "core/base/require.h"

namespace vendorproof::mock_amazon {

Order* OrderBook::find(const std::string& number) {
  const auto found = orders_.find(number);
  return found == orders_.end() ? nullptr : &found->second;
}

const Order* OrderBook::find(const std::string& number) const {
  const auto found = orders_.find(number);
  return found == orders_.end() ? nullptr : &found->second;
}

Order& OrderBook::known(const std::string& number) {
  return vendorproof::known(find(number), "purchase order", number);
}

const Order& OrderBook::known(const std::string& number) const {
  return vendorproof::known(find(number), "purchase order", number);
}

Order& OrderBook::add(Order order) {
  if (orders_.empty()) currency_ = order.currency;
  const std::string number = order.number;
  const auto [place, fresh] = orders_.emplace(number, std::move(order));
  REQUIRE(fresh);
  by_issue_.emplace(place->second.issued, number);
  by_update_.emplace(place->second.updated, number);
  if (place->second.changed) by_change_.emplace(*place->second.changed, number);
  return place->second;
}

void OrderBook::make_indexes() {
  by_issue_.clear();
  by_change_.clear();
  by_update_.clear();
  for (const auto& [number, order] : orders_) {
    by_issue_.emplace(order.issued, number);
    by_update_.emplace(order.updated, number);
    if (order.changed) by_change_.emplace(*order.changed, number);
  }
}

void OrderBook::mark_updated(Order& order, Instant now) {
  by_update_.erase({order.updated, order.number});
  order.updated = std::max(order.updated, now);
  by_update_.emplace(order.updated, order.number);
}

void OrderBook::mark_changed(Order& order, Instant now) {
  if (order.changed) by_change_.erase({*order.changed, order.number});
  order.changed = now;
  by_change_.emplace(now, order.number);
  mark_updated(order, now);
}

}  // namespace vendorproof::mock_amazon
