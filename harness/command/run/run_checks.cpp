#include "harness/command/run/run_checks.h"

#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/live/alerts/places.h"
#include "core/live/keys/config_sense.h"
#include "harness/command/exit_codes.h"
#include "harness/command/run/run_places.h"

namespace vendorproof::harness {

namespace {

namespace fs = std::filesystem;

/// Whether people other than the owner may read or change the file. False where it does not exist.
bool is_open_to_others(const std::string& file) {
  std::error_code error;
  const fs::perms allowed = fs::status(file, error).permissions();
  const fs::perms others = fs::perms::group_all | fs::perms::others_all;
  return !error && fs::exists(file) && (allowed & others) != fs::perms::none;
}

/// Secrets of a live Amazon, and the orders and prices in the store, are for the owner of the files alone.
void check_permissions(const live::LiveConfig& config, const std::string& file, std::vector<std::string>& problems) {
  if (live::is_this_machine(config.amazon)) return;
  for (const std::string& one : {file, config.store_file}) {
    if (!is_open_to_others(one)) continue;
    problems.push_back(fmt::format("others may read or change {}: `chmod 600` it", one));
  }
  for (const live::SecretOrigin& secret : config.secrets) {
    if (!is_open_to_others(secret.file)) continue;
    problems.push_back(fmt::format("{}: others may read or change {}: `chmod 600` it, or mount it with mode 0400",
                                   secret.key, secret.file));
  }
}

std::string alerts_text(const live::AlertsConfig& alerts) {
  if (!live::has_place(alerts)) return "nobody gets alerts";
  std::vector<std::string> places;
  for (const auto& place : live::places_of(alerts)) places.push_back(place->shown());
  return fmt::format("alerts go to {}", join(places, ", "));
}

}  // namespace

std::unique_ptr<live::Clock> clock_of(const live::LiveConfig& config) {
  if (config.clock == live::ClockKind::Control) return std::make_unique<live::ControlledClock>(config.control);
  return std::make_unique<live::RealClock>();
}

int refuse_all(const std::vector<std::string>& problems) {
  for (const std::string& problem : problems) refuse("vendorproof run", Error{ErrorCode::Malformed, problem});
  return exit_usage;
}

int check(const live::LiveConfig& config, const std::string& file) {
  const std::unique_ptr<live::Clock> clock = clock_of(config);
  const Result<Now> now = clock->now();
  if (!now) return refuse("vendorproof run", now.error());
  std::vector<std::string> problems = live::nonsense_in(config, now->wall);
  for (std::string& problem : problems) problem = file + ": " + problem;
  check_permissions(config, file, problems);
  return problems.empty() ? 0 : refuse_all(problems);
}

int tell_configuration(const live::LiveConfig& config, const std::string& file) {
  std::vector<std::string> problems = problems_of_places(config);
  for (std::string& problem : problems) problem = file + ": " + problem;
  if (!problems.empty()) return refuse_all(problems);
  complain(fmt::format("vendorproof run: {} makes sense; Amazon at {}, ERP at {}; {}", file, config.amazon.origin,
                       config.erp.origin, alerts_text(config.alerts)));
  for (const live::SecretOrigin& secret : config.secrets) {
    complain(fmt::format("vendorproof run: {} comes from {}", secret.key, shown_line(secret.place)));
  }
  return 0;
}

}  // namespace vendorproof::harness
