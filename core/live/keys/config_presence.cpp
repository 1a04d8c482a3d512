#include "core/live/keys/config_presence.h"

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/live/keys/config_secrets.h"

namespace vendorproof::live {

namespace {

std::string missing(const Key& key) {
  return fmt::format("[{}] {} is missing: {}", key.section, key.name,
                     key.variable.empty() ? key.meaning : places_of(key));
}

/// Whether the use does without the section where the file does not have it.
bool may_lack_section(ConfigUse use, const Key& key, const toml::table& file) {
  if (use == ConfigUse::Daemon) return false;
  const bool is_of_peer = key.section == "amazon" || key.section == "erp";
  return !is_of_peer || !file.contains(key.section);
}

}  // namespace

Result<void> check_presence(const LiveConfig& config, const std::vector<Key>& keys, const toml::table& file,
                            ConfigUse use) {
  std::vector<std::string> problems;
  for (const Key& key : keys) {
    const bool is_token = key.section == "operators" && key.name == "token";
    const bool may_miss = key.presence == Presence::Optional && !(is_token && !config.operators.host.empty());
    if (may_miss || may_lack_section(use, key, file)) continue;
    if (has_secret(config, key) || file[key.section][key.name]) continue;
    problems.push_back(missing(key));
  }
  if (config.clock == ClockKind::Control && config.control.origin.empty()) {
    problems.emplace_back(
        "[clock] control is missing: the address of the control plane that [clock] kind = \"control\" asks");
  }
  if (problems.empty()) return {};
  return malformed(join(problems, "\n"));
}

}  // namespace vendorproof::live
