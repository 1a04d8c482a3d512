#include "mock_amazon/orders/order_listing.h"

namespace vendorproof::mock_amazon {

Page cut_page(const OrderBook& book, const Index& index, const PageRequest& request,
              const std::function<bool(const Order&)>& wanted) {
  const Instant from = request.issued.after.value_or(Instant::min());
  const Instant to = request.issued.before.value_or(Instant::max());
  auto first = index.lower_bound({from, ""});
  auto last = index.lower_bound({to, ""});
  if (request.start && !request.descending && *request.start >= IndexKey{from, ""}) {
    first = index.upper_bound(*request.start);
  }
  if (request.start && request.descending && *request.start < IndexKey{to, ""}) {
    last = index.lower_bound(*request.start);
  }
  Page page;
  // If `start` is beyond the end of the span the page is empty: the iterators must not pass each other.
  const bool nothing_left =
      last == index.begin() ? true : first != index.end() && last != index.end() && *last < *first;
  if (nothing_left || first == index.end()) return page;
  while (first != last) {
    const auto& key = request.descending ? *--last : *first++;
    const Order* order = book.find(key.second);
    if (order == nullptr || !wanted(*order)) continue;
    if (page.orders.size() == request.limit) {
      const Order& end = *page.orders.back();
      page.next_token = token_of({end.issued, end.number});
      break;
    }
    page.orders.push_back(order);
  }
  return page;
}

Index issued_among(const OrderBook& book, const Index& index, const Span& span) {
  Index found;
  for (auto at = index.lower_bound({span.after.value_or(Instant::min()), ""}); at != index.end(); ++at) {
    if (span.before && at->first >= *span.before) break;
    const Order* order = book.find(at->second);
    if (order != nullptr) found.emplace(order->issued, order->number);
  }
  return found;
}

}  // namespace vendorproof::mock_amazon
