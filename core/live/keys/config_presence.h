// Which keys a configuration must have.
#pragma once

#include <vector>

#include <toml++/toml.h>

#include "core/base/result.h"
#include "core/live/config.h"
#include "core/live/keys/config_keys.h"

namespace vendorproof::live {

/// All that is missing at once, one per line. Errors: Malformed.
Result<void> check_presence(const LiveConfig& config, const std::vector<Key>& keys, const toml::table& file,
                            ConfigUse use);

}  // namespace vendorproof::live
