#include "core/base/result.h"

#include <gtest/gtest.h>

namespace vendorproof {
namespace {

Result<int> half_of(int number) {
  if (number % 2 != 0) return malformed(std::to_string(number) + " is odd");
  return number / 2;
}

TEST(Result, IsAValueOrAnError) {
  EXPECT_EQ(half_of(4).value(), 2);
  ASSERT_FALSE(half_of(3));
  EXPECT_EQ(half_of(3).error(), (Error{ErrorCode::Malformed, "3 is odd"}));
}

TEST(Result, CarriesTheCodeOfTheFailure) {
  const Result<void> result = failure(ErrorCode::Denied, "no");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::Denied);
}

}  // namespace
}  // namespace vendorproof
