#include "core/base/http_date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <vector>

#include "core/base/text.h"

namespace vendorproof {

namespace {

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

}  // namespace

std::optional<Instant> parse_http_date(const std::string& text) {
  const std::vector<std::string> parts = split(text, ' ');
  if (parts.size() != 6 || parts[5] != "GMT") return std::nullopt;
  const auto month = std::find(months.begin(), months.end(), parts[2]);
  if (month == months.end()) return std::nullopt;
  const std::string number = std::to_string(month - months.begin() + 1);
  const Result<Instant> instant =
      parse_instant(parts[3] + (number.size() == 1 ? "-0" : "-") + number + "-" + parts[1] + "T" + parts[4] + "Z");
  return instant ? std::optional(*instant) : std::nullopt;
}

std::string format_http_date(Instant instant) {
  const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const std::string text = format_instant(std::chrono::floor<std::chrono::seconds>(instant));
  return std::string(weekdays.at(std::chrono::weekday(day).c_encoding())) + ", " + text.substr(8, 2) + " " +
         std::string(months.at(static_cast<unsigned>(date.month()) - 1)) + " " + text.substr(0, 4) + " " +
         text.substr(11, 8) + " GMT";
}

}  // namespace vendorproof
