#include "harness/command/door/alerts_command.h"

#include <chrono>
#include <iostream>
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "core/live/alerts/places.h"
#include "core/live/clock.h"
#include "harness/command/door/door_client.h"
#include "harness/command/exit_codes.h"

namespace vendorproof::harness {

namespace {

constexpr const char* command_name = "vendorproof alerts test";
constexpr Duration taken_within = std::chrono::seconds(10);

/// An owner that the place takes alerts of.
Owner owner_at(const live::AlertPlace& place) {
  for (const Owner owner : owners) {
    if (place.takes(owner)) return owner;
  }
  return Owner::IT;
}

int refuse_all(const std::string& file, const std::vector<std::string>& problems) {
  for (const std::string& problem : problems) refuse(command_name, {ErrorCode::Malformed, file + ": " + problem});
  return exit_usage;
}

}  // namespace

int alerts_command(const AlertsOptions& options) {
  const Result<live::LiveConfig> config = config_in(options.config_file);
  if (!config) return refuse(command_name, config.error());
  if (!config->alerts.is_given) {
    return refuse_all(options.config_file, {"[alerts] is missing: nobody gets alerts; name a webhook or a file in it"});
  }
  const std::vector<std::string> problems = live::nonsense_in(config->alerts);
  if (!problems.empty()) return refuse_all(options.config_file, problems);
  const Result<Now> now = live::RealClock().now();
  if (!now) return refuse(command_name, now.error());
  bool all_took_it = true;
  for (const std::unique_ptr<live::AlertPlace>& place : live::places_of(config->alerts)) {
    const live::Alert alert = live::test_alert(owner_at(*place), now->wall);
    const live::Delivery delivery = place->deliver(alert, now->wall, taken_within);
    const bool is_taken = delivery.taken == live::Taken::Yes;
    all_took_it = all_took_it && is_taken;
    std::cout << fmt::format("{}: {}\n", place->shown(),
                             is_taken ? "took test alert " + alert.id : "did not take it: " + delivery.trouble);
  }
  return all_took_it ? 0 : 1;
}

}  // namespace vendorproof::harness
