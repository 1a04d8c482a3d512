// Finding new and changed orders. Nothing tells a vendor of an order, so both lists are
// read again and again: the last hour every time, and the last day every six hours, since Amazon may back-fill late
// (API-14). Windows are at most 7 days (PO-31); a cursor moves only when the last page has been taken. What lists left
// out for days is found by a sweep over the numbers of the last 7 days.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

std::optional<HttpRequest> ask_for_new_orders(Desk& desk, store::Work& work);
std::optional<HttpRequest> ask_for_changed_orders(Desk& desk, store::Work& work);
Result<void> take_order_page(Desk& desk, store::Work& work, std::string_view body);

/// Numbers without details; an order whose number is not ours yet is read by itself.
std::optional<HttpRequest> ask_for_order_numbers(Desk& desk, store::Work& work);
Result<void> take_order_numbers(Desk& desk, store::Work& work, std::string_view body);
std::optional<HttpRequest> ask_for_order(Desk& desk, store::Work& work);
Result<void> take_order(Desk& desk, store::Work& work, std::string_view body);
/// An order that lists show and that cannot be found (API-13) is left to the next sweep.
bool refuse_order(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body);

/// A page that is refused is asked for three times more (API-12), then the window is read from its start.
bool refuse_order_page(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body);

}  // namespace vendorproof::flow
