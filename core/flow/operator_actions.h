// Restarts the work that an exception had stopped, when an operator closes it.
#pragma once

#include "core/flow/outbox/contract.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// An unknown or closed exception changes nothing.
void take_operator_action(Desk& desk, const OperatorAction& action);

}  // namespace vendorproof::flow
