#include "harness/judge/visibility.h"

#include <gtest/gtest.h>

#include "harness/judge/judge.h"

namespace vendorproof::harness {
namespace {

TEST(Visibility, TheTableNamesRulesThatThereAre) {
  for (const NeedRow& row : needs_of_rules()) EXPECT_NE(find_rule(row.rule), nullptr) << row.rule;
}

TEST(Visibility, WhatIsNotSeenIsNotJudged) {
  const Visibility everything;
  for (const NeedRow& row : needs_of_rules()) EXPECT_EQ(obstacle_to(row.rule, everything), "") << row.rule;
  const Visibility nothing{false, false, false, false};
  for (const NeedRow& row : needs_of_rules()) EXPECT_NE(obstacle_to(row.rule, nothing), "") << row.rule;
  EXPECT_EQ(obstacle_to("ACK-01", nothing), "");
  EXPECT_EQ(obstacle_to("ONCE-04", {false, true, false, false}), "");
  EXPECT_EQ(obstacle_to("UNIT-03", {false, false, false, true}), "");
}

}  // namespace
}  // namespace vendorproof::harness
