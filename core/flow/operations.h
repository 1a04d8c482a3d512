// The table of operations: one row for each call or timer of the integration, with the functions that build the request
// and process its outcomes.
#pragma once

#include "core/flow/outbox/operation.h"

namespace vendorproof::flow {

/// In order of OperationId.
const Operations& operations();

/// Whether a stored number has a row in the table; retired numbers have no row.
bool is_operation(int number);

}  // namespace vendorproof::flow
