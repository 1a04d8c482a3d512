#include "scenarios/generators/stimuli.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "scenarios/generators/consistency.h"
#include "scenarios/generators/generators.h"
#include "scenarios/scenario.h"
#include "tests/support/places.h"

namespace vendorproof::scenarios {
namespace {

constexpr std::size_t drawn_runs = 400;

TEST(Stimuli, HaveEachNameOnce) {
  std::set<std::string_view> names;
  for (const Stimulus& stimulus : stimuli()) {
    EXPECT_TRUE(names.insert(stimulus.name).second) << stimulus.name;
    EXPECT_EQ(*stimulus_named(stimulus.name), &stimulus);
  }
}

TEST(Stimuli, AreThoseOfTheDocs) {
  const Result<std::string> docs = read_file(tests::source_dir() + "/docs/system-under-test.md");
  ASSERT_TRUE(docs.has_value());
  for (const Stimulus& stimulus : stimuli()) {
    const std::string row = "| `" + std::string(stimulus.name) + "` | " + std::string(stimulus.sentence) + " |";
    EXPECT_NE(docs->find(row), std::string::npos) << row;
  }
}

TEST(Stimuli, AnUnknownNameIsRefusedWithAllNames) {
  const auto found = stimulus_named("order-change");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::Malformed);
  EXPECT_NE(found.error().message.find("'order-change' is unknown; did you mean order-changes?"), std::string::npos)
      << found.error().message;
  EXPECT_NE(found.error().message.find("refused-documents"), std::string::npos);
}

class EachStimulus : public ::testing::TestWithParam<const Stimulus*> {};

TEST_P(EachStimulus, ComesInSomeRunsAndCanBeLeftOutOfEach) {
  const Stimulus& stimulus = *GetParam();
  std::size_t with = 0;
  for (std::size_t run = 0; run < drawn_runs; ++run) {
    const Scenario drawn = generate(5, run);
    if (!stimulus.is_in(drawn)) {
      EXPECT_FALSE(stimulus.is_in(without(drawn, {&stimulus})));
      continue;
    }
    ++with;
    const Scenario left = without(drawn, {&stimulus});
    EXPECT_FALSE(stimulus.is_in(left)) << drawn.name;
    EXPECT_FALSE(left.orders.empty()) << drawn.name;
    EXPECT_EQ(left, without(left, {&stimulus})) << drawn.name;
    const Result<Scenario> read = read_scenario(write_scenario(left), drawn.name);
    ASSERT_TRUE(read) << read.error().message;
  }
  EXPECT_GT(with, 0U);
  EXPECT_LT(with, drawn_runs);
}

std::vector<const Stimulus*> all_stimuli() {
  std::vector<const Stimulus*> all;
  for (const Stimulus& stimulus : stimuli()) all.push_back(&stimulus);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Stimuli, EachStimulus, ::testing::ValuesIn(all_stimuli()), [](const auto& named) {
  std::string name(named.param->name);
  for (char& letter : name) letter = letter == '-' ? '_' : letter;
  return name;
});

TEST(Stimuli, CanAllBeLeftOutTogether) {
  for (std::size_t run = 0; run < drawn_runs; ++run) {
    const Scenario plain = without(generate(6, run), all_stimuli());
    for (const Stimulus& stimulus : stimuli()) EXPECT_FALSE(stimulus.is_in(plain)) << plain.name << stimulus.name;
    EXPECT_EQ(plain.chance, ChanceOfFaults());
    EXPECT_TRUE(plain.faults.empty());
    EXPECT_FALSE(plain.orders.empty());
  }
}

/// What a change brings is told here apart from the rows.
TEST(Stimuli, LeaveAlsoOutWhatAChangeBrings) {
  const auto changes_of = [](std::string_view left_out, ChangeKind kind) {
    std::size_t count = 0;
    for (std::size_t run = 0; run < drawn_runs; ++run) {
      std::vector<const Stimulus*> rows;
      if (!left_out.empty()) rows.push_back(*stimulus_named(left_out));
      for (const Order& order : without(generate(5, run), rows).orders) {
        for (const OrderChange& change : order.changes) count += change.kind == kind ? 1U : 0U;
      }
    }
    return count;
  };
  for (const auto& [name, kind] :
       {std::pair{"other-prices", ChangeKind::NetCost}, std::pair{"cancelled-lines", ChangeKind::LineCancelled},
        std::pair{"cancelled-lines", ChangeKind::OrderCancelled}, std::pair{"repeated-items", ChangeKind::LineAdded}}) {
    EXPECT_GT(changes_of("", kind), 0U) << name;
    EXPECT_EQ(changes_of(name, kind), 0U) << name;
  }
}

TEST(Stimuli, LeaveAddedLinesOfUnknownItemsOut) {
  Scenario scenario = generate(5, 0);
  OrderChange added;
  added.kind = ChangeKind::LineAdded;
  added.added = scenario.orders.front().lines.front();
  added.added->asin = "B0NOT00001";
  scenario.orders.front().changes = {added};
  const Stimulus& unknown = **stimulus_named("unknown-items");
  EXPECT_TRUE(unknown.is_in(scenario));
  const Scenario left = without(scenario, {&unknown});
  EXPECT_EQ(left.orders.front().changes.front().added->asin, scenario.items.front().asin);
}

TEST(Stimuli, LeaveTheRestAsItIs) {
  const Scenario drawn = generate(5, 7);
  EXPECT_EQ(without(drawn, {}), drawn);
  Scenario expected = drawn;
  expected.warehouse.pallet_cartons_max = 0;
  EXPECT_EQ(without(drawn, {*stimulus_named("pallets")}), expected);
}

}  // namespace
}  // namespace vendorproof::scenarios
