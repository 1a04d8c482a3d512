#include "core/base/require.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

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

TEST(Known, GivesWhatIsThere) {
  int number = 5;
  known(&number, "number", 5) = 6;
  EXPECT_EQ(number, 6);
  const std::optional<std::string> text = "a";
  EXPECT_EQ(&known(text, "text", "a"), &*text);
  EXPECT_EQ(known(std::optional<std::string>("b"), "text", "b"), "b");
  std::map<std::string, int, std::less<>> map = {{"a", 1}};
  known_in(map, "letter", "a") = 2;
  EXPECT_EQ(map["a"], 2);
}

TEST(KnownDeathTest, NamesKindKeyAndPlaceOfWhatIsNotThere) {
  const int* nothing = nullptr;
  EXPECT_DEATH(known(nothing, "order line", 3),
               "broken promise: order line '3' is not known at .*require_test.cpp:[0-9]+");
  EXPECT_DEATH(known(std::optional<int>(), "order", "PO1"), "order 'PO1' is not known at .*require_test.cpp");
  const std::optional<int> empty;
  EXPECT_DEATH(known(empty, "order", std::string("PO1")), "order 'PO1' is not known");
  const std::map<std::string, int> map;
  EXPECT_DEATH(known_in(map, "letter", "b"), "letter 'b' is not known at .*require_test.cpp");
}

#if defined(__GLIBCXX__)
// Without the assertions these read what is not theirs, and go on.
TEST(RequireDeathTest, StopsWhenTheStandardLibraryIsMisusedInEveryBuild) {
  const std::vector<int> numbers(1, 7);
  std::size_t beyond = numbers.size();
  EXPECT_DEATH(static_cast<void>(numbers[beyond]), "Assertion");
  const std::optional<int> empty;
  EXPECT_DEATH(static_cast<void>(*empty), "Assertion");
  const std::vector<int> none;
  EXPECT_DEATH(static_cast<void>(none.front()), "Assertion");
}
#endif

}  // namespace
}  // namespace vendorproof
