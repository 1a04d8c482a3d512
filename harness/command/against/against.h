// `certify --against`: two integrations play the same scenarios, and what differs in business outcome is told.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "harness/command/certify/certify.h"
#include "harness/command/trial/trials.h"
#include "harness/defects/defects.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

struct AgainstPlan {
  const CertifyOptions& options;
  const Trials* trials = nullptr;                      ///< side A; nullptr: our own core
  const Defect* defect = nullptr;                      ///< planted around our own core as side A
  const std::map<std::string, std::string>& switches;  ///< for generated runs; the scenarios have them already
  const std::string& rate_card;
};

/// Plays the scenarios with side A and with `options.against` as side B. Exit codes: 0 no difference, 1 a difference,
/// 2 bad input, 3 inconclusive.
int against(const AgainstPlan& plan, std::vector<scenarios::Scenario> scenarios);

/// What the options leave open is as the files of both sides say: scenarios and jobs. Returns 0; or 2 and says why, for
/// the errors of allowed_by_both.
int choose_for_both(CertifyOptions& options);

}  // namespace vendorproof::harness
