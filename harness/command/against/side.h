// One of the two integrations that are compared.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "harness/command/trial/trials.h"
#include "harness/defects/defects.h"
#include "harness/judge/judge.h"
#include "harness/record/run_record.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// The word of --against for Vendorproof's own core.
inline constexpr const char* our_core = "our-core";

struct Side {
  std::string name;     ///< for people
  std::string started;  ///< its file and command; "" for our own core
  bool is_program = false;
  /// The scenario, which says that it is not played if this side cannot play it.
  std::function<scenarios::Scenario(scenarios::Scenario scenario)> as_playable;
  /// Plays one scenario. May be called by several threads at once, for scenarios of different names.
  std::function<RunRecord(const scenarios::Scenario& scenario)> play;
  /// Removes what a trial of that scenario has written.
  std::function<void(const std::string& scenario)> forget;

  Demands demands() const { return is_program ? Demands::Nothing : Demands::OwnCore; }
};

/// Our own core, with a planted defect or, with nullptr, without.
Side side_of_core(const Defect* defect);
/// A program. It is given up when `is_stopped` says so.
Side side_of_program(const Trials& trials, std::function<bool()> is_stopped);

/// What the files of both sides allow.
struct Allowed {
  std::vector<std::string> scenarios;  ///< that both claim, in the order of the first that claims any; empty: all
  unsigned jobs = 0;                   ///< how many of each may run at once; 0: any number
  std::vector<const scenarios::Stimulus*> leaves_out;  ///< of generated runs, what one of them does not claim
};

/// `our_core` and "" claim all scenarios. Errors: of claimed_system; Malformed if the two claim no scenario
/// together.
Result<Allowed> allowed_by_both(const std::string& sut_a, const std::string& sut_b);

}  // namespace vendorproof::harness
