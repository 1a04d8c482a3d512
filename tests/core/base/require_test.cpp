#include "core/base/require.h"

#include <gtest/gtest.h>

namespace vendorproof {
namespace {

TEST(Require, LetsAKeptPromisePass) {
  int evaluated = 0;
  REQUIRE(++evaluated == 1);
  EXPECT_EQ(evaluated, 1);
}

TEST(RequireDeathTest, StopsWithConditionAndPlaceInEveryBuild) {
  EXPECT_DEATH(REQUIRE(1 + 1 == 3), "broken promise: 1 \\+ 1 == 3 at .*require_test.cpp:[0-9]+");
}

}  // namespace
}  // namespace vendorproof
