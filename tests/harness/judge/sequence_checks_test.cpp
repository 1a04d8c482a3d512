// Goods that go elsewhere than Amazon wants, and who may let them.
#include <gtest/gtest.h>

#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

TEST(Destinations, OfAnUnchangedOrderAreNotJudged) {
  JudgedRun run;
  run.outcome.trucks[0].ship_to = "ONT8";
  EXPECT_EQ(run.found().count("SEQ-05"), 0U) << "Amazon refuses the ship notice";
}

TEST(Destinations, ThatChangedInTimeMustBeFollowed) {
  JudgedRun run;
  run.want_elsewhere(6 * hour);
  EXPECT_EQ(run.found().count("SEQ-05"), 1U);
  run.outcome.trucks[0].ship_to = "ONT8";
  EXPECT_EQ(run.found().count("SEQ-05"), 0U);
}

TEST(Destinations, ThatChangedTooLateExcuseEverybody) {
  JudgedRun run;
  run.want_elsewhere(19 * hour);
  EXPECT_EQ(run.found().count("SEQ-05"), 0U) << "two hours before the truck leaves";
  JudgedRun after;
  after.want_elsewhere(22 * hour);
  EXPECT_EQ(after.found().count("SEQ-05"), 0U);
}

TEST(Destinations, ThatAPersonWasToldOfAreExcused) {
  JudgedRun run;
  run.want_elsewhere(6 * hour);
  TradeException told;
  told.kind = ExceptionKind::DestinationChanged;
  told.purchase_order = "PO1";
  run.outcome.exceptions.push_back(told);
  EXPECT_EQ(run.found().count("SEQ-05"), 0U);
}

TEST(Destinations, ThatChangedThereAndBackAreAsOrdered) {
  JudgedRun run;
  run.want_elsewhere(6 * hour);
  run.want_elsewhere(8 * hour);
  run.scenario.orders[0].changes[1].value = "PHX6";
  EXPECT_EQ(run.found().count("SEQ-05"), 0U);
}

}  // namespace
}  // namespace vendorproof::harness
