// A key of the configuration file: what it means, and how its value is set.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "core/base/result.h"

namespace vendorproof::live {

struct LiveConfig;

enum class Presence { Optional, Required };

struct Key {
  std::string_view section;
  std::string name;
  std::string meaning;
  Presence presence;
  std::function<Result<void>(LiveConfig&, const toml::node&)> set;
  std::string variable = "";  ///< of a secret: the environment variable that may have it instead; "" for all others
};

/// The keys about people: the operators' door, stalled orders and the log.
const std::vector<Key>& people_keys();

}  // namespace vendorproof::live
