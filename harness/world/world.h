// The simulated world: the core and the field on one virtual clock, with a network between them that may fail and a
// core that may be killed between any two steps. Deterministic: the same scenario gives the same output.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/core.h"
#include "harness/defects/defects.h"
#include "harness/field/field.h"
#include "harness/record/run_record.h"
#include "harness/world/crash_points.h"
#include "reports/timeline.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

enum class Journal { Off, On };

struct RunSettings {
  const Defect* defect = nullptr;  ///< the planted defect; nullptr: no defect
  Journal journal = Journal::Off;  ///< keeps a row per event: for the time line, and to compare runs
  std::int64_t events_per_virtual_hour_max =
      20'000;  ///< on average over the run; with more, the run is stopped as an endless loop
  std::function<void(Instant now, Instant started)> progress;  ///< called about once per virtual day
  std::function<bool()> is_stopped;  ///< asked about once per virtual day; then the run ends, and says nothing
  /// Called for every exchange that reached a peer, before the network changes its answer.
  std::function<void(Peer peer, const HttpRequest& request, const HttpResponse& response)> listener;
  /// After so many effects at the peers the core is killed and its store is lost; it begins anew. 0: never.
  std::size_t lose_store_after = 0;
  std::vector<PlannedCrash> crashes;                               ///< beside those of the scenario
  std::function<void(CoreConfig& config)> set_up_core;             ///< changes how the core is set up
  std::function<void(const store::Store& store)> look_into_store;  ///< at the end of the run
};

/// The result of a simulated run: the record that is judged, and further data that only the world has.
struct RunOutcome : RunRecord {
  std::map<std::string, std::int64_t> calls_by_operation;
  std::vector<scenarios::Decision> fired;
  std::vector<std::string> chance_names;  ///< only with a journal: the stable_name of each call
  /// Only with a journal: the steps that send a document, hear that it was taken, or what became of it; in
  /// order. Steps that only read lists are left out.
  std::set<std::size_t> steps_of_documents;
  std::vector<reports::TimelineRow> journal;
  mock_amazon::Payables payables;
  std::vector<mock_amazon::Usage> usage;
  std::int64_t events_total = 0;
  std::int64_t defect_changes = 0;  ///< what the planted defect changed; see Planted::changes()
};

/// Plays a scenario to its end: everything is settled, or nothing moves any more.
RunOutcome run(const scenarios::Scenario& scenario, const RunSettings& settings);

/// How the core is set up for a scenario.
CoreConfig core_config(const scenarios::Scenario& scenario);

}  // namespace vendorproof::harness
