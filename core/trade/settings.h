// What a peer wants to know before it lets us in, as a table of names: each dialect and each channel has its own.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace vendorproof::trade {

/// One row of such a table.
struct Setting {
  std::string_view name;      ///< as in the configuration file
  std::string_view meaning;   ///< for people
  std::string_view example;   ///< as the simulated peer takes it
  std::string_view variable;  ///< of the environment, which goes before the file: for secrets; "" for others
};

using SettingTable = std::span<const Setting>;

/// Values by name.
using Settings = std::map<std::string, std::string, std::less<>>;

/// The value of a name. A name that is not there is a broken promise: `check_settings` has been asked before.
const std::string& setting(const Settings& settings, std::string_view name);

/// Whether every name of the table has a value, and no other name has one. Errors: Malformed, with the first name that
/// is wrong; never with a value.
Result<void> check_settings(SettingTable table, const Settings& settings);

/// The examples of the whole table.
Settings example_settings(SettingTable table);

}  // namespace vendorproof::trade
