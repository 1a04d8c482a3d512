// The life of one order on our side: first seen, changed by Amazon, settled.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// Takes an order as Amazon states it now. It may be new, changed, or already known.
void see_order(Desk& desk, trade::PurchaseOrder order);

/// Computes whether the order awaits despatch and whether it is settled, then saves the record.
void save_order(Desk& desk, store::OrderRecord& record);
/// The same, without a copy of the record.
void save_order(Desk& desk, store::OrderRecord&& record);

/// Whether Amazon has taken the last decision on the order.
bool is_answered(const store::OrderRecord& record);

/// The ERP's own currency, and those that the configuration allows.
trade::Currencies accepted_currencies(const CoreConfig& config);
/// The plan of the order for the ERP now. If a line is on the sales order already, it is not rejected when its item is
/// blocked or renamed later.
trade::OrderPlan plan_of(Desk& desk, const store::OrderRecord& record);

/// The last acknowledgement, as the base of the next decision. If it was decided without the ERP, only its rejections
/// are returned, because they are final (ACK-13).
trade::Acknowledgement firm_answer(const store::OrderRecord& record);

/// Purchase order line by the sales order's line sequence.
std::map<std::int64_t, std::int64_t> line_of_erp_sequence(const trade::SalesOrder& sales_order);

/// Eaches of one line that have left with posted despatches.
std::int64_t shipped_eaches(const store::OrderRecord& record, std::int64_t sequence);

}  // namespace vendorproof::flow
