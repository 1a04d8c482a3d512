#include "scenarios/generators/aims.h"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "scenarios/generators/generators.h"
#include "scenarios/generators/regime.h"
#include "scenarios/generators/stimuli.h"

namespace vendorproof::scenarios {
namespace {

std::vector<Scenario> aimed_at(std::string_view dimension, std::string_view value) {
  std::vector<Scenario> drawn;
  for (std::size_t run = 0; run < 12; ++run) drawn.push_back(generate_aimed(3, run, {aim_at(dimension, value)}));
  return drawn;
}

template <class Holds>
bool all_lines(const std::vector<Scenario>& drawn, Holds holds) {
  return std::all_of(drawn.begin(), drawn.end(), [&](const Scenario& scenario) {
    return std::all_of(scenario.orders.begin(), scenario.orders.end(),
                       [&](const Order& order) { return std::all_of(order.lines.begin(), order.lines.end(), holds); });
  });
}

TEST(Aims, HaveEachValueOnce) {
  std::set<std::string> names;
  for (const Aim& aim : aims()) {
    EXPECT_TRUE(names.insert(std::string(aim.dimension) + ": " + std::string(aim.value)).second) << aim.value;
  }
  EXPECT_EQ(aim_at("freight", "by ship"), nullptr);
}

TEST(Aims, CannotBeReachedWithoutTheirStimulus) {
  std::vector<const Stimulus*> all;
  for (const Stimulus& stimulus : stimuli()) all.push_back(&stimulus);
  std::set<std::string> left;
  for (const Aim& aim : aims()) {
    EXPECT_TRUE(can_be_drawn(aim.dimension, aim.value, {})) << aim.value;
    if (can_be_drawn(aim.dimension, aim.value, all)) left.insert(std::string(aim.value));
  }
  EXPECT_EQ(left, (std::set<std::string>{"prepaid", "cartons", "eaches", "cases", "cases of one", "NA", "accepted",
                                         "rejected", "none", "exact", "in full", "deducted"}));
  const std::vector<const Stimulus*> cancelled = {*stimulus_named("cancelled-lines")};
  EXPECT_FALSE(can_be_drawn("change", "order cancelled", cancelled));
  EXPECT_TRUE(can_be_drawn("change", "window", cancelled));
}

/// Whoever renames a stimulus or a value finds it here.
TEST(Aims, AreNotDrawnWhenTheirStimulusIsLeftOut) {
  for (const Scenario& drawn : aimed_at("freight", "collect")) {
    for (const Order& order : without(drawn, {*stimulus_named("collect-freight")}).orders) EXPECT_FALSE(order.collect);
  }
  for (const Scenario& drawn : aimed_at("change", "window")) {
    for (const Order& order : without(drawn, {*stimulus_named("order-changes")}).orders) {
      EXPECT_TRUE(order.changes.empty());
    }
  }
  for (const Scenario& drawn : aimed_at("receiving", "found again")) {
    EXPECT_FALSE((*stimulus_named("miscounts"))->is_in(without(drawn, {*stimulus_named("miscounts")})));
  }
}

TEST(Aims, BendARunTowardsTheirValue) {
  for (const Scenario& scenario : aimed_at("freight", "collect")) {
    for (const Order& order : scenario.orders) EXPECT_TRUE(order.collect);
  }
  for (const Scenario& scenario : aimed_at("region", "JP")) {
    EXPECT_EQ(scenario.amazon.reading_of("region"), "JP");
    EXPECT_EQ(scenario.items.front().unit_price.currency().text(), "JPY");
  }
  for (const Scenario& scenario : aimed_at("shipment", "pallets")) EXPECT_GT(scenario.warehouse.pallet_cartons_max, 0);
  EXPECT_TRUE(all_lines(aimed_at("unit", "eaches"),
                        [](const OrderLine& line) { return line.ordered.unit == UnitOfMeasure::Eaches; }));
  EXPECT_TRUE(
      all_lines(aimed_at("unit", "cases of one"), [](const OrderLine& line) { return line.ordered.unit_size == 1; }));
  EXPECT_TRUE(
      all_lines(aimed_at("answer", "rejected"), [](const OrderLine& line) { return !line.back_order_allowed; }));
}

TEST(Aims, NameTheRunAndSayWhy) {
  const Scenario scenario = generate_aimed(3, 5, {aim_at("change", "cost"), aim_at("receiving", "over")});
  EXPECT_EQ(scenario.name, "gen-3-5-aimed");
  EXPECT_EQ(scenario.story.back(), "It is aimed at receiving: over.");
  EXPECT_GT(scenario.amazon.receiving.chance.over_bp, 0);
  EXPECT_EQ(scenario, generate_aimed(3, 5, {aim_at("change", "cost"), aim_at("receiving", "over")}));
  EXPECT_EQ(generate(3, 5), generate_aimed(3, 5, {}));
}

}  // namespace
}  // namespace vendorproof::scenarios
