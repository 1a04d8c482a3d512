// Keeps a sales order in line with Amazon's order: its head, its lines, and lines that Amazon has added.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// Makes the next change that is needed. False if all is right, or the ERP refused what is wrong.
bool mend_sales_order(Desk& desk, store::OrderRecord& record);

/// A line that nobody has put on the sales order yet is added once: as with a new sales order, the ERP is searched
/// after a lost answer, until its longest transaction is over.
std::optional<HttpRequest> make_added_line(Desk& desk, store::Work& work);
Result<void> take_added_line(Desk& desk, store::Work& work, std::string_view body);
bool refuse_added_line(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body);

/// Ends the calls whose lines are now on the sales order. True if one of them may still add a second line later.
bool end_added_lines(Desk& desk, const store::OrderRecord& record);

/// The outcome of making a sales order or a line of it is unknown: the row waits for what the ERP shows.
void doubt_new_part(Desk& desk, store::Work& work);
/// The outcome of a change is unknown: what the ERP shows is compared with the order again.
void doubt_change(Desk& desk, store::Work& work);

}  // namespace vendorproof::flow
