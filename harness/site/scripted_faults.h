// The faults and the chance of a scenario that is served: they strike the requests of a program that is not ours.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/base/result.h"
#include "harness/world/network.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// What a server cannot do. Errors: Malformed, naming the part of the scenario and what to do: a crash of the core,
/// decisions that were recorded with it, and a fault of an operation that is not served.
Result<void> check_servable(const scenarios::Scenario& scenario);

/// The operation of a scenario as requests are called here: `post linkedOrders` for `linkedOrders.create`. "" if
/// nothing like it is served.
std::string served_name(const std::string& operation);
/// The way back: `linkedOrders.create` for `post linkedOrders`. "" if a scenario has no name for it, as for a login.
std::string scenario_name(std::string_view served);

class ScriptedFaults {
 public:
  /// Keeps what it needs of the scenario.
  explicit ScriptedFaults(const scenarios::Scenario& scenario);
  ScriptedFaults(const ScriptedFaults&) = delete;
  ScriptedFaults& operator=(const ScriptedFaults&) = delete;

  /// `now` is that of the field's clock. Delays are those beyond the usual ones of the simulated network, on that
  /// clock. If nothing strikes, `fault` is "" and the delays are 0.
  Disposition strike(Peer peer, std::string_view operation, const HttpRequest& request, Instant now);

  /// One line for each: "outage of erp from 1h until 25h", "answer-lost with a chance of 1.00 %".
  const std::vector<std::string>& lines() const { return lines_; }

 private:
  scenarios::Scenario scenario_;  ///< without orders and items
  Chance chance_;
  Network network_;
  std::vector<std::string> lines_;
};

}  // namespace vendorproof::harness
