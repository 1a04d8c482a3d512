#include "harness/judge/probes.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "harness/judge/evidence.h"

namespace vendorproof::harness {

namespace {

std::int64_t cases_became_eaches(const Evidence& evidence) {
  std::int64_t hits = 0;
  for (const auto& [number, truth] : evidence.orders) {
    const bool in_cases = std::any_of(truth.lines.begin(), truth.lines.end(), [](const auto& row) {
      return row.second.as_written.unit == UnitOfMeasure::Cases && row.second.as_written.unit_size > 1;
    });
    hits += in_cases && !truth.of(EffectKind::SalesOrderCreated).empty() ? 1 : 0;
  }
  return hits;
}

std::int64_t duplicate_suppressed(const Evidence& evidence) {
  const auto& failed = evidence.of(EffectKind::SubmissionFailed);
  return std::count_if(failed.begin(), failed.end(),
                       [](const Effect* effect) { return effect->reason.find("DUPLICATE_") != std::string::npos; });
}

std::int64_t remainder_of_a_case(const Evidence& evidence) {
  std::int64_t hits = 0;
  for (const auto& [number, truth] : evidence.orders) {
    for (const Effect* effect : truth.of(EffectKind::AcknowledgementAccepted)) {
      std::map<std::int64_t, std::set<std::string>> codes;
      for (const EffectLine& line : effect->lines) codes[line.sequence].insert(line.code);
      for (const auto& [sequence, parts] : codes) {
        const auto line = truth.lines.find(sequence);
        const bool split = parts.size() > 1 && line != truth.lines.end();
        hits += split && line->second.as_written.unit == UnitOfMeasure::Cases ? 1 : 0;
      }
    }
  }
  return hits;
}

std::int64_t shipped_in_parts(const Evidence& evidence) {
  return std::count_if(evidence.orders.begin(), evidence.orders.end(),
                       [](const auto& row) { return row.second.of(EffectKind::ShipNoticeAccepted).size() > 1; });
}

std::int64_t changed_after_acknowledgement(const Evidence& evidence) {
  return std::count_if(evidence.orders.begin(), evidence.orders.end(), [](const auto& row) {
    const auto& acknowledged = row.second.of(EffectKind::AcknowledgementAccepted);
    const auto& changed = row.second.of(EffectKind::OrderChanged);
    return !acknowledged.empty() && !changed.empty() && changed.back()->at > acknowledged.front()->at;
  });
}

std::int64_t orders_shared_a_truck(const Evidence& evidence) {
  const auto& notices = evidence.of(EffectKind::ShipNoticeAccepted);
  return std::count_if(notices.begin(), notices.end(), [](const Effect* notice) {
    std::set<std::string> orders;
    for (const EffectLine& line : notice->lines) orders.insert(line.purchase_order);
    return orders.size() > 1;
  });
}

std::int64_t throttled(const Evidence& evidence) {
  const auto& calls = evidence.record.calls;
  return std::count_if(calls.begin(), calls.end(), [](const CallRecord& call) { return call.status == 429; });
}

std::int64_t answer_lost(const Evidence& evidence) {
  const auto& calls = evidence.record.calls;
  return std::count_if(calls.begin(), calls.end(), [](const CallRecord& call) {
    return call.fault == scenarios::text_of(scenarios::FaultKind::LostAnswer) || call.fault == "answer-lost";
  });
}

std::int64_t struck_by(const Evidence& evidence, scenarios::FaultKind kind) {
  const auto& calls = evidence.record.calls;
  return std::count_if(calls.begin(), calls.end(),
                       [&](const CallRecord& call) { return call.fault == scenarios::text_of(kind); });
}

std::int64_t right_request_refused(const Evidence& evidence) {
  return struck_by(evidence, scenarios::FaultKind::BadRequest);
}

std::int64_t failed_for_no_reason(const Evidence& evidence) {
  return struck_by(evidence, scenarios::FaultKind::TakenAndFailed);
}

std::int64_t core_killed(const Evidence& evidence) { return static_cast<std::int64_t>(evidence.record.crashed.size()); }

std::int64_t acknowledged_without_erp(const Evidence& evidence) {
  return evidence.has_exception(ExceptionKind::EmergencyAcknowledgement, "") ? 1 : 0;
}

std::int64_t price_disagreed(const Evidence& evidence) {
  return evidence.has_exception(ExceptionKind::PriceMismatch, "") ? 1 : 0;
}

std::int64_t closed_short(const Evidence& evidence) {
  return static_cast<std::int64_t>(evidence.of(EffectKind::SalesOrderClosedShort).size());
}

std::int64_t paid(const Evidence& evidence) {
  return static_cast<std::int64_t>(evidence.of(EffectKind::PaymentPosted).size());
}

struct ProbeRow {
  std::string_view name;
  std::int64_t (*hits)(const Evidence& evidence);
};

constexpr std::array<ProbeRow, 15> probe_rows = {{
    {"cases became eaches", cases_became_eaches},
    {"a line split between accepted and backordered at whole cases", remainder_of_a_case},
    {"an order shipped in parts", shipped_in_parts},
    {"an order closed short", closed_short},
    {"two orders on one truck", orders_shared_a_truck},
    {"an order changed after its acknowledgement", changed_after_acknowledgement},
    {"an answer lost after the effect", answer_lost},
    {"a duplicate suppressed after a lost answer", duplicate_suppressed},
    {"Amazon throttled a call", throttled},
    {"Amazon refused a right request", right_request_refused},
    {"a transaction that failed for no reason", failed_for_no_reason},
    {"the core killed and reopened", core_killed},
    {"an acknowledgement without the ERP", acknowledged_without_erp},
    {"a price that differs", price_disagreed},
    {"a payment booked in the ERP", paid},
}};

}  // namespace

std::vector<reports::Probe> no_probes() {
  std::vector<reports::Probe> probes;
  for (const ProbeRow& row : probe_rows) probes.push_back({std::string(row.name), 0, true});
  return probes;
}

void add_probes(const scenarios::Scenario& scenario, const RunRecord& record, std::vector<reports::Probe>& probes) {
  const Evidence evidence = evidence_of(scenario, record);
  for (std::size_t i = 0; i < probe_rows.size(); ++i) probes[i].hits += probe_rows[i].hits(evidence);
}

}  // namespace vendorproof::harness
