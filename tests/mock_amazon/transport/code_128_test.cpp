#include "mock_amazon/transport/code_128.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace vendorproof::mock_amazon {
namespace {

TEST(Code128, HasElevenModulesASymbolAndAnEvenNumberOfDarkOnes) {
  std::set<std::string> patterns;
  for (int symbol = 0; symbol < 106; ++symbol) {
    const std::string modules = modules_of({symbol});
    EXPECT_EQ(modules.size(), 11U) << symbol;
    EXPECT_EQ(std::count(modules.begin(), modules.end(), '1') % 2, 0) << symbol;
    EXPECT_EQ(modules.front(), '1');
    EXPECT_EQ(modules.back(), '0');
    EXPECT_TRUE(patterns.insert(modules).second) << symbol;
  }
  EXPECT_EQ(modules_of({106}), "1100011101011");
}

/// Every symbol weighed by its place, the check symbol last: a sum that is nothing modulo 103 when it is right.
int rest_of(const std::vector<int>& symbols) {
  int sum = symbols.front();
  for (std::size_t i = 1; i + 2 < symbols.size(); ++i) sum += static_cast<int>(i) * symbols[i];
  return (sum - symbols[symbols.size() - 2]) % 103;
}

TEST(Code128, PutsAnSsccIntoTenPairsBehindFnc1) {
  const std::vector<int> symbols = gs1_128_of_sscc("095060000000000015");
  EXPECT_EQ(symbols.size(), 14U);
  EXPECT_EQ((std::vector<int>(symbols.begin(), symbols.begin() + 5)), (std::vector<int>{105, 102, 0, 9, 50}));
  EXPECT_EQ(rest_of(symbols), 0);
  EXPECT_EQ(modules_of(symbols).size(), 13U * 11U + 13U);
}

TEST(Code128, TakesOtherTextLetterByLetter) {
  // PJJ123C is the example of many descriptions.
  EXPECT_EQ(code_128_of("PJJ123C"), (std::vector<int>{104, 48, 42, 42, 17, 18, 19, 35, 55, 106}));
  EXPECT_EQ(code_128_of("\xC3"), code_128_of("?"));
  EXPECT_EQ(code_128_of(std::string(100, 'x')).size(), 48U + 3U);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
