// Finding new and changed orders. Amazon does not notify a vendor of an order, so both lists are read
// again and again: the last hour every time, and the last day every six hours, since Amazon may add orders late
// (API-14). Windows are at most 7 days (PO-31); a cursor moves only after the last page was processed. If the lists
// leave out an order for days, a sweep over the order numbers of the last 7 days finds it.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// Up to when the list of new orders has been read.
std::optional<Instant> orders_read_until(const Desk& desk);

std::optional<HttpRequest> ask_for_new_orders(Desk& desk, store::Work& work);
std::optional<HttpRequest> ask_for_changed_orders(Desk& desk, store::Work& work);
Result<void> take_order_page(Desk& desk, store::Work& work, std::string_view body);

/// The sweep: reads order numbers without details. An order whose number is not in the store yet is read by ReadOrder.
std::optional<HttpRequest> ask_for_order_numbers(Desk& desk, store::Work& work);
Result<void> take_order_numbers(Desk& desk, store::Work& work, std::string_view body);
std::optional<HttpRequest> ask_for_order(Desk& desk, store::Work& work);
Result<void> take_order(Desk& desk, store::Work& work, std::string_view body);
/// If Amazon lists an order but does not find it by number (API-13), the next sweep tries again.
bool refuse_order(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body);

/// Asks for a refused page three times more (API-12), then reads the window from its start.
bool refuse_order_page(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body);

}  // namespace vendorproof::flow
