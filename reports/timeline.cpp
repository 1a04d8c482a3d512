#include "reports/timeline.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "reports/wording.h"

namespace vendorproof::reports {
namespace {

constexpr std::size_t lane_width = 30;
constexpr std::array<std::string_view, 7> weekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                      "Thursday", "Friday", "Saturday"};

std::string without_trailing_blanks(std::string line) {
  line.resize(line.find_last_not_of(' ') + 1);
  return line;
}

std::string line_of(std::string_view mark, std::string_view time, const std::array<std::string, 3>& lanes) {
  std::string line = left_aligned(mark, 3) + left_aligned(time, 8);
  for (const std::string& lane : lanes) line += " | " + left_aligned(lane, lane_width);
  return without_trailing_blanks(line) + "\n";
}

std::string time_of_day(Instant at) {
  const std::chrono::hh_mm_ss time(at - start_of_day(at));
  return fmt::format("{:02}:{:02}:{:02}", time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string day_break(Instant at) {
  const std::chrono::weekday weekday(std::chrono::floor<std::chrono::days>(at));
  std::string line = fmt::format("--- {} {} ", weekdays[weekday.c_encoding()], format_date(at));
  line.resize(page_width - 1, '-');
  return line + "\n";
}

}  // namespace

std::string write_timeline(const std::vector<TimelineRow>& rows) {
  std::string page = line_of("", "UTC", {"Amazon", "integration", "ERP"});
  std::string shown_time;
  std::string shown_day;
  for (const TimelineRow& row : rows) {
    const std::string day = format_date(row.at);
    if (day != shown_day) {
      page += day_break(row.at);
      shown_time.clear();
    }
    shown_day = day;
    const std::string time = time_of_day(row.at);
    std::string mark = row.broken ? "!!" : "";
    std::string label = time == shown_time ? "" : time;
    for (const std::string& text : wrapped(row.text, lane_width)) {
      std::array<std::string, 3> lanes;
      lanes[static_cast<std::size_t>(row.lane)] = text;
      page += line_of(mark, label, lanes);
      label.clear();
    }
    shown_time = time;
  }
  return page;
}

}  // namespace vendorproof::reports
