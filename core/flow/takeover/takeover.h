// An order that was placed before the store remembers. What Amazon shows of it is our answer to it, and the sales order
// that the ERP has is its sales order, as they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/flow/outbox/desk.h"
#include "core/store/records.h"

namespace vendorproof::flow {

/// The first step with such an order: nothing is done for it until Amazon has said what was answered. An answer of the
/// last half hour may not be visible yet, so an order without one is looked at later.
void take_over(Desk& desk, store::OrderRecord& record);

std::optional<HttpRequest> ask_what_was_answered(Desk& desk, store::Work& work);
/// Then the order takes the usual way; if every line is answered, its sales order is taken as it is.
Result<void> take_what_was_answered(Desk& desk, store::Work& work, std::string_view body);

/// Whether Amazon has not yet said what was answered.
bool awaits_takeover(const Desk& desk, const std::string& purchase_order);
/// Whether every line is answered, and the sales order is to be taken as it is.
bool takes_sales_order_as_it_is(const Desk& desk, const std::string& purchase_order);
void end_takeover(Desk& desk, const std::string& purchase_order);

/// For a dry run: Amazon shows a whole answer that somebody else gave, and not ours. It is taken as ours, and people
/// are told the difference. False if some line is not answered.
bool take_answer_of_others(Desk& desk, store::OrderRecord& record, const std::vector<trade::LineStatus>& lines);

/// The ERP has no sales order for an order whose lines are all answered. It may have been posted and put away: its
/// despatches will tell. If they do not within hours, a person decides.
void await_despatch_of_older(Desk& desk, store::OrderRecord& record);
/// For such an order: the lines of its sales order, as a posted despatch tells them by their items. Lines of the order
/// with the same item cannot be told apart, so they are not learned.
void learn_lines(Desk& desk, store::OrderRecord& record, const trade::Despatch& despatch);
/// A person says that no sales order was ever made: one is made.
void take_over_without_sales_order(Desk& desk, store::OrderRecord& record);

}  // namespace vendorproof::flow
