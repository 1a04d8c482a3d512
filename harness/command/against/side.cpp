#include "harness/command/against/side.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "harness/search/guarded_run.h"

namespace vendorproof::harness {

namespace {

Result<Allowed> allowed_by(const std::string& sut) {
  if (sut.empty() || sut == our_core) return Allowed();
  Result<SystemUnderTest> system = claimed_system(sut);
  if (!system) return tl::unexpected<Error>(system.error());
  return Allowed{std::move(system->scenarios), system->jobs, std::move(system->leaves_out)};
}

}  // namespace

Side side_of_core(const Defect* defect) {
  Side side;
  side.name = "Vendorproof's own core";
  if (defect != nullptr) side.name += " with the planted defect " + std::string(defect->id);
  side.play = [defect](const scenarios::Scenario& scenario) -> RunRecord {
    RunSettings settings;
    settings.defect = defect;
    return guarded_run(scenario, settings);
  };
  side.as_playable = [](scenarios::Scenario scenario) { return scenario; };
  side.forget = [](const std::string&) {};
  return side;
}

Side side_of_program(const Trials& trials, std::function<bool()> is_stopped) {
  const SystemUnderTest& system = trials.system();
  Side side;
  side.name = system.name;
  side.started = system.file + ", " + way_of(system);
  side.is_program = true;
  side.as_playable = [&trials](scenarios::Scenario scenario) { return trials.as_playable(std::move(scenario)); };
  side.play = [&trials, is_stopped = std::move(is_stopped)](const scenarios::Scenario& scenario) {
    return trials.play(scenario, is_stopped);
  };
  side.forget = [&trials](const std::string& scenario) { trials.forget(scenario); };
  return side;
}

Result<Allowed> allowed_by_both(const std::string& sut_a, const std::string& sut_b) {
  Result<Allowed> a = allowed_by(sut_a);
  if (!a) return a;
  Result<Allowed> b = allowed_by(sut_b);
  if (!b) return b;
  Allowed common;
  common.leaves_out = a->leaves_out;
  common.leaves_out.insert(common.leaves_out.end(), b->leaves_out.begin(), b->leaves_out.end());
  const bool is_limited_by_both = a->jobs != 0 && b->jobs != 0;
  common.jobs = is_limited_by_both ? std::min(a->jobs, b->jobs) : std::max(a->jobs, b->jobs);
  if (a->scenarios.empty() || b->scenarios.empty()) {
    common.scenarios = std::move(a->scenarios.empty() ? b->scenarios : a->scenarios);
    return common;
  }
  for (std::string& name : a->scenarios) {
    const bool is_claimed = std::find(b->scenarios.begin(), b->scenarios.end(), name) != b->scenarios.end();
    if (is_claimed) common.scenarios.push_back(std::move(name));
  }
  if (!common.scenarios.empty()) return common;
  return malformed(sut_a + " and " + sut_b +
                   " claim no scenario together: name one with --scenario, or correct `scenarios` in one of the files");
}

}  // namespace vendorproof::harness
