// The questions of the operators' door while no daemon runs: asked of the store itself.
#pragma once

#include <string>

#include "core/base/http.h"
#include "core/base/json/json.h"
#include "core/base/result.h"
#include "core/live/config.h"

namespace vendorproof::harness {

/// What the door of a daemon would answer. The store is this process's alone meanwhile; nothing is called, and what an
/// act makes due goes out at the next `vendorproof run`. Errors: Unavailable, if there is no store or it cannot be
/// used; Conflict, with the process that works on it; Malformed, in the door's words, if it refuses.
Result<Json> ask_store(const live::LiveConfig& config, const HttpRequest& request);

}  // namespace vendorproof::harness
