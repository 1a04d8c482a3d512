// The ERP's side of an order: find its sales order, create it once, keep its lines in line with Amazon's order, and ask
// what can be delivered. An ERP does not refuse a second order with the same external number, so we search before
// every creation and before every retry.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// The first step. It is called again when the item master has arrived.
void begin_sales_order(Desk& desk, store::OrderRecord& record);
/// To call when Amazon has changed the order.
void follow_change(Desk& desk, store::OrderRecord& record);
/// Asks again what can be delivered.
void look_at_reservations(Desk& desk, const store::OrderRecord& record, Instant due);
/// Has the reservations read again after a despatch of the order. No look is needed if Amazon has taken our answer and
/// everything that it confirms has left: then the warehouse has nothing to close.
void follow_despatch(Desk& desk, const store::OrderRecord& record);
/// Looks for the sales order again, after an operator removed the duplicates.
void find_sales_order_again(Desk& desk, store::OrderRecord& record);
/// Closes exceptions about items of the order that are solved in the item master as it is now.
void close_solved_items(Desk& desk, const store::OrderRecord& record);
/// Compares the sales order with the order again, unless something is under way already.
void read_sales_order_again(Desk& desk, store::OrderRecord& record);

std::optional<HttpRequest> ask_for_sales_order(Desk& desk, store::Work& work);
Result<void> take_sales_orders(Desk& desk, store::Work& work, std::string_view body);

std::optional<HttpRequest> make_sales_order(Desk& desk, store::Work& work);
Result<void> take_created_sales_order(Desk& desk, store::Work& work, std::string_view body);

std::optional<HttpRequest> ask_for_reservations(Desk& desk, store::Work& work);
Result<void> take_reservations(Desk& desk, store::Work& work, std::string_view body);

}  // namespace vendorproof::flow
