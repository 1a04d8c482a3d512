#include "core/trade/settings.h"

#include <array>

#include <gtest/gtest.h>

namespace vendorproof::trade {
namespace {

constexpr std::array<Setting, 2> table = {
    {{"user", "of the service", "vendorproof", ""}, {"key", "or THE_KEY", "hush", "THE_KEY"}}};

TEST(Settings, ExamplesAreWhole) {
  const Settings settings = example_settings(table);
  EXPECT_TRUE(check_settings(table, settings));
  EXPECT_EQ(setting(settings, "user"), "vendorproof");
}

TEST(Settings, TheFirstThatIsWrongIsNamedWithoutItsValue) {
  EXPECT_EQ(check_settings(table, {}).error().message, "user is missing: of the service");
  EXPECT_EQ(check_settings(table, {{"user", "x"}}).error().message, "key is missing: or THE_KEY");
  EXPECT_EQ(check_settings(table, {{"user", "x"}, {"key", ""}}).error().message, "key is empty: or THE_KEY");
  EXPECT_EQ(check_settings(table, {{"user", "x"}, {"key", "y"}, {"kee", "hush"}}).error().message, "kee is unknown");
}

TEST(Settings, ANameThatIsNotThereIsABrokenPromise) { EXPECT_DEATH(setting({}, "user"), "broken promise"); }

TEST(Settings, MayBeOptionalOrHaveChoices) {
  constexpr std::array<std::string_view, 2> orders = {"month-first", "day-first"};
  const std::array<Setting, 1> rows = {{{"dates", "which comes first", "day-first", "", orders, true}}};
  EXPECT_TRUE(check_settings(rows, {}));
  EXPECT_TRUE(example_settings(rows).empty());
  EXPECT_EQ(optional_setting({}, "dates"), "");
  EXPECT_EQ(optional_setting({{"dates", "day-first"}}, "dates"), "day-first");
  EXPECT_TRUE(check_settings(rows, {{"dates", "day-first"}}));
  EXPECT_EQ(check_settings(rows, {{"dates", "year-first"}}).error().message,
            "dates: 'year-first' is unknown; did you mean day-first?; known are: month-first, day-first");
}

}  // namespace
}  // namespace vendorproof::trade
