#include "harness/command/against/both_sides.h"

#include <algorithm>

#include <fmt/format.h>

#include "harness/judge/judge.h"
#include "harness/search/shrinker.h"
#include "reports/findings.h"
#include "reports/timeline.h"

namespace vendorproof::harness {

namespace {

constexpr std::int64_t core_runs_max = 400;
/// A trial of a program takes about a second.
constexpr std::int64_t program_runs_max = 60;
constexpr std::size_t rules_max = 4;

void add_troubles(std::string_view side, const RunRecord& record, std::vector<std::string>& troubles) {
  for (const std::string& trouble : record.troubles) troubles.push_back(fmt::format("{}: {}", side, trouble));
  for (const std::string& problem : record.problems) troubles.push_back(fmt::format("{}: {}", side, problem));
}

void add_refused_tellings(std::string_view side, const RunRecord& record, std::vector<std::string>& refused) {
  for (const std::string& telling : record.refused_tellings) refused.push_back(fmt::format("{}: {}", side, telling));
}

/// What the judge finds about the order of the divergence; all that it finds where that has no order.
std::vector<std::string> rules_of(const scenarios::Scenario& scenario, const RunRecord& record, Demands demands,
                                  const std::string& orders) {
  std::vector<std::string> rules;
  std::size_t more = 0;
  for (const reports::Finding& finding : result_of(scenario, record, demands).findings) {
    if (finding.expected || finding.rule->kind != RuleKind::Defect) continue;
    const bool is_about = orders.empty() || reports::names_document(finding.purchase_order, orders) ||
                          (!finding.purchase_order.empty() && reports::names_document(orders, finding.purchase_order));
    if (!is_about) continue;
    if (rules.size() >= rules_max) {
      ++more;
      continue;
    }
    rules.push_back(fmt::format("{} on {}: {}", finding.rule->id, reports::subject_of(finding), finding.evidence));
  }
  if (more > 0) rules.push_back(fmt::format("and {} more", more));
  return rules;
}

}  // namespace

Terms terms_of(const scenarios::Scenario& scenario) {
  Terms terms;
  terms.acknowledgement_limit = acknowledgement_limit(scenario);
  for (const scenarios::Item& item : scenario.items) {
    std::set<std::string>& names = terms.names_of_items[item.number];
    for (const std::string& name : {item.asin, item.vendor_product_identifier, item.gtin}) {
      if (!name.empty()) names.insert(name);
    }
  }
  return terms;
}

BothPlayed play_both(const Side& a, const Side& b, const scenarios::Scenario& scenario) {
  BothPlayed result;
  result.a = a.play(scenario);
  result.b = b.play(scenario);
  add_troubles("A", result.a, result.troubles);
  add_troubles("B", result.b, result.troubles);
  add_refused_tellings("A", result.a, result.refused_tellings);
  add_refused_tellings("B", result.b, result.refused_tellings);
  if (result.troubles.empty()) result.comparison = compare(result.a, result.b, terms_of(scenario));
  return result;
}

Difference first_difference(const Side& a, const Side& b, const scenarios::Scenario& scenario,
                            const BothPlayed& played) {
  const std::vector<Divergence>& all = played.comparison.divergences;
  Difference difference;
  difference.scenario = scenario.name;
  difference.title = scenario.title;
  difference.divergence = all.front();
  difference.later.assign(all.begin() + 1, all.end());
  const std::string& orders = difference.divergence.subject.order;
  difference.rules_a = rules_of(scenario, played.a, a.demands(), orders);
  difference.rules_b = rules_of(scenario, played.b, b.demands(), orders);
  return difference;
}

SmallDifference make_small(const Side& a, const Side& b, const scenarios::Scenario& scenario, const Aspect& aspect,
                           const std::function<bool()>& is_stopped,
                           const std::function<void(std::int64_t runs, std::size_t orders)>& progress) {
  ShrinkBudget budget;
  budget.runs_max = a.is_program || b.is_program ? program_runs_max : core_runs_max;
  budget.progress = progress;
  const auto still_differs = [&](const scenarios::Scenario& candidate) {
    if (is_stopped()) return false;
    const BothPlayed played = play_both(a, b, candidate);
    if (is_stopped()) return false;  // it was not played to its end
    const std::vector<Divergence>& divergences = played.comparison.divergences;
    return !divergences.empty() && divergences.front().aspect == &aspect;
  };
  Shrunk shrunk = make_small(scenario, still_differs, budget);
  return {std::move(shrunk.scenario), shrunk.runs, shrunk.reproduced};
}

}  // namespace vendorproof::harness
