// The order as Amazon's JSON: read once when it is issued, served as it was written, and touched only where an event
// says so.
#pragma once

#include <string_view>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "mock_amazon/order_book.h"

namespace vendorproof::mock_amazon {

/// Reads an order that becomes visible at `now`. Quirks that Amazon really sends are taken: `CASES`, dates without
/// zone, no state, no window, amounts as text, amount 0. Errors: Malformed with the path of the field.
Result<Order> read_order(std::string_view json, Instant now);

/// Writes the order's state and the date of its change into its document.
void write_state(Order& order, Instant now);

/// Writes what Amazon changed, and `changed`, into the document: the amounts, the costs and the window as they are now.
struct DocumentChange {
  std::vector<std::int64_t> amounts;  ///< sequences of lines whose quantity changed
  std::vector<std::int64_t> costs;    ///< sequences of lines whose net cost changed
  bool window = false;
};
void write_change(Order& order, const DocumentChange& change);

}  // namespace vendorproof::mock_amazon
