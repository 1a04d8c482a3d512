// The answer to an order whose ERP is silent shortly before the deadline (ACK-02).
#pragma once

#include <optional>
#include <string>

#include "core/base/http.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

std::string deadline_key(const std::string& purchase_order);
/// Sets the timer that acknowledges the order without the ERP if the ERP stays silent until then.
void schedule_deadline(Desk& desk, const store::OrderRecord& record);

/// The timer: answers as the policy of the order's vendor code says.
std::optional<HttpRequest> acknowledge_without_erp(Desk& desk, store::Work& work);

}  // namespace vendorproof::flow
