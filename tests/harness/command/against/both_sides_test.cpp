// Our own core is compared with itself, and with itself and each planted defect. A defect that changes goods or money
// is seen as a difference. The others are listed here with the reason.
#include "harness/command/against/both_sides.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "harness/command/builtin_files.h"
#include "harness/field/field.h"

namespace vendorproof::harness {
namespace {

std::vector<scenarios::Scenario> whole_catalogue() {
  std::vector<scenarios::Scenario> scenarios;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder == "catalogue") scenarios.push_back(*read_playable(file.text, std::string(file.name)));
  }
  return scenarios;
}

scenarios::Scenario in_catalogue(std::string_view name) {
  for (scenarios::Scenario& scenario : whole_catalogue()) {
    if (scenario.name == name) return scenario;
  }
  ADD_FAILURE() << name;
  return {};
}

BothPlayed against_itself(std::string_view defect, const scenarios::Scenario& scenario) {
  return play_both(side_of_core(*defect_of(std::string(defect))), side_of_core(nullptr), scenario);
}

TEST(BothSides, OurCoreIsTheSameAsItselfInTheWholeCatalogue) {
  const std::vector<scenarios::Scenario> catalogue = whole_catalogue();
  EXPECT_EQ(catalogue.size(), 54U);
  for (const scenarios::Scenario& scenario : catalogue) {
    const BothPlayed played = against_itself("none", scenario);
    EXPECT_TRUE(played.troubles.empty()) << scenario.name;
    EXPECT_TRUE(played.comparison.not_compared.empty()) << scenario.name;
    EXPECT_TRUE(played.comparison.divergences.empty()) << scenario.name;
  }
}

/// Planted defects that change no business outcome in their scenario, and why.
const std::map<std::string, std::string>& without_outcome() {
  static const std::map<std::string, std::string> table = {
      {"acknowledged-before-erp", "the order of two documents"},
      {"acknowledgement-twice", "the same answer again"},
      {"backorder-years-ahead", "a date in a document"},
      {"burst-of-repeats", "number of calls"},
      {"invoice-dated-as-ordered", "a date in a document"},
      {"notice-dated-as-planned", "a date in a document"},
      {"payment-twice", "two bookings for one, with the same sum"},
      {"promise-after-window", "a date in a document"},
      {"promise-before-order", "a date in a document"},
      {"token-never-renewed", "number of calls"},
  };
  return table;
}

TEST(BothSides, EachPlantedDefectThatChangesAnOutcomeIsSeen) {
  std::size_t seen = 0;
  for (const Defect& defect : defects()) {
    const BothPlayed played = against_itself(defect.id, in_catalogue(defect.shown_by));
    const bool differs = !played.comparison.divergences.empty();
    EXPECT_NE(differs, without_outcome().contains(std::string(defect.id))) << defect.id;
    if (differs) ++seen;
  }
  EXPECT_EQ(seen, defects().size() - without_outcome().size());
}

struct ExpectedDifference {
  std::string_view defect;
  std::string_view aspect;
  std::string subject;
  std::string a;
  std::string b;
  std::string rule;  ///< that the judge reports about A
};

TEST(BothSides, TheFirstDifferenceNamesAspectOrderLineValuesAndRule) {
  const std::vector<ExpectedDifference> table = {
      {"cases-as-eaches", "sales-order", "CASES001 line 1", "0 eaches", "60 eaches", "UNIT-01"},
      {"invoice-at-another-price", "invoiced-money", "CLEAN001", "492.24 USD", "490.80 USD", "MONEY-01"},
      {"payment-never-booked", "booked", "CLEAN001", "nothing", "490.80 USD", "MONEY-03"},
      {"ship-notice-one-short", "announced", "CLEAN001 line 1", "119 eaches", "120 eaches", "UNIT-03"},
      {"destination-kept", "centre", "CENTRE01", "PHX6", "ONT8", "SEQ-05"},
      {"price-difference-hidden", "shown", "PRICE001, price-mismatch", "not shown", "shown", "OWNER-01"},
  };
  for (const ExpectedDifference& row : table) {
    const Side a = side_of_core(*defect_of(std::string(row.defect)));
    const Side b = side_of_core(nullptr);
    const Defect* planted = *defect_of(std::string(row.defect));
    const scenarios::Scenario scenario = in_catalogue(planted->shown_by);
    const BothPlayed played = play_both(a, b, scenario);
    ASSERT_FALSE(played.comparison.divergences.empty()) << row.defect;
    const Difference difference = first_difference(a, b, scenario, played);
    EXPECT_EQ(difference.divergence.aspect->id, row.aspect) << row.defect;
    EXPECT_EQ(text_of(difference.divergence.subject), row.subject) << row.defect;
    EXPECT_EQ(difference.divergence.a, row.a) << row.defect;
    EXPECT_EQ(difference.divergence.b, row.b) << row.defect;
    EXPECT_TRUE(difference.rules_b.empty()) << row.defect;
    ASSERT_FALSE(difference.rules_a.empty()) << row.defect;
    const auto names_rule = [&](const std::string& rule) { return rule.starts_with(row.rule + " on "); };
    EXPECT_TRUE(std::any_of(difference.rules_a.begin(), difference.rules_a.end(), names_rule))
        << row.defect << ": " << difference.rules_a.front();
  }
}

