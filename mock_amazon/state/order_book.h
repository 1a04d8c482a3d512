// The purchase orders, and the indexes that list them by time.
#pragma once

#include <map>
#include <string>

#include "core/base/money.h"
#include "core/base/time.h"
#include "mock_amazon/state/order.h"
#include "mock_amazon/wire/page.h"

namespace vendorproof::mock_amazon {

class OrderBook {
 public:
  /// nullptr if the book has no such number.
  Order* find(const std::string& number);
  const Order* find(const std::string& number) const;
  /// An unknown order stops the program, with its number in the message.
  Order& known(const std::string& number);
  const Order& known(const std::string& number) const;
  /// The number must be new.
  Order& add(Order order);
  /// Notes a change by anybody (`mark_updated`), or by Amazon (`mark_changed`).
  void mark_updated(Order& order, Instant now);
  void mark_changed(Order& order, Instant now);

  /// By time and order number.
  const Index& by_issue() const { return by_issue_; }
  const Index& by_change() const { return by_change_; }
  const Index& by_update() const { return by_update_; }
  /// The currency of the first order; empty without orders.
  Currency currency() const { return currency_; }

  const std::map<std::string, Order>& all() const { return orders_; }

  /// See archive.h. The indexes follow from the orders.
  template <class Archive>
  void archive(Archive& a) {
    a("orders", orders_)("currency", currency_);
    if (Archive::reads) make_indexes();
  }

 private:
  void make_indexes();

  std::map<std::string, Order> orders_;
  Index by_issue_;
  Index by_change_;
  Index by_update_;
  Currency currency_;
};

}  // namespace vendorproof::mock_amazon
