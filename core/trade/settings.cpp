#include "core/trade/settings.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/nearest_word.h"
#include "core/base/require.h"

namespace vendorproof::trade {

const std::string& setting(const Settings& settings, std::string_view name) {
  const auto found = settings.find(name);
  REQUIRE(found != settings.end());
  return found->second;
}

std::string_view optional_setting(const Settings& settings, std::string_view name) {
  const auto found = settings.find(name);
  return found == settings.end() ? std::string_view() : std::string_view(found->second);
}

Result<void> check_choice(const Setting& row, std::string_view value) {
  if (row.choices.empty() || std::find(row.choices.begin(), row.choices.end(), value) != row.choices.end()) return {};
  return malformed(
      fmt::format("'{}' is unknown{}", value, known_words(value, {row.choices.begin(), row.choices.end()})));
}

Result<void> check_settings(SettingTable table, const Settings& settings) {
  for (const Setting& row : table) {
    const auto found = settings.find(row.name);
    if (found == settings.end() && row.is_optional) continue;
    if (found == settings.end()) return malformed(fmt::format("{} is missing: {}", row.name, row.meaning));
    if (found->second.empty()) return malformed(fmt::format("{} is empty: {}", row.name, row.meaning));
    const Result<void> allowed = check_choice(row, found->second);
    if (!allowed) return malformed(fmt::format("{}: {}", row.name, allowed.error().message));
  }
  for (const auto& [name, value] : settings) {
    const bool is_known = std::any_of(table.begin(), table.end(), [&](const Setting& row) { return row.name == name; });
    if (!is_known) return malformed(fmt::format("{} is unknown", name));
  }
  return {};
}

Settings example_settings(SettingTable table) {
  Settings settings;
  for (const Setting& row : table) {
    if (!row.is_optional) settings.emplace(row.name, row.example);
  }
  return settings;
}

}  // namespace vendorproof::trade
