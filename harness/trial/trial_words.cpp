#include "harness/trial/trial_words.h"

#include <fmt/format.h>

namespace vendorproof::harness {

namespace {

auto of_key(const SystemUnderTest& system, std::string_view key) {
  return [&system, key](const Error& error) {
    return Error{error.code, fmt::format("{}: {}: {}", system.file, key, error.message)};
  };
}

}  // namespace

std::string variable_of(const std::string& name) {
  std::string variable = "TRIAL_";
  for (const char letter : name) variable += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
  return variable;
}

Result<TrialStart> trial_start(const SystemUnderTest& system, const TrialPlace& place, std::string_view key,
                               const std::vector<std::string>& words) {
  TrialStart start;
  start.folder = system.folder;
  start.log_file = place.log_file;
  // The mocks are on this machine, whatever proxy its programs use.
  for (const char* name : {"NO_PROXY", "no_proxy"}) start.environment[name] = "127.0.0.1,localhost," + system.host;
  for (const auto& [name, value] : place.names) start.environment[variable_of(name)] = value;
  for (const auto& [name, value] : system.environment) {
    const Result<std::string> filled = filled_in(value, place.names).map_error(of_key(system, "[environment] " + name));
    if (!filled) return tl::unexpected<Error>(filled.error());
    start.environment[name] = *filled;
  }
  for (const std::string& word : words) {
    const Result<std::string> filled = filled_in(word, place.names).map_error(of_key(system, key));
    if (!filled) return tl::unexpected<Error>(filled.error());
    start.command.push_back(*filled);
  }
  return start;
}

Result<std::optional<Readiness>> readiness_of(const SystemUnderTest& system, const TrialNames& names) {
  if (system.ready.empty()) return std::optional<Readiness>();
  const Result<std::string> text = filled_in(system.ready, names);
  if (!text) return malformed(fmt::format("{}: ready: {}", system.file, text.error().message));
  Result<PlainUrl> url = plain_url(*text);
  if (!url) return malformed(fmt::format("{}: ready {}", system.file, url.error().message));
  return std::optional(Readiness(std::move(*url), system.ready_within));
}

}  // namespace vendorproof::harness
