// The life of one order on our side: first seen, changed by Amazon, settled.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// An order as Amazon states it now: new, changed, or known.
void see_order(Desk& desk, const trade::PurchaseOrder& order);

/// Saves the record after working out whether it awaits despatch and whether it is settled.
void save_order(Desk& desk, store::OrderRecord& record);

/// What the order means to the ERP now. A line that is on the sales order already is not rejected any more because its
/// item was blocked or renamed since.
trade::OrderPlan plan_of(Desk& desk, const store::OrderRecord& record);

/// The last decision that may be built upon: of one made without the ERP only the rejections, which are final (ACK-13).
trade::Acknowledgement firm_answer(const store::OrderRecord& record);

/// Purchase order line by the sales order's line sequence.
std::map<std::int64_t, std::int64_t> line_of_erp_sequence(const trade::SalesOrder& sales_order);

/// Eaches of one line that have left with posted despatches.
std::int64_t shipped_eaches(const store::OrderRecord& record, std::int64_t sequence);

}  // namespace vendorproof::flow
