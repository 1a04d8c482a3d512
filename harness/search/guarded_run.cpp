#include "harness/search/guarded_run.h"

#include <exception>
#include <string>

namespace vendorproof::harness {

RunOutcome guarded_run(const scenarios::Scenario& scenario, const RunSettings& settings) {
  try {
    return run(scenario, settings);
  } catch (const std::exception& error) {
    RunOutcome outcome;
    outcome.visibility.ended = false;
    outcome.ended = scenario.start;
    outcome.troubles.push_back(std::string("the core stopped with an error: ") + error.what());
    return outcome;
  }
}

}  // namespace vendorproof::harness
