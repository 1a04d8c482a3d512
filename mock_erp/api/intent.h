// Which copy of the books a request wants: the header Data-Access-Intent.
#pragma once

#include "core/base/http.h"
#include "mock_erp/wire/answer.h"

namespace vendorproof::mock_erp {

/// Whether a replica may answer it: a GET that does not ask for the primary copy.
bool reads_replica(const HttpRequest& request);

/// Refused: a write that asks for a copy that can only be read, and any word but `ReadOnly` and `ReadWrite`.
tl::expected<void, Refusal> check_intent(const HttpRequest& request);

}  // namespace vendorproof::mock_erp
