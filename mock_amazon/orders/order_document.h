// The order as Amazon's JSON: read once when it is issued, served as it was written, and changed only by
// events.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json/json.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "mock_amazon/state/assortment.h"
#include "mock_amazon/state/order_book.h"
#include "mock_amazon/state/readings.h"

namespace vendorproof::mock_amazon {

/// The existing types of order (PO-08), as Amazon writes them.
const std::vector<std::string_view>& order_types();

/// Reads an order that becomes visible at `now`. Quirks that Amazon really sends are accepted: `CASES`, dates without
/// zone, no state, no window, amounts as text, amount 0. Amounts without a currency get the currency of the marketplace
/// (regions.h). Errors: Malformed with the path of the field.
Result<Order> read_order(std::string_view json, Instant now, Region region = Region::NA);

/// Reads a line that a buyer adds to the order: its sequence is new, its currency the order's. Errors: Malformed.
Result<OrderLine> read_added_line(std::string_view json, const Order& order, Instant now);

/// Removes lines whose item is not ordered any more (ACK-26), and returns these items in the order of the lines.
std::vector<std::string> drop_lines(Order& order, const Assortment& assortment);

/// Writes the order's state and the date of its change into its document.
void write_state(Order& order, Instant now);

/// Sets state and document by the lines' answers: Acknowledged when every line that is still ordered has an answer,
/// Closed when nothing is confirmed, or everything confirmed has arrived (PO-01, PO-02, PO-04).
void settle_state(Order& order, Instant now);

/// Writes what Amazon changed, and `changed`, into the document: amounts, costs, window and fulfilment centre as they
/// are now.
struct DocumentChange {
  std::vector<std::int64_t> amounts{};  ///< sequences of lines whose quantity changed
  std::vector<std::int64_t> costs{};    ///< sequences of lines whose net cost changed
  bool window = false;
  bool freight = false;      ///< the other window applies now (PO-17, PO-18)
  bool ship_to = false;      ///< a new fulfilment centre, whose address is unknown
  std::string type{};        ///< "": as before
  std::string added_line{};  ///< JSON of an OrderItem; "": none
};
void write_change(Order& order, const DocumentChange& change);

}  // namespace vendorproof::mock_amazon
