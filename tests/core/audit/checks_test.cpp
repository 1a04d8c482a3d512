// The table of checks.
#include <set>

#include <fmt/format.h>

#include "tests/core/audit/sample_books.h"

namespace vendorproof::audit {
namespace {

TEST(Checks, AreNumberedAndComplete) {
  int number = 0;
  for (const Check& check : checks()) {
    EXPECT_EQ(check.id, fmt::format("AUD-{:02}", ++number));
    for (const std::string_view text : {check.sentence, check.rules, check.remedy, check.price}) {
      EXPECT_FALSE(text.empty()) << check.id;
    }
    EXPECT_NE(check.find, nullptr) << check.id;
    EXPECT_EQ(check.remedy.back(), '.') << check.id;
    EXPECT_NE(check.sentence.back(), '.') << check.id;
  }
}

TEST(Checks, AreOneFunctionEach) {
  std::set<void (*)(const Look&, Cases&)> functions;
  for (const Check& check : checks()) EXPECT_TRUE(functions.insert(check.find).second) << check.id;
}

TEST(Checks, LookAtEveryPart) {
  std::set<Part> needed;
  for (const Check& check : checks()) needed.insert(check.needs.begin(), check.needs.end());
  EXPECT_EQ(needed.size(), parts);
}

}  // namespace
}  // namespace vendorproof::audit
