// Orders that a vendor saved: answers of getPurchaseOrders.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/audit/books.h"
#include "core/base/result.h"
#include "core/channel/channel.h"

namespace vendorproof::harness {

/// Reads one answer, or an array of answers; an answer may be saved without its `payload`. The channel reads them as it
/// reads Amazon. Adds the orders, and notes the time within which all of them were placed: they were saved at its end
/// or later. An order that cannot be read goes to Books::odd. `name` is for errors. Errors: Malformed: "<name>: $ has
/// no orders; <remedy>", and if no order can be read, a line for each: "<name>: order 2JK3S9VC: $.payload... is
/// missing".
Result<void> read_orders_file(std::string_view text, const std::string& name, const channel::Channel& channel,
                              audit::Books& books);

/// Each number once: of two versions, the one that was changed later, and of two that were changed at the same time the
/// later one here.
void add_orders(std::vector<trade::PurchaseOrder> orders, audit::Books& books);

}  // namespace vendorproof::harness
