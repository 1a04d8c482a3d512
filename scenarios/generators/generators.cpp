#include "scenarios/generators/generators.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <rapidcheck/seq/Create.h>
#include <rapidcheck/shrinkable/Create.h>

#include "core/base/hash.h"
#include "scenarios/generators/consistency.h"
#include "scenarios/generators/regime.h"

namespace vendorproof::scenarios {

namespace {

constexpr std::int64_t mixed_in_percent = 20;
/// By weight.
const std::vector<Duration> grains = {std::chrono::seconds(1), std::chrono::minutes(1), std::chrono::minutes(1),
                                      std::chrono::minutes(15)};

void shape_peak_volume(Regime& regime) {
  regime.items = {6, 20};
  regime.orders = {10, 40};
  regime.lines = {1, 4};
  regime.arrivals = std::chrono::minutes(30);
  regime.fulfilment_centres = {2, 6};
  regime.full_page_percent = 3;
}

void shape_partial_shipments(Regime& regime) {
  regime.stock_percent = {20, 120};
  regime.restock_percent = 90;
  regime.fill_percent = {60, 100};
  regime.close_short_percent = 40;
  regime.shorts = {0, 3};
  regime.no_back_order_percent = 20;
}

void shape_late_acknowledgements(Regime& regime) {
  regime.outages = {1, 2};
  regime.throttled_hours = {0, 3};
  regime.counted_fault_percent = 60;
}

void shape_unit_of_measure(Regime& regime) {
  regime.cases_percent = 75;
  regime.odd_case_percent = 8;
  regime.same_item_percent = 30;
  regime.stock_percent = {60, 200};
}

/// Removes halves first, then single elements, because every attempt costs a whole simulation.
template <class T>
std::vector<std::vector<T>> with_less(const std::vector<T>& all) {
  std::vector<std::vector<T>> smaller;
  if (all.empty()) return smaller;
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  smaller.emplace_back(all.begin(), middle);
  smaller.emplace_back(middle, all.end());
  for (std::size_t i = 0; all.size() > 2 && i < all.size(); ++i) {
    std::vector<T> without = all;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    smaller.push_back(std::move(without));
  }
  return smaller;
}

rc::Seq<Scenario> smaller_scenarios(const Scenario& scenario) {
  std::vector<Scenario> smaller;
  for (std::vector<Order>& orders : with_less(scenario.orders)) {
    if (orders.size() == scenario.orders.size()) continue;
    smaller.push_back(scenario);
    smaller.back().orders = std::move(orders);
    drop_what_dangles(smaller.back());
  }
  for (std::vector<Fault>& faults : with_less(scenario.faults)) {
    if (faults.size() == scenario.faults.size()) continue;
    smaller.push_back(scenario);
    smaller.back().faults = std::move(faults);
  }
  if (scenario.chance != ChanceOfFaults()) {
    smaller.push_back(scenario);
    smaller.back().chance = {};
  }
  return rc::seq::fromContainer(std::move(smaller));
}

Scenario build(const Family& family, const rc::Random& random, const std::vector<const Aim*>& aims = {}) {
  Dice dice(random);
  dice.set_grain(dice.one_of(grains));
  Regime regime;
  std::vector<std::string> story = {std::string(family.sentence)};
  for (const Family& other : families()) {
    if (other.name == family.name || !dice.percent(mixed_in_percent)) continue;
    other.shape(regime);
    story.emplace_back(other.sentence);
  }
  // The run's own family comes last, so that no other family overrides it.
  family.shape(regime);
  for (const Aim* aim : aims) {
    aim->bend(regime);
    story.push_back(fmt::format("It is aimed at {}: {}.", aim->dimension, aim->value));
  }
  Scenario scenario = draw_scenario(regime, dice);
  draw_trouble(regime, dice, scenario);
  scenario.name = "generated";
  scenario.family = family.name;
  scenario.title = fmt::format("Generated, mainly {}: {} orders", family.name, scenario.orders.size());
  scenario.story = std::move(story);
  scenario.not_played = {not_played_in_india()};
  scenario.seed = dice.seed();
  draw_aftermath(regime, dice, scenario);
  return scenario;
}

}  // namespace

const std::vector<Family>& families() {
  static const std::vector<Family> table = {
      {"peak-volume", "Many orders come within minutes.", shape_peak_volume},
      {"partial-shipments", "Stock is short, and the warehouse ships less than it could.", shape_partial_shipments},
      {"late-acknowledgements", "A system is down or throttled while acknowledgements are due.",
       shape_late_acknowledgements},
      {"unit-of-measure", "Cases and eaches meet, and stock is not a whole number of cases.", shape_unit_of_measure},
  };
  return table;
}

rc::Gen<Scenario> scenarios_of(const Family& family) {
  return [family](const rc::Random& random, int) {
    return rc::shrinkable::shrinkRecur(build(family, random), smaller_scenarios);
  };
}

Scenario generate(std::uint64_t seed, std::size_t run) { return generate_aimed(seed, run, {}); }

Scenario generate_aimed(std::uint64_t seed, std::size_t run, const std::vector<const Aim*>& aims) {
  const std::vector<Family>& table = families();
  const rc::Random random(hash_of(seed, fmt::format("generated/{}", run)));
  Scenario scenario = build(table[run % table.size()], random, aims);
  scenario.name = fmt::format("gen-{}-{}{}", seed, run, aims.empty() ? "" : "-aimed");
  return scenario;
}

}  // namespace vendorproof::scenarios
