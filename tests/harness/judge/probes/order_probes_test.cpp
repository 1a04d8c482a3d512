// Probes of a run that is written by hand.
#include <string>

#include <gtest/gtest.h>

#include "harness/judge/probes/probe.h"
#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

std::int64_t order_hits(const JudgedRun& run, const std::string& name) {
  const Evidence evidence = evidence_of(run.scenario, run.outcome);
  for (const Probe& probe : order_probes()) {
    if (probe.name == name) return probe.hits(evidence, probe.word);
  }
  ADD_FAILURE() << "there is no probe " << name;
  return 0;
}

TEST(OrderProbes, SeeCasesAndEaches) {
  JudgedRun run;
  EXPECT_EQ(order_hits(run, "cases became eaches"), 1);
  EXPECT_EQ(order_hits(run, "a line in eaches"), 0);
  EXPECT_EQ(order_hits(run, "a case of one"), 0);
  EXPECT_EQ(order_hits(run, "a case size that the ERP does not have"), 0);
  run.scenario.items[0].case_sizes = {24};
  EXPECT_EQ(order_hits(run, "a case size that the ERP does not have"), 1);
  run.scenario.orders[0].lines[0].ordered = {60, UnitOfMeasure::Cases, 1};
  EXPECT_EQ(order_hits(run, "a case of one"), 1);
  run.scenario.orders[0].lines[0].ordered = {0, UnitOfMeasure::Eaches, 1};
  EXPECT_EQ(order_hits(run, "a line in eaches"), 1);
  EXPECT_EQ(order_hits(run, "a line with an amount of 0"), 1);
}

TEST(OrderProbes, SeeChangesBeforeAndAfterTheAnswer) {
  JudgedRun run;
  Effect change = effect(EffectKind::OrderChanged, run.at(2 * hour), "PO1", {JudgedRun::line("B00TEA0001", "", 48)});
  change.reason = "Quantity";
  run.add(Peer::Amazon, change);
  EXPECT_EQ(order_hits(run, "a quantity changed"), 1);
  EXPECT_EQ(order_hits(run, "a line cancelled"), 0);
  EXPECT_EQ(order_hits(run, "an order changed after its acknowledgement"), 1);
  EXPECT_EQ(order_hits(run, "an order changed before its acknowledgement"), 0);
  run.first(EffectKind::OrderChanged).at = run.at(minute);
  EXPECT_EQ(order_hits(run, "an order changed after its acknowledgement"), 0);
  EXPECT_EQ(order_hits(run, "an order changed before its acknowledgement"), 1);
}

TEST(OrderProbes, SeeWhatALineWasAnswered) {
  JudgedRun run;
  EXPECT_EQ(order_hits(run, "a line accepted whole"), 1);
  EXPECT_EQ(order_hits(run, "an order answered again"), 0);
  Effect& answer = run.first(EffectKind::AcknowledgementAccepted);
  answer.lines.push_back(JudgedRun::line("B00TEA0001", "Backordered", 12));
  EXPECT_EQ(order_hits(run, "a line accepted whole"), 0);
  EXPECT_EQ(order_hits(run, "a line split between accepted and backordered at whole cases"), 1);
  answer.lines.erase(answer.lines.begin());
  EXPECT_EQ(order_hits(run, "a line backordered whole"), 1);
  EXPECT_EQ(order_hits(run, "a line rejected whole"), 0);
}

}  // namespace
}  // namespace vendorproof::harness
