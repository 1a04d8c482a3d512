// Access data for a peer, as a table of names: each dialect and each channel has its own table.
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
  std::string_view example;   ///< a value that the simulated peer accepts
  std::string_view variable;  ///< of a secret: the environment variable that may have it; "" for others
  std::span<const std::string_view> choices{};  ///< the allowed values; empty: any text
  bool is_optional = false;
};

using SettingTable = std::span<const Setting>;

/// Values by name.
using Settings = std::map<std::string, std::string, std::less<>>;

/// The value of a name. A missing name is a broken promise: call `check_settings` before.
const std::string& setting(const Settings& settings, std::string_view name);

/// The value of an optional name, or "".
std::string_view optional_setting(const Settings& settings, std::string_view name);

/// Errors: Malformed, if the setting does not allow this value.
Result<void> check_choice(const Setting& row, std::string_view value);

/// Checks that every name of the table has a value that it allows, and no other name has one. Errors: Malformed, with
/// the first wrong name; the text never contains the value of a secret.
Result<void> check_settings(SettingTable table, const Settings& settings);

/// The examples of every setting that is not optional.
Settings example_settings(SettingTable table);

}  // namespace vendorproof::trade
