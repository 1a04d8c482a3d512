// Questions to the operators' door of a running daemon.
#pragma once

#include <string>

#include "core/base/http.h"
#include "core/base/json/json.h"
#include "core/base/result.h"

namespace vendorproof::harness {

/// Finds the door in the daemon's configuration and asks. Errors: those of the configuration; Unavailable, if nobody
/// answers; Malformed, in the daemon's words, if it refuses.
Result<Json> ask_door(const std::string& config_file, HttpRequest request);

}  // namespace vendorproof::harness
