// Questions to the operators' door of a running daemon.
#pragma once

#include <string>

#include "core/base/http.h"
#include "core/base/json/json.h"
#include "core/base/result.h"
#include "core/live/config.h"

namespace vendorproof::harness {

/// The configuration of the daemon. Errors: those of reading it.
Result<live::LiveConfig> config_in(const std::string& config_file);

/// What the door says, or its refusal in its words (Malformed).
Result<Json> read_door_answer(const HttpResponse& response);

/// Asks the door of the configuration. Errors: NotFound, if the configuration has no door; Unavailable, if nobody
/// listens there; Conflict, if somebody took the question and did not answer; Malformed, in the daemon's words, if it
/// refuses.
Result<Json> ask_door(const live::LiveConfig& config, const std::string& config_file, HttpRequest request);

}  // namespace vendorproof::harness
