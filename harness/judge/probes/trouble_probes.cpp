// Probes of trouble: the network, the peers' refusals, and crashes.
#include <algorithm>
#include <string>

#include "harness/judge/probes/probe.h"

namespace vendorproof::harness {

namespace {

/// Calls that a fault of that name struck.
std::int64_t struck(const Evidence& evidence, std::string_view fault) {
  const auto& calls = evidence.record.calls;
  return std::count_if(calls.begin(), calls.end(), [&](const CallRecord& call) { return call.fault == fault; });
}

/// The same, of calls to one peer: `outage erp`.
std::int64_t struck_at(const Evidence& evidence, std::string_view fault_and_peer) {
  const std::size_t blank = fault_and_peer.find(' ');
  const std::string_view fault = fault_and_peer.substr(0, blank);
  const Peer peer = fault_and_peer.substr(blank + 1) == "erp" ? Peer::Erp : Peer::Amazon;
  const auto& calls = evidence.record.calls;
  return std::count_if(calls.begin(), calls.end(),
                       [&](const CallRecord& call) { return call.fault == fault && call.peer == peer; });
}

std::int64_t duplicate_suppressed(const Evidence& evidence, std::string_view) {
  const auto& failed = evidence.of(EffectKind::SubmissionFailed);
  return std::count_if(failed.begin(), failed.end(),
                       [](const Effect* effect) { return effect->reason.find("DUPLICATE_") != std::string::npos; });
}

/// `lost-answer` of the plan, or by chance.
std::int64_t answer_lost(const Evidence& evidence, std::string_view) {
  return struck(evidence, "lost-answer") + struck(evidence, "answer-lost");
}

std::int64_t doubled(const Evidence& evidence, std::string_view) {
  return struck(evidence, "duplicate") + struck(evidence, "doubled");
}

/// Submissions of that operation whose answer was lost.
std::int64_t answer_lost_to(const Evidence& evidence, std::string_view operation) {
  const auto& calls = evidence.record.calls;
  return std::count_if(calls.begin(), calls.end(), [&](const CallRecord& call) {
    return call.operation == operation && (call.fault == "lost-answer" || call.fault == "answer-lost");
  });
}

std::int64_t killed(const Evidence& evidence, std::string_view) {
  return static_cast<std::int64_t>(evidence.record.crashed.size());
}

std::int64_t killed_more_than_once(const Evidence& evidence, std::string_view) {
  return evidence.record.crashed.size() > 1 ? 1 : 0;
}

std::int64_t stale_version(const Evidence& evidence, std::string_view) {
  const auto& refused = evidence.of(EffectKind::RequestRefused);
  return std::count_if(refused.begin(), refused.end(), [](const Effect* effect) { return effect->status == 409; });
}

}  // namespace

const std::vector<Probe>& trouble_probes() {
  static const std::vector<Probe> table = {
      {"an answer lost after the effect", answer_lost},
      {"a duplicate suppressed after a lost answer", duplicate_suppressed},
      {"a lost answer to an acknowledgement", answer_lost_to, "submitAcknowledgement", many_runs},
      {"a lost answer to a ship notice", answer_lost_to, "SubmitShipmentConfirmations", many_runs},
      {"a lost answer to an invoice", answer_lost_to, "submitInvoices"},
      {"a request lost", struck, "request-lost", many_runs},
      {"a request that arrived twice", doubled, "", many_runs},
      {"an effect long after the call", struck, "late-effect"},
      {"Amazon away", struck_at, "outage amazon"},
      {"the ERP away", struck_at, "outage erp"},
      {"Amazon throttled a call", struck_at, "throttle amazon"},
      {"the ERP throttled a call", struck_at, "throttle erp", many_runs},
      {"a server error of Amazon's", struck_at, "server-error amazon", many_runs},
      {"a server error of the ERP", struck_at, "server-error erp", many_runs},
      {"Amazon refuses all calls", struck_at, "refusal amazon"},
      {"the ERP, or what stands before it, refuses all calls", struck_at, "refusal erp"},
      {"Amazon refused a right request", struck, "bad-request"},
      {"a transaction that failed for no reason", struck, "taken-and-failed"},
      {"a submission that Amazon lost", struck, "taken-and-lost"},
      {"a change in the ERP that crossed another", stale_version},
      {"a peer that was away was told to people", shown, "peer-unreachable"},
      {"the core killed and reopened", killed},
      {"the core killed more than once", killed_more_than_once, "", many_runs},
  };
  return table;
}

}  // namespace vendorproof::harness
