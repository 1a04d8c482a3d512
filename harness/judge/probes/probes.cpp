#include "harness/judge/probes/probes.h"

#include <algorithm>
#include <string>

#include "harness/judge/probes/probe.h"

namespace vendorproof::harness {

namespace {

const std::vector<Probe>& all_probes() {
  static const std::vector<Probe> probes = [] {
    std::vector<Probe> all;
    for (const std::vector<Probe>* table : {&order_probes(), &goods_probes(), &money_probes(), &trouble_probes()}) {
      all.insert(all.end(), table->begin(), table->end());
    }
    return all;
  }();
  return probes;
}

}  // namespace

std::int64_t happened(const Evidence& evidence, std::string_view kind) {
  const auto& ledger = evidence.record.ledger;
  return std::count_if(ledger.begin(), ledger.end(),
                       [&](const LedgerEntry& entry) { return text_of(entry.effect.kind) == kind; });
}

std::int64_t shown(const Evidence& evidence, std::string_view kind) {
  const auto& exceptions = evidence.record.exceptions;
  return std::count_if(exceptions.begin(), exceptions.end(),
                       [&](const TradeException& exception) { return text_of(exception.kind) == kind; });
}

std::vector<reports::Probe> no_probes() {
  std::vector<reports::Probe> probes;
  for (const Probe& probe : all_probes()) probes.push_back({std::string(probe.name), 0, true, probe.runs_needed});
  return probes;
}

void add_probes(const scenarios::Scenario& scenario, const RunRecord& record, std::vector<reports::Probe>& probes) {
  const Evidence evidence = evidence_of(scenario, record);
  const std::vector<Probe>& rows = all_probes();
  for (std::size_t i = 0; i < rows.size(); ++i) probes[i].hits += rows[i].hits(evidence, rows[i].word);
}

}  // namespace vendorproof::harness
