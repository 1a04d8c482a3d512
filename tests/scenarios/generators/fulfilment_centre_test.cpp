#include "scenarios/generators/fulfilment_centre.h"

#include <set>

#include <gtest/gtest.h>

namespace vendorproof::scenarios {
namespace {

TEST(FulfilmentCentre, HasAnotherCodeForEveryIndex) {
  std::set<std::string> codes;
  for (std::int64_t index = 0; index < 175; ++index) codes.insert(fulfilment_centre(index));
  EXPECT_EQ(codes.size(), 175U);
  for (const std::string& code : codes) EXPECT_EQ(code.size(), 4U) << code;
}

}  // namespace
}  // namespace vendorproof::scenarios
