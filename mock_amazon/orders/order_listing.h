// Lists of orders, cut page by page from an index.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "mock_amazon/state/order_book.h"
#include "mock_amazon/wire/page.h"

namespace vendorproof::mock_amazon {

/// Which page is wanted: orders issued within `issued`, ascending or descending, after the row `start`.
struct PageRequest {
  Span issued;
  bool descending = false;
  std::size_t limit = 100;
  std::optional<IndexKey> start;
};

struct Page {
  std::vector<const Order*> orders;
  std::string next_token;  ///< "" on the last page
};

/// `index` is by time of issue; orders for which `wanted` is false are skipped.
Page cut_page(const OrderBook& book, const Index& index, const PageRequest& request,
              const std::function<bool(const Order&)>& wanted);

/// The orders that another index lists within `span`, by time of issue.
Index issued_among(const OrderBook& book, const Index& index, const Span& span);

}  // namespace vendorproof::mock_amazon
