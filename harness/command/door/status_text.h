// The answer of `GET /v1/status` as one screen for a terminal.
#pragma once

#include <string>

#include "core/base/json/json.h"

namespace vendorproof::harness {

std::string status_screen(const Json& answer);

}  // namespace vendorproof::harness
