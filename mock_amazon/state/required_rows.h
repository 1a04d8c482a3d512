// Look-ups that must succeed because our own books say so: where they do not, the program stops with the key.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "mock_amazon/state/order_book.h"

namespace vendorproof::mock_amazon {

/// Prints `there is no <what> '<key>'` and aborts.
[[noreturn]] void missing_row(std::string_view what, std::string_view key);

/// What a look-up found; `what` and `key` name the row.
template <class Row>
Row& required(Row* found, std::string_view what, std::string_view key) {
  if (found == nullptr) missing_row(what, key);
  return *found;
}

inline std::string_view shown_key(const std::string& key) { return key; }
/// Of a ship notice: its number, without the vendor code.
inline std::string_view shown_key(const std::pair<std::string, std::string>& key) { return key.second; }

/// The value in a map.
template <class Rows>
auto& required_in(Rows& rows, const typename Rows::key_type& key, std::string_view what) {
  const auto found = rows.find(key);
  return required(found == rows.end() ? nullptr : &found->second, what, shown_key(key));
}

Order& required_order(OrderBook& book, const std::string& number);
OrderLine& required_line(Order& order, std::int64_t sequence);
const OrderLine& required_line(const Order& order, std::int64_t sequence);

}  // namespace vendorproof::mock_amazon
