// What people do about exceptions: they start stopped work again, release what was held back, or say that it is solved.
#pragma once

#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/flow/outbox/contract.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// The acts that a kind allows, in the order of Act: every kind can be closed and assigned.
std::vector<trade::Act> acts_for(ExceptionKind kind);

/// Does it to the exception, or to every open exception of the incident, and records each in the audit trail. The error
/// says why nothing was changed (Step::refusal); nullopt: it is done.
std::optional<Error> take_operator_action(Desk& desk, const OperatorAction& action);

}  // namespace vendorproof::flow
