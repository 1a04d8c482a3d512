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

}  // namespace
}  // namespace vendorproof::trade
