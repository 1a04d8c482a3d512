// The network between the core and its peers: what happens to one exchange. Faults are decided here, outside the mocks,
// first from the scenario's plan, then by named draws (chance.h).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/core.h"
#include "harness/world/chance.h"
#include "harness/world/crash_points.h"
#include "harness/world/planned_crashes.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// What the network does to one exchange. By default it carries request and answer.
struct Disposition {
  bool refused = false;  ///< no connection: the core gets NotDelivered at once
  bool deliver_request = true;
  int copies = 1;                       ///< 2: the request arrives twice
  std::optional<HttpResponse> instead;  ///< answer of something between core and peer; the peer sees nothing
  bool deliver_answer = true;
  bool truncate_answer = false;
  Duration request_delay = std::chrono::milliseconds(50);
  Duration answer_delay = std::chrono::milliseconds(50);
  std::string fault;         ///< what went wrong, for the time line; "" if nothing did
  bool by_scenario = false;  ///< in a served field: not set by hand

  /// Whether the client gets no answer of the peer, or only a part of it.
  bool withholds_answer() const { return !deliver_request || instead || !deliver_answer || truncate_answer; }
};

/// The answers for a peer that is overloaded (429) or unavailable (503, a page of HTML).
HttpResponse throttled_answer();
/// Of a Refusal; the status must be one of scenarios::refusal_statuses().
HttpResponse refusal_answer(Peer peer, int status);
HttpResponse unavailable_answer();
/// The answer to a submission that is lost afterwards: its transaction is never found.
HttpResponse taken_answer();
/// The answer to a submission that fails afterwards. The number is within 1 to 999,999,999,999.
HttpResponse taken_to_fail_answer(std::int64_t number);
/// What became of that submission: a Failure that names no reason. nullopt if the request asks for something else.
std::optional<HttpResponse> failed_transaction_answer(const HttpRequest& request);
/// 400 to a submission whose document is right.
HttpResponse bad_request_answer();

/// The name of an attempt for random draws: the key of its effect without the numbers that the ERP assigns, so that the
/// name stays the same when other orders are removed from the scenario.
std::string stable_name(const std::string& key, std::uint32_t attempt);

class Network {
 public:
  Network(const scenarios::Scenario& scenario, Chance& chance)
      : scenario_(scenario), chance_(chance), crashes_(scenario.faults) {}

  Disposition disposition(const HttpCall& call, Instant now);
  /// Where the core is killed in the step that handles this call's answer; nullopt: it lives.
  std::optional<Boundary> kills_core(const EffectKey& key, std::uint32_t attempt, const std::string& operation);

  /// Whether the scenario's plan disturbs that peer at that instant.
  bool planned_trouble(Peer peer, Instant at) const;
  std::int64_t faults_fired() const { return faults_fired_; }
  /// Crashes of the plan that never struck.
  std::vector<std::string> missed_crashes() const { return crashes_.missed(); }

 private:
  /// A stable name for this attempt of this effect. Polls have equal keys, so they are counted.
  static std::string occasion(const EffectKey& key, std::uint32_t attempt, std::map<std::string, std::int64_t>& counts);
  std::optional<Disposition> planned(const HttpCall& call, Instant now);
  std::optional<Disposition> at_submission(const HttpCall& call, std::size_t fault);
  Disposition by_chance(const HttpCall& call);

  const scenarios::Scenario& scenario_;
  Chance& chance_;
  PlannedCrashes crashes_;
  std::map<std::size_t, std::int64_t> used_;  ///< how often a counted fault has struck, by its index
  std::map<std::string, std::int64_t> seen_;
  std::map<std::string, std::int64_t> answered_;
  std::int64_t failing_ = 0;  ///< submissions that were taken to fail
  std::int64_t faults_fired_ = 0;
};

}  // namespace vendorproof::harness
