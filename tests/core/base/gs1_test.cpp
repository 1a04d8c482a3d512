#include "core/base/gs1.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof {
namespace {

std::string any_digits(std::size_t count) {
  return *rc::gen::container<std::string>(count, rc::gen::inRange('0', static_cast<char>('9' + 1)));
}

TEST(CheckDigit, AgreesWithPublishedExamples) {
  EXPECT_EQ(gs1_check_digit("629104150021"), '3');       // the worked example of gs1.org
  EXPECT_EQ(gs1_check_digit("03600029145"), '2');        // a UPC-A
  EXPECT_EQ(gs1_check_digit("37610425002123456"), '9');  // the SSCC example of gs1.org
}

TEST(Sscc, HasEighteenDigitsAndARightCheckDigit) {
  EXPECT_TRUE(is_sscc("376104250021234569"));
  for (const char* bad : {"", "376104250021234568", "37610425002123456", "0376104250021234569", "37610425002123456x",
                          " 76104250021234569"}) {
    EXPECT_FALSE(is_sscc(bad)) << bad;
  }
}

TEST(Gtin, HasOneOfFourLengths) {
  EXPECT_TRUE(is_gtin("6291041500213"));
  EXPECT_TRUE(is_gtin("036000291452"));
  EXPECT_TRUE(is_gtin("96385074"));
  EXPECT_TRUE(is_gtin("10614141543219"));
  for (const char* bad : {"", "6291041500214", "629104150021", "62910415002130000", "629104150021a", "0"}) {
    EXPECT_FALSE(is_gtin(bad)) << bad;
  }
}

TEST(MakeSscc, FillsTheSerialWithZeros) {
  EXPECT_EQ(make_sscc(3, "7610425", 2123456), "376104250021234569");
  EXPECT_TRUE(is_sscc(make_sscc(0, "0614141001", 999'999)));
}

TEST(MakeSsccDeathTest, ASerialThatDoesNotFitIsABrokenPromise) {
  EXPECT_DEATH(make_sscc(0, "0614141001", 1'000'000), "broken promise");
  EXPECT_DEATH(make_sscc(10, "0614141", 1), "broken promise");
  EXPECT_DEATH(make_sscc(1, "061414", 1), "broken promise");
}

RC_GTEST_PROP(Gs1Property, MadeCodesAreRight, ()) {
  const auto prefix_digits = *rc::gen::inRange<std::size_t>(7, 11);
  const auto serial = *rc::gen::inRange<std::uint64_t>(0, 1'000'000);
  RC_ASSERT(is_sscc(make_sscc(*rc::gen::inRange(0, 10), any_digits(prefix_digits), serial)));
  RC_ASSERT(is_gtin(make_gtin13(any_digits(12))));
}

RC_GTEST_PROP(Gs1Property, OneWrongDigitIsSeen, ()) {
  std::string code = make_gtin13(any_digits(12));
  const auto place = *rc::gen::inRange<std::size_t>(0, code.size());
  const auto step = *rc::gen::inRange(1, 10);
  code[place] = static_cast<char>('0' + (code[place] - '0' + step) % 10);
  RC_ASSERT(!is_gtin(code));
}

RC_GTEST_PROP(Gs1Property, NoTextCrashesTheChecks, (const std::string& text)) {
  RC_ASSERT(!is_sscc(text) || text.size() == 18U);
  RC_ASSERT(!is_gtin(text) || text.size() >= 8U);
}

}  // namespace
}  // namespace vendorproof
