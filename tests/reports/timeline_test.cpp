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

TEST(Timeline, RepeatedPollsAreOneRow) {
  using Lane = TimelineRow::Lane;
  std::vector<TimelineRow> rows;
  for (int at = 0; at < 16; ++at) {
    const Instant time = samples::at("2026-11-23T08:00:00Z") + std::chrono::minutes(2 * at);
    rows.push_back({time, Lane::Core, "getTransaction INV-7", false});
    rows.push_back({time + std::chrono::minutes(1), Lane::Core, "items.list  [outage]", false});
  }
  rows.push_back({rows.back().at, Lane::Amazon, "INV-7 accepted", false});
  rows.push_back({rows.back().at, Lane::Core, "getTransaction INV-7", false});
  const std::vector<TimelineRow> shown = folded(rows);
  ASSERT_EQ(shown.size(), 4U);
  EXPECT_EQ(shown[0].text, "getTransaction INV-7 (16 times until 08:30:00)");
  EXPECT_EQ(shown[1].text, "items.list  [outage] (16 times until 08:31:00)");
  EXPECT_EQ(shown[3].text, "getTransaction INV-7");
}

TEST(Timeline, ADocumentIsNamedByItsWholeNumber) {
  EXPECT_TRUE(names_document("submitInvoices SI-1, SI-2", "SI-1"));
  EXPECT_FALSE(names_document("submitInvoices SI-1-R1", "SI-1"));
  EXPECT_TRUE(names_document("SI-1-R1 of SI-1", "SI-1"));
  EXPECT_FALSE(names_document("SI-10", "SI-1"));
  EXPECT_EQ(subject_sent("SI-1", {"SI-1"}), "SI-1");
  EXPECT_EQ(subject_sent("SI-1", {"SI-1-R1"}), "SI-1-R1 (called SI-1)") << "what arrived, not what was meant";
  EXPECT_EQ(subject_sent("SI-1", {}), "SI-1");
}

TEST(Timeline, ASubmissionIsNeverFolded) {
  const TimelineRow row{samples::at("2026-11-23T08:00:00Z"), TimelineRow::Lane::Core, "submitInvoices INV-7", false};
  EXPECT_EQ(folded({row, row, row}).size(), 3U);
}

}  // namespace
}  // namespace vendorproof::reports
