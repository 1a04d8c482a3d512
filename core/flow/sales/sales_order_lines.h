// Keeps the lines of a sales order in line with Amazon's order and our acknowledgement.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

std::string reservations_key(const std::string& purchase_order);

/// Whether the sales order has the line as the order and its acknowledgement want it.
bool is_as_ordered(Desk& desk, const store::OrderRecord& record, std::int64_t sequence);
/// The ERP's last answer about every line of the order that is on its sales order.
std::vector<trade::LineSupply> supplies_of(const store::OrderRecord& record);

/// Changes the next line whose quantity or price is wrong. False if every line is right or the ERP refused its change.
bool mend_next_line(Desk& desk, store::OrderRecord& record);
void ask_what_can_be_delivered(Desk& desk, store::OrderRecord& record);
void search_sales_order(Desk& desk, store::OrderRecord& record, Instant due);

std::optional<HttpRequest> make_line_change(Desk& desk, store::Work& work);
Result<void> take_changed_line(Desk& desk, store::Work& work, std::string_view body);
bool refuse_changed_line(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body);

}  // namespace vendorproof::flow
