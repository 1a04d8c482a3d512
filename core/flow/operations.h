// The table of everything the integration does to its peers: one row for each operation, pointing at what builds its
// request and what its outcomes mean.
#pragma once

#include "core/flow/outbox/operation.h"

namespace vendorproof::flow {

/// In order of OperationId.
const Operations& operations();

/// Whether a stored number is a row of the table; retired numbers are not.
bool is_operation(int number);

}  // namespace vendorproof::flow
