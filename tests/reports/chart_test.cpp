#include "reports/chart.h"

#include <limits>

#include <gtest/gtest.h>

#include "tests/reports/samples.h"
#include "tests/support/well_formed.h"

namespace vendorproof::reports {
namespace {

using samples::contains;

TEST(Chart, BarsAreInProportionAndSmallOnesAreSeen) {
  const std::string svg = bar_chart("t",
                                    {{"whole", {{1'000'000, Tone::Plain}}, "a"},
                                     {"half", {{500'000, Tone::Bad}}, "b"},
                                     {"tiny", {{1, Tone::Good}}, "c"},
                                     {"none", {{0, Tone::Caution}}, "d"}},
                                    std::nullopt);
  EXPECT_TRUE(contains(svg, "class=\"plain\" x=\"0\" y=\"18\" width=\"320\""));
  EXPECT_TRUE(contains(svg, "class=\"bad\" x=\"0\" y=\"54\" width=\"160\""));
  EXPECT_TRUE(contains(svg, "class=\"good\" x=\"0\" y=\"90\" width=\"2\""));
  EXPECT_FALSE(contains(svg, "class=\"caution\""));
}

TEST(Chart, TheLimitIsDrawnWhereItIs) {
  const std::string svg = bar_chart("t", {{"a", {{200, Tone::Bad}}, "200 %"}}, Limit{100, "quota"});
  EXPECT_TRUE(contains(svg, "class=\"limit\" d=\"M160 "));
}

TEST(Chart, DaysAreDrawnForAWideAndForANarrowScreen) {
  DayChart chart{"t", "orders placed", "unacknowledged", Tone::Plain, {}};
  for (int day = 0; day < 42; ++day) chart.days.push_back({std::to_string(day), 1'000, 1});
  const std::string html = day_chart(chart);
  EXPECT_TRUE(contains(html, "class=\"days wide\" viewBox=\"0 0 800 "));
  EXPECT_TRUE(contains(html, "class=\"days narrow\" viewBox=\"0 0 340 ")) << "a phone does not make words small";
}

TEST(Chart, ExtremeValuesNeitherCrashNorHang) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const std::int64_t least = std::numeric_limits<std::int64_t>::min();
  for (const std::int64_t value : {most, least, std::int64_t{0}}) {
    const std::string days = day_chart({"t", "bar", "line", Tone::Plain, {{"1", value, value}}});
    EXPECT_EQ(tests::WellFormed::problem_of(days), "");
    EXPECT_FALSE(contains(days, "=\"-"));
    const std::string bars = bar_chart("t", {{"a", {{value, Tone::Plain}}, ""}}, Limit{1, ""});
    EXPECT_EQ(tests::WellFormed::problem_of(bars), "");
    EXPECT_FALSE(contains(bars, "=\"-"));
  }
  EXPECT_EQ(tests::WellFormed::problem_of(day_chart({"t", "bar", "line", Tone::Plain, {}})), "");
}

TEST(Chart, OwnersHaveAPictureACurrencyOfUnexpectedMoney) {
  const Report report = samples::report();
  EXPECT_TRUE(owner_charts(incidents_of(report.scenarios[1].findings, false)).empty());
  std::vector<Finding> mixed = report.scenarios[3].findings;
  mixed.push_back(report.scenarios[4].findings[0]);
  const std::vector<Picture> pictures = owner_charts(incidents_of(mixed, false));
  ASSERT_EQ(pictures.size(), 2U);
  EXPECT_TRUE(contains(pictures[0].svg, "7.50 EUR"));
  EXPECT_TRUE(contains(pictures[1].svg, "14,400.00 USD"));
}

}  // namespace
}  // namespace vendorproof::reports
