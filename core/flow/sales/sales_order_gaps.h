// What a sales order lacks or has otherwise than Amazon's order, told to people; and closed when it heals.
#pragma once

#include "core/flow/outbox/desk.h"
#include "core/store/records.h"

namespace vendorproof::flow {

/// A line is missing if it was on the sales order before, or if somebody else made the sales order without it
/// (`is_strange`): only a person can find out why. Any other line was ordered since, and is added.
void report_missing_lines(Desk& desk, const store::OrderRecord& record, const trade::SalesOrder& before,
                          bool is_strange);

/// The price of a line in another currency is not mended: that is another amount.
void report_other_currency(Desk& desk, const store::OrderRecord& record);

/// Closes changes that were too late and that the sales order has now: somebody made them by hand, or they are off.
void close_late_changes(Desk& desk, const store::OrderRecord& record);

}  // namespace vendorproof::flow
