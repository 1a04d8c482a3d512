#include "mock_amazon/quirks/switches.h"

#include <set>

#include <gtest/gtest.h>

#include "mock_amazon/quirks/quirks.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(Switches, TheFirstValueIsTheDefault) {
  const Settings settings;
  for (const Switch& row : switches()) EXPECT_EQ(switch_value(settings, row.name), row.values.front()) << row.name;
}

TEST(Switches, EveryValueCanBeSetAndIsRead) {
  for (const Switch& row : switches()) {
    for (const std::string_view value : row.values) {
      Settings settings;
      ASSERT_TRUE(set_switch(settings, row.name, value).has_value()) << row.name;
      EXPECT_EQ(switch_value(settings, row.name), value);
      for (const Switch& other : switches()) {
        if (other.name == row.name) continue;
        EXPECT_EQ(switch_value(settings, other.name), other.values.front()) << other.name;
      }
    }
  }
}

TEST(Switches, EveryContradictionHasOne) {
  std::set<std::string> ids;
  for (const Switch& row : switches()) ids.emplace(row.id);
  for (int i = 1; i <= 14; ++i) EXPECT_TRUE(ids.contains("X" + std::to_string(i))) << i;
  Settings settings;
  ASSERT_TRUE(set_switch(settings, "X1", "per-case").has_value());
  EXPECT_EQ(settings.readings.cost_basis, CostBasis::PerCase);
  EXPECT_EQ(switch_name("X1"), "cost-basis");
  EXPECT_EQ(switch_name("cost-basis"), "cost-basis");
  EXPECT_EQ(switch_name(""), "");
}

TEST(Switches, AWrongNameOrValueSaysWhatThereIs) {
  Settings settings;
  EXPECT_NE(set_switch(settings, "colour", "red").error().message.find("cost-basis"), std::string::npos);
  EXPECT_NE(set_switch(settings, "region", "US").error().message.find("NA, EU, IN, JP"), std::string::npos);
  EXPECT_FALSE(switch_value(settings, "colour").has_value());
}

TEST(Switches, QuirksAreSwitchesToo) {
  Settings settings;
  EXPECT_FALSE(is_quirk("region"));
  for (const QuirkRow& row : quirks()) {
    EXPECT_TRUE(is_quirk(row.id));
    ASSERT_TRUE(set_switch(settings, row.id, "on").has_value()) << row.id;
    EXPECT_EQ(switch_value(settings, row.id), "on");
    ASSERT_TRUE(set_switch(settings, row.id, "off").has_value()) << row.id;
    EXPECT_EQ(switch_value(settings, row.id), "off");
  }
  EXPECT_FALSE(set_switch(settings, quirks().front().id, "sometimes").has_value());
}

}  // namespace
}  // namespace vendorproof::mock_amazon
