// Keeping the lines of a sales order as Amazon's order and our answer to it stand.
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

/// What the ERP last said of every line of the order that its sales order has.
std::vector<trade::LineSupply> supplies_of(const store::OrderRecord& record);

/// Changes the next line whose quantity or price is not what it should be. False when all are, or the ERP refused.
bool mend_next_line(Desk& desk, store::OrderRecord& record);
void ask_what_can_be_delivered(Desk& desk, store::OrderRecord& record);
void search_sales_order(Desk& desk, store::OrderRecord& record, Instant due);

std::optional<HttpRequest> make_line_change(Desk& desk, store::Work& work);
Result<void> take_changed_line(Desk& desk, store::Work& work, std::string_view body);
void doubt_changed_line(Desk& desk, store::Work& work);
bool refuse_changed_line(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body);

}  // namespace vendorproof::flow
