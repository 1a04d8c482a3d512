#include "harness/search/determinism.h"

#include <gtest/gtest.h>

#include "scenarios/generators/generators.h"

namespace vendorproof::harness {
namespace {

RunOutcome told_run(std::uint64_t seed) {
  RunSettings settings;
  settings.journal = Journal::On;
  scenarios::Scenario scenario = scenarios::generate(1, 1);
  scenario.seed = seed;
  return run(scenario, settings);
}

TEST(Divergence, OfTheSameRunIsNone) { EXPECT_EQ(divergence_of(told_run(1), told_run(1)), ""); }

TEST(Divergence, NamesTheFirstEventThatDiffers) {
  RunOutcome first = told_run(1);
  RunOutcome second = first;
  ASSERT_GT(second.journal.size(), 5U);
  second.journal[3].text = "something else";
  second.journal[5].text = "and later too";
  const std::string what = divergence_of(first, second);
  EXPECT_EQ(what.find("event 4 was '"), 0U) << what;
  EXPECT_NE(what.find(first.journal[3].text), std::string::npos) << what;
  EXPECT_NE(what.find("something else' in the second"), std::string::npos) << what;
  second = first;
  second.journal.resize(4);
  EXPECT_NE(divergence_of(first, second).find("event 5 was '"), std::string::npos);
  EXPECT_NE(divergence_of(first, second).find("nothing more"), std::string::npos);
}

TEST(Divergence, SeesBytesThatTheTimeLineDoesNotShow) {
  const RunOutcome first = told_run(1);
  RunOutcome second = first;
  ++second.trace_hash;
  EXPECT_NE(divergence_of(first, second).find("not the bytes"), std::string::npos);
  second = first;
  second.troubles.emplace_back("the core stopped with an error: x");
  EXPECT_NE(divergence_of(first, second), "");
}

}  // namespace
}  // namespace vendorproof::harness
