// The simulated world: the core and the field on one virtual clock, with a network between them that may fail and a
// core that may be killed between any two steps. Deterministic: same scenario, same bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/core.h"
#include "harness/field.h"
#include "reports/timeline.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

enum class Journal { Off, On };

struct RunSettings {
  PlantedDefect planted_defect = PlantedDefect::None;
  Journal journal = Journal::Off;  ///< keeps a row per event: for the time line, and to compare runs
  std::int64_t events_per_virtual_hour_max =
      20'000;  ///< on average over the run; beyond it, the run is stopped as a storm
  std::function<void(Instant now, Instant started)> progress;  ///< called about once a virtual day
  /// Hears every exchange that reached a peer, before the network spoils its answer.
  std::function<void(Peer peer, const HttpRequest& request, const HttpResponse& response)> listener;
};

/// One call as the network saw it.
struct CallRecord {
  std::string key;
  std::uint32_t attempt = 1;
  Peer peer = Peer::Amazon;
  std::string operation;
  std::string subject;
  Instant sent;
  int status = 0;          ///< of the answer that left the peer; 0 when it never got there
  bool from_peer = false;  ///< the peer itself answered, not something in between
  std::string fault;       ///< what the network did, "" when nothing
};

struct RunOutcome {
  std::vector<LedgerEntry> ledger;
  std::vector<Truck> trucks;
  std::vector<CallRecord> calls;  ///< of business operations; polls are counted only
  std::map<std::string, std::int64_t> calls_by_operation;
  std::vector<TradeException> exceptions;
  std::vector<OrderStanding> standings;
  std::vector<std::string> problems;  ///< of the scenario itself, and of the world (a storm of events)
  std::vector<scenarios::Decision> fired;
  std::map<std::string, std::int64_t> probes;  ///< named situations that were reached, and how often
  std::vector<reports::TimelineRow> journal;
  mock_amazon::Payables payables;
  std::vector<mock_amazon::Usage> usage;
  Money receivable;
  Instant ended;
  std::int64_t calls_total = 0;
  std::int64_t events_total = 0;
  std::int64_t faults_fired = 0;
  std::int64_t crashes = 0;
  std::uint64_t trace_hash = 0;
};

/// Plays a scenario to its end: everything settled, or nothing moving any more.
RunOutcome run(const scenarios::Scenario& scenario, const RunSettings& settings);

/// How the core is set up for a scenario.
CoreConfig core_config(const scenarios::Scenario& scenario, PlantedDefect planted_defect);

/// `cases-as-eaches`, ...; "none" for None.
std::string_view text_of(PlantedDefect defect);
/// All that can be planted, without None.
const std::vector<PlantedDefect>& planted_defects();
Result<PlantedDefect> planted_defect_of(std::string_view text);

}  // namespace vendorproof::harness
