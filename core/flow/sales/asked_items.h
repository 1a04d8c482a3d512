// Order lines whose item the ERP does not know, or has blocked, or does not have in Amazon's cases. A rejection is
// final (ACK-13), so people are asked until shortly before the deadline. An acknowledgement has to state every line
// (ACK-05): the whole order waits with them.
#pragma once

#include <optional>

#include "core/base/http.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// When the asking about an order that is placed ends: the policy's margin before the deadline.
Instant end_of_asking(const Desk& desk, const store::OrderRecord& record);
/// Before that, and only for the first answer: an order that was answered already is not held up again.
bool may_ask(const Desk& desk, const store::OrderRecord& record);

/// Tells people what is wrong with the lines of the order, and closes what they have mended.
void tell_of_lines(Desk& desk, const store::OrderRecord& record, const trade::OrderPlan& plan);

/// Whether the order waits for people. Then the items are read again soon, and a timer ends the wait.
bool waits_for_people(Desk& desk, const store::OrderRecord& record, const trade::OrderPlan& plan);

/// The timer: the order goes on with soft rejections.
std::optional<HttpRequest> end_asking(Desk& desk, store::Work& work);

std::string asking_key(const std::string& purchase_order);

}  // namespace vendorproof::flow