TEST(BothSides, ADifferenceIsMadeSmallAndStaysTheSame) {
  const Side a = side_of_core(*defect_of("payment-on-first-invoice"));
  const Side b = side_of_core(nullptr);
  scenarios::Scenario scenario = in_catalogue("two-orders-one-truck");
  scenario.orders.push_back(in_catalogue("clean-order").orders.front());
  const BothPlayed played = play_both(a, b, scenario);
  ASSERT_FALSE(played.comparison.divergences.empty());
  const Aspect& aspect = *played.comparison.divergences.front().aspect;
  const auto never = [] { return false; };
  std::int64_t shown = 0;
  const SmallDifference small =
      make_small(a, b, scenario, aspect, never, [&](std::int64_t runs, std::size_t) { shown = runs; });
  EXPECT_TRUE(small.is_repeated);
  EXPECT_EQ(shown, small.runs);
  EXPECT_EQ(small.scenario.orders.size(), 2U);
  EXPECT_EQ(small.scenario.orders[0].lines.size(), 1U);
  const BothPlayed again = play_both(a, b, small.scenario);
  ASSERT_FALSE(again.comparison.divergences.empty());
  EXPECT_EQ(again.comparison.divergences.front().aspect, &aspect);
  const auto at_once = [] { return true; };
  EXPECT_FALSE(make_small(a, b, scenario, aspect, at_once, nullptr).is_repeated);
}

TEST(BothSides, ACandidateThatIsCutOffDoesNotDiffer) {
  Side a = side_of_core(*defect_of("payment-on-first-invoice"));
  const Side b = side_of_core(nullptr);
  const scenarios::Scenario scenario = in_catalogue("two-orders-one-truck");
  const Aspect& aspect = *play_both(a, b, scenario).comparison.divergences.front().aspect;
  int trials = 0;
  a.play = [&, whole = a.play](const scenarios::Scenario& candidate) {
    ++trials;
    return whole(candidate);
  };
  const auto stopped_in_the_second = [&] { return trials == 2; };
  const SmallDifference small = make_small(a, b, scenario, aspect, stopped_in_the_second, nullptr);
  EXPECT_EQ(trials, 2);
  EXPECT_EQ(small.scenario, scenario);
}

TEST(BothSides, ASideThatStopsIsNoDifference) {
  Side broken = side_of_core(nullptr);
  broken.play = [](const scenarios::Scenario&) {
    RunRecord record;
    record.troubles = {"it ended with 3"};
    return record;
  };
  const BothPlayed played = play_both(side_of_core(nullptr), broken, in_catalogue("clean-order"));
  EXPECT_EQ(played.troubles, std::vector<std::string>{"B: it ended with 3"});
  EXPECT_TRUE(played.comparison.divergences.empty());
}

/// What people are shown is one aspect of many: the others are compared all the same.
TEST(BothSides, ASideThatTellsAWrongCaseIsCompared) {
  Side teller = side_of_core(*defect_of("cases-as-eaches"));
  teller.play = [whole = teller.play](const scenarios::Scenario& scenario) {
    RunRecord record = whole(scenario);
    record.refused_tellings = {"POST /shown was refused: no such kind"};
    return record;
  };
  const BothPlayed played = play_both(teller, side_of_core(nullptr), in_catalogue("order-in-cases"));
  EXPECT_TRUE(played.troubles.empty());
  EXPECT_EQ(played.refused_tellings, std::vector<std::string>{"A: POST /shown was refused: no such kind"});
  EXPECT_FALSE(played.comparison.divergences.empty());
}

}  // namespace
}  // namespace vendorproof::harness
