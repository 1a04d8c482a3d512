// The file of a profile (scenarios/profiles).
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "scenarios/value/profile.h"

namespace vendorproof::scenarios {

/// Errors: Malformed: "<name>: $.burst.percent ...".
Result<Profile> read_profile(std::string_view text, const std::string& name);

}  // namespace vendorproof::scenarios
