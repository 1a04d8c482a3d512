#include "harness/trial/trial_system.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "harness/site/credentials.h"
#include "harness/trial/trial_doors.h"
#include "harness/trial/trial_words.h"

namespace vendorproof::harness {

TrialNames trial_names(const scenarios::Scenario& scenario, const mock_erp::Settings& erp) {
  const Credentials credentials = Credentials::usual();
  return {{"amazon", ""},
          {"amazon_tls", ""},
          {"ca", ""},
          {"proxy", ""},
          {"control", ""},
          {"erp", ""},
          {"client_id", credentials.client_id},
          {"client_secret", credentials.client_secret},
          {"refresh_token", credentials.refresh_token},
          {"erp_company", erp.company_id},
          {"erp_user", credentials.erp_user},
          {"erp_key", credentials.erp_key},
          {"erp_tenant_id", erp.tenant_id},
          {"erp_client_id", credentials.erp_client_id},
          {"erp_client_secret", credentials.erp_client_secret},
          {"vendorproof", ""},
          {"state", ""},
          {"folder", ""},
          {"items", ""},
          {"scenario", scenario.name},
          {"start", format_instant(scenario.start)},
          {"region", scenario.amazon.reading_of("region").empty() ? "NA" : scenario.amazon.reading_of("region")},
          {"currency", std::string(erp.currency.text())},
          {"scale", "0"}};
}

Visibility visibility_of(const SystemUnderTest& system) {
  Visibility visibility;
  visibility.shown_to_people = system.shows_exceptions;
  visibility.erp = system.erp == TrialErp::Mock;
  visibility.goods = system.erp == TrialErp::Mock || system.goods == TrialGoods::Told;
  return visibility;
}

namespace {

/// Whether the first word of a command names a program.
bool is_found(const std::string& command, const std::string& folder) {
  const auto is_program = [](const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(file, ignored) && ::access(file.c_str(), X_OK) == 0;
  };
  if (command.find('/') != std::string::npos) return is_program(std::filesystem::path(folder) / command);
  const char* path = std::getenv("PATH");
  const std::vector<std::string> folders = split(path == nullptr ? "/usr/bin:/bin" : path, ':');
  return std::any_of(folders.begin(), folders.end(),
                     [&](const std::string& one) { return is_program(std::filesystem::path(one) / command); });
}

auto in_file(const SystemUnderTest& system, const std::string& place) {
  return [&system, place](const Error& error) {
    return Error{error.code, system.file + ": " + place + ": " + error.message};
  };
}

Result<void> check_command(const SystemUnderTest& system, const TrialNames& names, const std::string& key,
                           const std::vector<std::string>& words) {
  std::vector<std::string> command;
  for (const std::string& word : words) {
    Result<std::string> filled = filled_in(word, names).map_error(in_file(system, key));
    if (!filled) return tl::unexpected<Error>(filled.error());
    command.push_back(std::move(*filled));
  }
  if (command.empty() || is_found(command.front(), system.folder)) return {};
  return failure(ErrorCode::NotFound,
                 fmt::format("{}: {}: there is no program '{}', neither in PATH nor, with a slash in it, from the "
                             "folder {}",
                             system.file, key, shown_word(command.front()), system.folder));
}

Result<void> check_files(const SystemUnderTest& system, const TrialNames& names) {
  for (const auto& [to, from] : system.files) {
    if (!starts_with(to, "{state}/")) {
      return malformed(fmt::format("{}: [files] {}: the copy must be below {{state}}: each trial has its own",
                                   system.file, shown_word(to)));
    }
    const std::string source = (std::filesystem::path(system.folder) / from).string();
    const auto filled = filled_in(to, names)
                            .and_then([&](const std::string&) { return read_file(source); })
                            .and_then([&](const std::string& text) { return filled_in(text, names); })
                            .map_error(in_file(system, "[files] " + from));
    if (!filled) return tl::unexpected<Error>(filled.error());
  }
  return {};
}

}  // namespace

Result<void> check_system(const SystemUnderTest& system) {
  TrialNames names = trial_names(scenarios::Scenario(), mock_erp::Settings());
  for (const char* name : {"amazon", "erp", "control"}) names[name] = "http://127.0.0.1:1";
  std::error_code problem;
  names["vendorproof"] = std::filesystem::read_symlink("/proc/self/exe", problem).string();
  for (const auto& [name, value] : system.environment) {
    const auto filled = filled_in(value, names).map_error(in_file(system, "[environment] " + name));
    if (!filled) return tl::unexpected<Error>(filled.error());
  }
  const Result<std::optional<Readiness>> readiness = readiness_of(system, names);
  if (!readiness) return tl::unexpected<Error>(readiness.error());
  return check_files(system, names)
      .and_then([&] { return TrialDoors::check_address(system); })
      .and_then([&] { return check_command(system, names, "command", system.command); })
      .and_then([&] { return check_command(system, names, "kill_command", system.kill_command); })
      .and_then([&] { return check_command(system, names, "start_command", system.start_command); });
}

}  // namespace vendorproof::harness
