#include "reports/timeline.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "core/base/text.h"
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

/// A call that only asks: of Amazon (`getTransaction`), or of the ERP (`itemUnits.list`, `linkedOrders.find`).
bool is_poll(const TimelineRow& row) {
  const std::string operation = row.text.substr(0, row.text.find(' '));
  const auto ends_with = [&](std::string_view end) {
    return operation.size() > end.size() && operation.substr(operation.size() - end.size()) == end;
  };
  return row.lane == TimelineRow::Lane::Core && !row.broken &&
         (operation.substr(0, 3) == "get" || ends_with(".list") || ends_with(".find"));
}

struct Repeated {
  std::size_t place = 0;  ///< in the result
  std::int64_t times = 1;
  Instant last;
};

void word(const std::map<std::string, Repeated>& repeated, std::vector<TimelineRow>& rows) {
  for (const auto& [text, poll] : repeated) {
    if (poll.times == 1) continue;
    TimelineRow& row = rows[poll.place];
    const std::string day = format_date(poll.last) == format_date(row.at) ? "" : format_date(poll.last) + " ";
    row.text += fmt::format(" ({} times until {}{})", grouped(poll.times), day, time_of_day(poll.last));
  }
}

}  // namespace

bool names_document(std::string_view text, std::string_view number) {
  const auto is_part = [&](std::size_t at) {
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '-');
  };
  if (number.empty()) return false;
  for (std::size_t at = text.find(number); at != std::string_view::npos; at = text.find(number, at + 1)) {
    if (!(at > 0 && is_part(at - 1)) && !is_part(at + number.size())) return true;
  }
  return false;
}

std::string subject_sent(const std::string& called, const std::vector<std::string>& numbers) {
  const bool differs = std::any_of(numbers.begin(), numbers.end(),
                                   [&](const std::string& number) { return !names_document(called, number); });
  return differs ? fmt::format("{} (called {})", join(numbers, " "), called) : called;
}

std::vector<TimelineRow> folded(const std::vector<TimelineRow>& rows) {
  std::vector<TimelineRow> result;
  std::map<std::string, Repeated> repeated;  // polls since something else happened
  for (const TimelineRow& row : rows) {
    if (!is_poll(row)) {
      word(repeated, result);
      repeated.clear();
      result.push_back(row);
      continue;
    }
    const auto [found, is_new] = repeated.emplace(row.text, Repeated{result.size(), 1, row.at});
    if (is_new) {
      result.push_back(row);
      continue;
    }
    ++found->second.times;
    found->second.last = row.at;
  }
  word(repeated, result);
  return result;
}

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
