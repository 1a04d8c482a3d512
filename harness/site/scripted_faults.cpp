#include "harness/site/scripted_faults.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "harness/field/requests.h"
#include "scenarios/value/words.h"

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

/// What the core calls an operation of the ERP, `linkedOrders.create`; the method of the request, and how its resource
/// goes on behind the set.
struct Verb {
  std::string_view of_core;
  std::string_view method;
  std::string_view end;
};
constexpr std::array<Verb, 10> verbs = {{{"list", "get", ""},
                                         {"find", "get", ""},
                                         {"create", "post", ""},
                                         {"add", "post", ""},
                                         {"change", "patch", "(<id>)"},
                                         {"delete", "delete", "(<id>)"},
                                         {"release", "post", "(<id>)/Microsoft.NAV.release"},
                                         {"reopen", "post", "(<id>)/Microsoft.NAV.reopen"},
                                         {"post", "post", "(<id>)/Microsoft.NAV.post"},
                                         {"token", "post", "/v2.0/token"}}};

/// The first operation of the ERP that fits; "" if no operation fits.
template <class Test>
std::string find_served(const Test& is_wanted) {
  const std::vector<std::string> served = operations_of(Peer::Erp);
  const auto found = std::find_if(served.begin(), served.end(), is_wanted);
  return found == served.end() ? "" : *found;
}

Scenario network_of(const Scenario& scenario) {
  Scenario network;
  network.name = scenario.name;
  network.start = scenario.start;
  network.faults = scenario.faults;
  network.chance = scenario.chance;
  network.seed = scenario.seed;
  for (Fault& fault : network.faults) fault.operation = served_name(fault.operation);
  return network;
}

std::string line_of(const Fault& fault) {
  const bool is_counted = !is_span(fault.kind);
  if (!fault.document.empty())
    return fmt::format("{} at {} of {}", text_of(fault.kind), fault.operation, fault.document);
  if (is_counted) return fmt::format("{} at the next {} of {}", text_of(fault.kind), fault.times, fault.operation);
  const bool is_refusal = fault.kind == FaultKind::Refusal;
  const std::string what = is_refusal ? fmt::format("{} with status {}", text_of(fault.kind), fault.status)
                                      : std::string(text_of(fault.kind));
  const std::string where = fault.operation.empty() ? fault.peer : fault.operation;
  return fmt::format("{} of {} from {} until {} after the start", what, where, format_duration(fault.from),
                     format_duration(fault.until));
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

std::string served_name(const std::string& operation) {
  const std::size_t dot = operation.find('.');
  if (dot == std::string::npos) {
    const std::vector<std::string> known = operations_of(Peer::Amazon);
    return std::find(known.begin(), known.end(), operation) != known.end() ? operation : "";
  }
  const std::string verb = operation.substr(dot + 1);
  const auto row = std::find_if(verbs.begin(), verbs.end(), [&](const Verb& known) { return known.of_core == verb; });
  if (row == verbs.end()) return "";
  const std::string set = operation.substr(0, dot);
  const std::string wanted = fmt::format("{} {}{}", row->method, set, row->end);
  // A row is added through the one that it belongs to, where that is served.
  const std::string behind = "(<id>)/" + set;
  const std::string through =
      verb == "add" ? find_served([&](const std::string& known) { return known.ends_with(behind); }) : "";
  return through.empty() ? find_served([&](const std::string& known) { return known == wanted; }) : through;
}

std::string scenario_name(std::string_view served) {
  if (served.empty()) return "";
  for (const std::string_view word : scenarios::operation_words()) {
    if (served_name(std::string(word)) == served) return std::string(word);
  }
  return "";
}

Result<void> check_servable(const Scenario& scenario) {
  constexpr std::string_view remedy = "kill your program yourself, and remove this from the scenario";
  for (std::size_t i = 0; i < scenario.faults.size(); ++i) {
    const Fault& fault = scenario.faults[i];
    if (fault.kind == FaultKind::Crash) {
      return malformed(fmt::format("$.faults[{}] kills our own core, and cannot be served: {}", i, remedy));
    }
    if (!fault.operation.empty() && served_name(fault.operation).empty()) {
      return malformed(
          fmt::format("$.faults[{}].operation: no operation '{}' is served", i, shown_word(fault.operation)));
    }
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
    call.request = request;
    disposition = network_.disposition(call, now);
  }
  disposition.request_delay -= usual.request_delay;
  disposition.answer_delay -= usual.answer_delay;
  if (disposition.refused) disposition.deliver_request = false;
  return disposition;
}

}  // namespace vendorproof::harness
