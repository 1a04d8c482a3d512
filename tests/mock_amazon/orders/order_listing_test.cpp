#include "mock_amazon/orders/order_listing.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "mock_amazon/orders/order_document.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

// The bug this is for: rows of the same instant at the edge of a page are repeated or skipped.
RC_GTEST_PROP(OrderListing, AnyPageSizeYieldsEveryOrderOnce, ()) {
  const auto minutes = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 6));
  const auto limit = *rc::gen::inRange<std::size_t>(1, 7);
  const auto from = *rc::gen::inRange(0, 6);
  const auto to = *rc::gen::inRange(0, 8);
  const bool descending = *rc::gen::arbitrary<bool>();
  OrderBook book;
  std::vector<std::string> expected;
  for (std::size_t i = 0; i < minutes.size(); ++i) {
    const std::string number = "PO" + std::to_string(i);
    const Instant issued = start_of_trial() + std::chrono::minutes(minutes[i]);
    book.add(*read_order(order(number, {order_line(1, each(1))}).dump(), issued));
    if (minutes[i] >= from && minutes[i] < to && i % 3 != 0) expected.push_back(number);
  }
  PageRequest request;
  request.issued = {start_of_trial() + std::chrono::minutes(from), start_of_trial() + std::chrono::minutes(to)};
  request.limit = limit;
  request.descending = descending;
  std::vector<std::string> seen;
  std::vector<Instant> times;
  for (std::size_t pages = 0; pages <= minutes.size(); ++pages) {
    const Page page = cut_page(book, book.by_issue(), request,
                               [](const Order& order) { return std::stoi(order.number.substr(2)) % 3 != 0; });
    RC_ASSERT(page.orders.size() <= limit);
    for (const Order* order : page.orders) {
      seen.push_back(order->number);
      times.push_back(order->issued);
    }
    if (page.next_token.empty()) break;
    request.start = key_of(page.next_token);
  }
  if (descending) std::reverse(times.begin(), times.end());
  RC_ASSERT(std::is_sorted(times.begin(), times.end()));
  std::sort(seen.begin(), seen.end());
  std::sort(expected.begin(), expected.end());
  RC_ASSERT(seen == expected);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
