#include "harness/world/chance.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof::harness {
namespace {

scenarios::Scenario seeded(std::uint64_t seed) {
  scenarios::Scenario scenario;
  scenario.seed = seed;
  return scenario;
}

TEST(Chance, FiresAboutAsOftenAsItsChanceSays) {
  Chance chance(seeded(1));
  std::int64_t fired = 0;
  for (int i = 0; i < 10'000; ++i) fired += chance.draw("net/" + std::to_string(i), 500, 1);
  EXPECT_GT(fired, 400);
  EXPECT_LT(fired, 600);
}

TEST(Chance, IsSilentAtZero) {
  Chance chance(seeded(1));
  for (int i = 0; i < 1'000; ++i) EXPECT_EQ(chance.draw(std::to_string(i), 0, 3), 0);
  EXPECT_TRUE(chance.fired().empty());
}

RC_GTEST_PROP(Chance, DependsOnSeedAndNameAndNothingElse, (std::uint64_t seed, std::string name)) {
  Chance alone(seeded(seed));
  Chance after_others(seeded(seed));
  after_others.draw("something else", 5'000, 4);
  RC_ASSERT(alone.draw(name, 5'000, 4) == after_others.draw(name, 5'000, 4));
}

RC_GTEST_PROP(Chance, RepeatsWhatItRecorded, (std::uint64_t seed)) {
  Chance first(seeded(seed));
  std::vector<std::int64_t> drawn;
  for (int i = 0; i < 50; ++i) drawn.push_back(first.draw(std::to_string(i), 3'000, 4));
  scenarios::Scenario recorded = seeded(seed + 1);
  recorded.decisions_recorded = true;
  recorded.decisions = first.fired();
  Chance again(recorded);
  for (int i = 0; i < 50; ++i) RC_ASSERT(again.draw(std::to_string(i), 3'000, 4) == drawn[static_cast<std::size_t>(i)]);
}

}  // namespace
}  // namespace vendorproof::harness
