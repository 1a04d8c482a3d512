#include "core/trade/reception.h"

#include <gtest/gtest.h>

namespace vendorproof::trade {
namespace {

TEST(Reception, IsWhatHttpMeans) {
  const std::vector<std::pair<int, Reception>> table = {
      {200, Reception::Taken},     {202, Reception::Taken},       {299, Reception::Taken},
      {301, Reception::Refused},   {400, Reception::Wrong},       {401, Reception::Denied},
      {403, Reception::Denied},    {404, Reception::NotFound},    {405, Reception::Refused},
      {409, Reception::Outdated},  {412, Reception::Outdated},    {413, Reception::Refused},
      {429, Reception::Throttled}, {500, Reception::Unavailable}, {503, Reception::Unavailable},
      {100, Reception::Refused},   {0, Reception::Refused},
  };
  for (const auto& [status, reception] : table) EXPECT_EQ(reception_of(status), reception) << status;
}

TEST(Reception, ComplaintsAreShownWithTheirCodes) {
  EXPECT_EQ(text_of({{"A", "one"}, {"B", ""}, {"", "three"}}, "body"), "A: one; B; three");
  EXPECT_EQ(code_of({{"A", "one"}, {"B", ""}}), "A");
}

TEST(Reception, WithoutComplaintsTheBodyIsShownAsItBegins) {
  EXPECT_EQ(text_of({}, "<html>\n" + std::string(500, 'x')), "<html> " + std::string(193, 'x'));
  EXPECT_EQ(code_of({}), "");
}

}  // namespace
}  // namespace vendorproof::trade
