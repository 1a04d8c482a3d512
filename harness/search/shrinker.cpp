#include "harness/search/shrinker.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/hash.h"
#include "harness/judge/judge.h"
#include "harness/search/guarded_run.h"

namespace vendorproof::harness {

namespace {

using scenarios::Scenario;

class Shrinking {
 public:
  Shrinking(const StillFails& still_fails, const ShrinkBudget& budget) : still_fails_(still_fails), budget_(budget) {}

  /// Whether the candidate still fails; false when the budget is exhausted.
  bool fails(const Scenario& candidate) {
    if (runs_ >= budget_.runs_max) return false;
    ++runs_;
    const bool same = still_fails_(candidate);
    if (budget_.progress) budget_.progress(runs_, candidate.orders.size());
    return same;
  }

  /// Removes halves, quarters, ... of a list of the scenario as long as it still fails. After a success it continues at
  /// the same position and never starts again from the front.
  template <class Part, class Access>
  void halve(Scenario& best, Access access, std::size_t keep_at_least) {
    const std::size_t all = access(best).size();
    for (std::size_t chunk = std::max<std::size_t>(all, 1); chunk >= 1; chunk /= 2) {
      for (std::size_t at = 0; at < access(best).size();) {
        std::vector<Part>& parts = access(best);
        const std::size_t end = std::min(at + chunk, parts.size());
        if (parts.size() - (end - at) < keep_at_least) {
          at = end;
          continue;
        }
        Scenario candidate = best;
        std::vector<Part>& left = access(candidate);
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(at), left.begin() + static_cast<std::ptrdiff_t>(end));
        if (fails(candidate)) {
          best = std::move(candidate);
        } else {
          at = end;
        }
      }
      if (chunk == 1) break;
    }
  }

  std::int64_t runs() const { return runs_; }

 private:
  const StillFails& still_fails_;
  const ShrinkBudget& budget_;
  std::int64_t runs_ = 0;
};

void shrink_parts(Shrinking& shrinking, Scenario& best) {
  shrinking.halve<scenarios::Order>(
      best, [](Scenario & s) -> auto& { return s.orders; }, 1);
  shrinking.halve<scenarios::Decision>(
      best, [](Scenario & s) -> auto& { return s.decisions; }, 0);
  shrinking.halve<scenarios::Fault>(
      best, [](Scenario & s) -> auto& { return s.faults; }, 0);
  shrinking.halve<scenarios::PlannedShort>(
      best, [](Scenario & s) -> auto& { return s.warehouse.shorts; }, 0);
  shrinking.halve<scenarios::PlannedCredit>(
      best, [](Scenario & s) -> auto& { return s.warehouse.credits; }, 0);
  shrinking.halve<scenarios::Correction>(
      best, [](Scenario & s) -> auto& { return s.warehouse.corrections; }, 0);
  for (std::size_t i = 0; i < best.orders.size(); ++i) {
    shrinking.halve<scenarios::OrderLine>(
        best, [i](Scenario & s) -> auto& { return s.orders[i].lines; }, 1);
    shrinking.halve<scenarios::OrderChange>(
        best, [i](Scenario & s) -> auto& { return s.orders[i].changes; }, 0);
  }
}

/// Removes items that no order names.
void drop_unused_items(Shrinking& shrinking, Scenario& best) {
  Scenario candidate = best;
  std::erase_if(candidate.items, [&](const scenarios::Item& item) {
    return std::none_of(best.orders.begin(), best.orders.end(), [&](const scenarios::Order& order) {
      return std::any_of(order.lines.begin(), order.lines.end(), [&](const scenarios::OrderLine& line) {
        const bool by_asin = !line.asin.empty() && line.asin == item.asin;
        return by_asin || (!line.vendor_product_identifier.empty() &&
                           line.vendor_product_identifier == item.vendor_product_identifier);
      });
    });
  });
  if (candidate.items.size() < best.items.size() && shrinking.fails(candidate)) best = std::move(candidate);
}

/// Whether our own core breaks the rule in this scenario. A core that stops with an error breaks none.
bool breaks(const Scenario& candidate, const std::string& rule, const RunSettings& settings) {
  const RunOutcome outcome = guarded_run(candidate, settings);
  if (!outcome.troubles.empty()) return false;
  const std::vector<reports::Finding> found = judge(candidate, outcome);
  return std::any_of(found.begin(), found.end(),
                     [&](const reports::Finding& finding) { return finding.rule->id == rule; });
}

}  // namespace

Shrunk make_small(const Scenario& failing, const StillFails& still_fails, const ShrinkBudget& budget) {
  Shrinking shrinking(still_fails, budget);
  Shrunk shrunk;
  shrunk.scenario = failing;
  shrunk.reproduced = shrinking.fails(shrunk.scenario);
  Scenario before = shrunk.scenario;
  for (int round = 0; shrunk.reproduced && round < 3; ++round) {
    shrink_parts(shrinking, shrunk.scenario);
    drop_unused_items(shrinking, shrunk.scenario);
    const bool smaller = shrunk.scenario.orders.size() < before.orders.size() ||
                         shrunk.scenario.decisions.size() < before.decisions.size();
    if (!smaller) break;
    before = shrunk.scenario;
  }
  shrunk.runs = shrinking.runs();
  return shrunk;
}

Shrunk shrink(const Scenario& failing, const std::vector<scenarios::Decision>& fired, const std::string& rule,
              const RunSettings& settings, const ShrinkBudget& budget) {
  Scenario recorded = failing;
  recorded.decisions_recorded = true;
  recorded.decisions = fired;
  recorded.broken_rule = rule;
  recorded.planted_defect = settings.defect == nullptr ? "" : std::string(settings.defect->id);
  Shrunk shrunk = make_small(
      recorded, [&](const Scenario& candidate) { return breaks(candidate, rule, settings); }, budget);
  shrunk.scenario.trace_hash = hex_of(guarded_run(shrunk.scenario, settings).trace_hash);
  return shrunk;
}

}  // namespace vendorproof::harness
