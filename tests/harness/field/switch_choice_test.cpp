#include "harness/field/switch_choice.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

std::string complaint_of(const scenarios::Scenario& scenario) {
  const Result<void> checked = check_switches(scenario);
  return checked ? "" : checked.error().message;
}

TEST(SwitchChoice, RefusesWrongNamesAndValuesAndASwitchUnderBothNames) {
  scenarios::Scenario scenario;
  EXPECT_EQ(complaint_of(scenario), "");
  scenario.amazon.switches = {{"region", "MARS"}};
  EXPECT_EQ(complaint_of(scenario), "$.amazon.switches.region: region cannot be 'MARS'; it is one of NA, EU, IN, JP");
  scenario.amazon.switches = {{"X1", "per-case"}, {"cost-basis", "per-each"}};
  EXPECT_EQ(complaint_of(scenario), "$.amazon.switches.cost-basis: this switch is set as X1 too");
}

TEST(SwitchChoice, LetsExpectationsDependOnExistingValuesOnly) {
  scenarios::Scenario scenario;
  scenario.expected = {{"CB-01", "", {.only_if = {{"region", {"EU"}}}, .unless = {{"outage", {"on"}}}}}};
  EXPECT_EQ(complaint_of(scenario), "");
  scenario.expected.front().when.unless = {{"colour", {"red"}}};
  EXPECT_EQ(complaint_of(scenario).substr(0, 64), "$.expected[0].unless.colour: no switch is called 'colour'; there");
  scenario.expected.clear();
  scenario.expected_exceptions = {{"price-mismatch", {.only_if = {{"region", {"EU", "MARS"}}}, .unless = {}}}};
  EXPECT_EQ(complaint_of(scenario),
            "$.expected_exceptions[0].only_if.region: region cannot be 'MARS'; it is one of NA, EU, IN, JP");
  scenario.expected_exceptions.clear();
  scenario.not_played = {{{{"X9", {"official"}}}, "why"}};
  EXPECT_EQ(complaint_of(scenario), "$.not_played[0].where.X9: write it as notice-deadline");
}

TEST(SwitchChoice, LetsNothingDependOnTheValueOfASwitchThatNobodySets) {
  scenarios::Scenario scenario;
  scenario.not_played = {{{{"region", {"NA"}}}, "why"}};
  EXPECT_EQ(complaint_of(scenario),
            "$.not_played[0].where.region: 'NA' is its first value, which holds where nobody sets it; name the other "
            "values, under only_if or unless");
}

TEST(SwitchChoice, SetsSwitchesUnderTheirFullNames) {
  scenarios::Scenario scenario;
  scenario.amazon.switches = {{"cost-basis", "per-each"}, {"X8", "48h"}};
  const scenarios::Scenario set = with_switches(scenario, {{"X1", "per-case"}});
  EXPECT_EQ(set.amazon.switches,
            (std::map<std::string, std::string>{{"acknowledgement-deadline", "48h"}, {"cost-basis", "per-case"}}));
}

}  // namespace
}  // namespace vendorproof::harness
