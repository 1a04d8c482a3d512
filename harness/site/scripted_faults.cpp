#include "harness/site/scripted_faults.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

using scenarios::ChanceOfFaults;
using scenarios::Fault;
using scenarios::FaultKind;
using scenarios::Scenario;

constexpr std::array<std::pair<std::string_view, std::int64_t ChanceOfFaults::*>, 6> chances = {{
    {"request lost", &ChanceOfFaults::request_lost_bp},
    {"answer lost", &ChanceOfFaults::answer_lost_bp},
    {"request doubled", &ChanceOfFaults::duplicate_bp},
    {"delay", &ChanceOfFaults::delay_bp},
    {"503", &ChanceOfFaults::server_error_bp},
    {"429", &ChanceOfFaults::throttle_bp},
}};

Scenario network_of(const Scenario& scenario) {
  Scenario network;
  network.name = scenario.name;
  network.start = scenario.start;
  network.faults = scenario.faults;
  network.chance = scenario.chance;
  network.seed = scenario.seed;
  return network;
}

std::string line_of(const Fault& fault) {
  const bool is_counted = fault.kind == FaultKind::LostAnswer || fault.kind == FaultKind::Duplicate;
  if (is_counted) return fmt::format("{} at the next {} of {}", text_of(fault.kind), fault.times, fault.operation);
  return fmt::format("{} of {} from {} until {} after the start", text_of(fault.kind), fault.peer,
                     format_duration(fault.from), format_duration(fault.until));
}

std::vector<std::string> lines_of(const Scenario& scenario) {
  std::vector<std::string> lines;
  for (const Fault& fault : scenario.faults) lines.push_back(line_of(fault));
  for (const auto& [what, chance] : chances) {
    const std::int64_t basis_points = scenario.chance.*chance;
    if (basis_points == 0) continue;
    lines.push_back(fmt::format("{} with a chance of {}.{:02} %", what, basis_points / 100, basis_points % 100));
  }
  return lines;
}

}  // namespace

Result<void> check_servable(const Scenario& scenario) {
  constexpr std::string_view remedy = "kill your program yourself, and remove this from the scenario";
  for (std::size_t i = 0; i < scenario.faults.size(); ++i) {
    if (scenario.faults[i].kind != FaultKind::Crash) continue;
    return malformed(fmt::format("$.faults[{}] kills our own core, and cannot be served: {}", i, remedy));
  }
  if (scenario.chance.crash_bp > 0) {
    return malformed(fmt::format("$.chance.crash_bp kills our own core, and cannot be served: {}", remedy));
  }
  if (scenario.decisions_recorded && !scenario.decisions.empty()) {
    return malformed("$.decisions were recorded with our own core, and cannot be served: remove them");
  }
  return {};
}

ScriptedFaults::ScriptedFaults(const Scenario& scenario)
    : scenario_(network_of(scenario)), chance_(scenario_), network_(scenario_, chance_), lines_(lines_of(scenario_)) {}

Disposition ScriptedFaults::strike(Peer peer, std::string_view operation, const HttpRequest& request, Instant now) {
  const Disposition usual;
  Disposition disposition;
  if (!lines_.empty()) {
    HttpCall call;
    call.key.text = "served/" + std::string(operation);
    call.peer = peer;
    call.operation = std::string(operation);
    call.request.method = request.method;
    disposition = network_.disposition(call, now);
  }
  disposition.request_delay -= usual.request_delay;
  disposition.answer_delay -= usual.answer_delay;
  if (disposition.refused) disposition.deliver_request = false;
  return disposition;
}

}  // namespace vendorproof::harness
