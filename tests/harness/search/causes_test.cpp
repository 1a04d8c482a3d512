#include "harness/search/causes.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/text.h"
#include "harness/judge/judge.h"

namespace vendorproof::harness {
namespace {

Played failed_run(std::size_t task, const std::string& rule, const std::string& evidence) {
  Played played;
  played.result.name = "gen-1-" + std::to_string(task);
  played.result.task = task;
  if (!rule.empty()) {
    reports::Finding finding;
    finding.rule = find_rule(rule);
    finding.evidence = evidence;
    played.result.findings.push_back(finding);
  }
  return played;
}

TEST(ShapeOfATextWithNames, HasOneMarkForEach) {
  struct Example {
    const char* text;
    const char* shape;
  };
  for (const Example& row :
       std::vector<Example>{{"sales order SO-1 has 4 eaches", "sales order # has # eaches"},
                            {"Amazon accepted invoice SI-1-R1 over 300.00 USD, which the ERP never posted",
                             "Amazon accepted invoice # over #, which the # never posted"},
                            {"on PO1, PO2 and PO3", "on #"},
                            {"on PO1 (SO-7): late", "on # (#): late"},
                            {"placed 2026-11-23T03:30:00Z, not sent", "placed #, not sent"},
                            {"4 Cases of 6 = 24 eaches", "# Cases of # = # eaches"},
                            {"Cases are not Eaches", "Cases are not Eaches"},
                            {"", ""}}) {
    EXPECT_EQ(shape_of(row.text), row.shape) << row.text;
  }
}

RC_GTEST_PROP(ShapeOfATextWithNamesProperty, DoesNotDependOnNumbers, (std::uint16_t one, std::uint16_t other)) {
  const auto text = [](std::uint16_t number) {
    return "invoice SI-" + std::to_string(number) + " over " + std::to_string(number) + ".00 USD is late";
  };
  RC_ASSERT(shape_of(text(one)) == shape_of(text(other)));
}

RC_GTEST_PROP(ShapeOfATextWithNamesProperty, OfAShapeIsTheShape, (const std::string& text)) {
  RC_ASSERT(shape_of(shape_of(text)) == shape_of(text));
}

TEST(CauseOfARun, IsItsFirstDefectInTheOrderOfTheRules) {
  Played played = failed_run(3, "ONCE-04", "invoice SI-1 was sent twice");
  played.result.findings.push_back(failed_run(3, "UNIT-01", "4 eaches").result.findings.front());
  played.result.findings.back().at_stake = Money(9'0000, usd());
  const reports::Cause cause = cause_of(played.result);
  EXPECT_EQ(cause.rule, "ONCE-04");
  EXPECT_EQ(cause.shape, "invoice # was sent twice");
  EXPECT_EQ(cause.first_run, "gen-1-3");
  EXPECT_EQ(cause.first_task, 3U);
  played.result.findings.front().expected = true;
  EXPECT_EQ(cause_of(played.result).rule, "UNIT-01");
}

TEST(CauseOfARun, OfAProgramThatStoppedIsWhatItSaid) {
  Played played = failed_run(3, "ONCE-04", "invoice SI-1 was sent twice");
  played.result.troubles = {"the program ended with 7"};
  played.result.has_stopped = true;
  EXPECT_EQ(cause_of(played.result).rule, "");
  EXPECT_EQ(cause_of(played.result).shape, "the program ended with #");
  played = failed_run(4, "", "");
  played.result.missing = {"CB-01 on PO000003"};
  EXPECT_EQ(cause_of(played.result).shape, "missing: # on #");
}

/// A wrong kind that a program tells hides no defect.
TEST(CauseOfARun, OfAProgramThatToldAWrongCaseIsItsDefect) {
  Played played = failed_run(3, "ACK-01", "never acknowledged");
  played.result.troubles = {"POST /shown was refused: no such kind"};
  const reports::Cause cause = cause_of(played.result);
  EXPECT_EQ(cause.rule, "ACK-01");
  EXPECT_TRUE(has_cause(played.result, cause));
  played.result.findings.clear();
  EXPECT_EQ(cause_of(played.result).rule, "");
  EXPECT_EQ(cause_of(played.result).shape, "# /shown was refused: no such kind");
}

TEST(CauseOfARun, IsKnownAgain) {
  const Played one = failed_run(1, "ONCE-04", "invoice SI-1 was sent twice");
  const reports::Cause cause = cause_of(one.result);
  EXPECT_TRUE(has_cause(failed_run(2, "ONCE-04", "another text").result, cause));
  EXPECT_FALSE(has_cause(failed_run(2, "UNIT-01", "another text").result, cause));
  Played passed = one;
  passed.result.passed = true;
  EXPECT_FALSE(has_cause(passed.result, cause));
  Played stopped = one;
  stopped.result.troubles = {"the program ended with 7"};
  stopped.result.has_stopped = true;
  EXPECT_FALSE(has_cause(stopped.result, cause));
  const reports::Cause stop = cause_of(stopped.result);
  EXPECT_FALSE(has_cause(one.result, stop));
  stopped.result.troubles = {"the program ended with 9"};
  EXPECT_TRUE(has_cause(stopped.result, stop));
  stopped.result.troubles = {"the program was silent"};
  EXPECT_FALSE(has_cause(stopped.result, stop));
}

TEST(GroupedByCause, RunsWithOneShapeAreTogether) {
  const std::vector<CauseGroup> groups =
      grouped_by_cause({failed_run(2, "ONCE-04", "invoice SI-1 was sent twice"), failed_run(5, "UNIT-01", "4 eaches"),
                        failed_run(6, "ONCE-04", "invoice SI-88 was sent twice"), failed_run(7, "ONCE-04", "other")});
  ASSERT_EQ(groups.size(), 3U);
  EXPECT_EQ(groups[0].cause.runs, 2);
  EXPECT_EQ(groups[0].cause.first_run, "gen-1-2");
  EXPECT_EQ(groups[1].first, 1U);
  EXPECT_EQ(groups[2].cause.rule, "ONCE-04");
  EXPECT_EQ(groups[2].first, 3U);
}

/// A port that is taken says nothing of the program, so nothing is made small or filed.
TEST(GroupedByCause, RunsThatNeverBeganHaveNoCause) {
  Played untried = failed_run(1, "", "");
  untried.result.troubles = {"port 8081 cannot be opened"};
  untried.result.has_stopped = untried.result.never_began = true;
  const std::vector<CauseGroup> groups = grouped_by_cause({untried, failed_run(2, "UNIT-01", "4 eaches")});
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].first, 1U);
  EXPECT_FALSE(has_cause(untried.result, cause_of(untried.result)));
}

TEST(NeedsOfAScenario, AreKindsOfWhatHappens) {
  scenarios::Scenario scenario;
  EXPECT_EQ(needs_of(scenario), "");
  scenario.decisions = {{"net/submitInvoices/SI-1#1/answer lost", 1},
                        {"disk/1/core.db-wal/12", 4},
                        {"crash/submitInvoices/SI-2#1", 1},
                        {"net/getPurchaseOrders#2/answer lost", 1}};
  scenario.orders.resize(1);
  scenario.orders[0].changes.resize(1);
  scenario.warehouse.shorts.resize(1);
  EXPECT_EQ(needs_of(scenario), "answer lost; change quantity; crash; disk; shorts");
}

reports::Cause small_cause(const std::string& run, const std::string& shape, const std::string& left) {
  reports::Cause cause{"ONCE-04", "first " + run, shape, left, 2, run, 0, true, ""};
  return cause;
}

TEST(RefinedCauses, ThatLeaveTheSameAreOne) {
  reports::Cause large = small_cause("e", "seen", "lost");
  large.is_small = false;
  const std::vector<reports::Cause> causes =
      refined({small_cause("a", "seen", "lost"), small_cause("b", "seen", "crash"), small_cause("c", "seen", "lost"),
               small_cause("d", "otherwise", "lost"), large});
  ASSERT_EQ(causes.size(), 4U);
  EXPECT_EQ(causes[0].first_run, "a");
  EXPECT_EQ(causes[0].runs, 4);
  EXPECT_EQ(causes[1].first_run, "b");
  EXPECT_EQ(causes[2].first_run, "d");
  EXPECT_EQ(causes[3].runs, 2);
}

TEST(RefinedCauses, TellOfTheRuleEvenIfAnotherBreaksFirst) {
  Played played = failed_run(3, "UNIT-01", "4 eaches");
  played.result.findings.push_back(failed_run(3, "ONCE-04", "invoice SI-1 was sent twice").result.findings.front());
  reports::Cause cause{"ONCE-04", "", "", "", 1, "gen-1-3", 3, false, ""};
  tell_smallest({}, played.result, cause);
  EXPECT_TRUE(cause.is_small);
  EXPECT_EQ(cause.small_shape, "invoice # was sent twice");
}

}  // namespace
}  // namespace vendorproof::harness
