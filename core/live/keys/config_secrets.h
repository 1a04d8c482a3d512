// Where the secrets of the configuration come from: the configuration itself, an environment variable, a file of its
// own, or a credential that systemd hands over. One place for each secret; two are refused.
#pragma once

#include <string>
#include <vector>

#include <toml++/toml.h>

#include "core/base/result.h"
#include "core/live/config.h"
#include "core/live/keys/config_keys.h"

namespace vendorproof::live {

/// `[section] name_file` for every secret of the table, each behind its secret.
std::vector<Key> with_secret_files(const std::vector<Key>& keys);

/// Takes every secret of `keys` from its place, and notes the place in `config.secrets`. A secret that has no place is
/// left alone. Secrets of the configuration itself are set already. Errors: Malformed, one line for each secret with
/// two places, or with a place that cannot be read; the secret is not in it.
Result<void> read_secrets(LiveConfig& config, const std::vector<Key>& keys, const toml::table& file,
                          const SecretSources& sources);

/// `config.secrets` has it.
bool has_secret(const LiveConfig& config, const Key& key);

/// Where a secret that is missing may be put.
std::string places_of(const Key& key);

}  // namespace vendorproof::live
