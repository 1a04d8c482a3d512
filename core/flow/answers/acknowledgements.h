// Amazon's side of an order: decides the acknowledgement, sends one at a time, and follows its result.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// The same decision for the same state of the order gives the same key.
std::string decision_key(const store::OrderRecord& record);
/// Decides from the ERP's last answer, as the policy of the order's vendor code says. It sends nothing.
void decide(Desk& desk, store::OrderRecord& record);
void decide(Desk& desk, store::OrderRecord& record, const trade::AcknowledgementPolicy& policy);
/// Sends the decided acknowledgement unless Amazon has it already; waits while another one is under way.
void offer_acknowledgement(Desk& desk, store::OrderRecord& record);
/// Sends the acknowledgement again although it failed before.
void offer_acknowledgement_again(Desk& desk, store::OrderRecord& record);

std::optional<channel::Document> make_acknowledgement(Desk& desk, store::Work& work);
void doubt_acknowledgement(Desk& desk, store::Work& work);
Result<void> take_acknowledgement_receipt(Desk& desk, std::span<store::Work> rows, std::string_view body);
void acknowledgement_succeeded(Desk& desk, store::Work& work);
void acknowledgement_failed(Desk& desk, store::Work& work, const trade::Transaction& transaction);

std::optional<HttpRequest> ask_for_order_status(Desk& desk, store::Work& work);
Result<void> take_order_status(Desk& desk, store::Work& work, std::string_view body);

}  // namespace vendorproof::flow
