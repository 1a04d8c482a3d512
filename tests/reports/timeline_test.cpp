#include "reports/timeline.h"

#include <sstream>

#include <gtest/gtest.h>

#include "reports/wording.h"
#include "tests/reports/samples.h"
#include "tests/support/golden.h"

namespace vendorproof::reports {
namespace {

TEST(Timeline, IsWhatPeopleSaw) { tests::expect_golden("timeline.txt", write_timeline(samples::timeline())); }

TEST(Timeline, FitsThePageWhateverItQuotes) {
  std::vector<TimelineRow> rows = samples::timeline();
  rows[0].text = std::string(300, 'x') + "\x1B[2J\n";
  rows[1].text.clear();
  const std::string page = write_timeline(rows);
  EXPECT_EQ(page.find('\x1B'), std::string::npos);
  std::istringstream stream(page);
  for (std::string line; std::getline(stream, line);) EXPECT_LE(display_width(line), page_width) << line;
}

TEST(Timeline, TheTimeIsToldAgainAfterADayBreak) {
  const TimelineRow row{samples::at("2026-11-23T08:00:00Z"), TimelineRow::Lane::Core, "a", false};
  TimelineRow next_day = row;
  next_day.at += std::chrono::hours(24);
  const std::vector<std::string> lines = samples::lines_of(write_timeline({row, row, next_day}));
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_EQ(lines[3].find("08:00:00"), std::string::npos);
  EXPECT_EQ(lines[5].find("   08:00:00"), 0U);
}

TEST(Timeline, ARowWithoutTextStillHasItsTime) {
  const std::string page = write_timeline({{samples::at("2026-11-23T08:00:00Z"), TimelineRow::Lane::Core, "", true}});
  EXPECT_NE(page.find("!! 08:00:00"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::reports
