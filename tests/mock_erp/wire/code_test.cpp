#include "mock_erp/wire/code.h"

#include <gtest/gtest.h>

namespace vendorproof::mock_erp {
namespace {

TEST(Code, IsTrimmedAndUpperCased) {
  EXPECT_EQ(code_of("  tea-green 7 "), "TEA-GREEN 7");
  EXPECT_EQ(code_of("   "), "");
  EXPECT_EQ(code_of("é"), "é") << "only ASCII letters";
}

TEST(Length, CountsUtf16Units) {
  EXPECT_EQ(length_of(""), 0U);
  EXPECT_EQ(length_of("tea"), 3U);
  EXPECT_EQ(length_of("thé"), 3U);
  EXPECT_EQ(length_of("\xF0\x9F\x8D\xB5"), 2U) << "a character beyond the basic plane has two";
}

}  // namespace
}  // namespace vendorproof::mock_erp
