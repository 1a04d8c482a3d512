// Amazon's side of an order: what to answer, one answer at a time, and what became of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

std::string deadline_key(const std::string& purchase_order);
/// When the order is answered without the ERP (ACK-02), should it be silent that long.
void schedule_deadline(Desk& desk, const store::OrderRecord& record);

/// Decides from what the ERP last said. Nothing is sent by it.
void decide(Desk& desk, store::OrderRecord& record);
/// Sends what was decided unless Amazon has it already; waits while another answer is under way.
void offer_acknowledgement(Desk& desk, store::OrderRecord& record);
/// Sends it again although it failed before.
void offer_acknowledgement_again(Desk& desk, store::OrderRecord& record);

std::optional<HttpRequest> acknowledge_without_erp(Desk& desk, store::Work& work);

std::optional<HttpRequest> make_acknowledgement(Desk& desk, store::Work& work);
void doubt_acknowledgement(Desk& desk, store::Work& work);
Result<void> take_acknowledgement_receipt(Desk& desk, store::Work& work, std::string_view body);
void acknowledgement_succeeded(Desk& desk, store::Work& work);
void acknowledgement_failed(Desk& desk, store::Work& work, const trade::Transaction& transaction);

std::optional<HttpRequest> ask_for_order_status(Desk& desk, store::Work& work);
Result<void> take_order_status(Desk& desk, store::Work& work, std::string_view body);

}  // namespace vendorproof::flow
