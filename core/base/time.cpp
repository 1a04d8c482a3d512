#include "core/base/time.h"

#include <array>

namespace vendorproof {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::sys_days;

/// Reads digits from a text from left to right; after the first wrong character, good() is false.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  int number(std::size_t digits) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (at_ >= text_.size() || text_[at_] < '0' || text_[at_] > '9') {
        good_ = false;
        return 0;
      }
      value = value * 10 + (text_[at_++] - '0');
    }
    return value;
  }
  bool skip(char character) {
    if (at_ >= text_.size() || text_[at_] != character) return false;
    ++at_;
    return true;
  }
  void expect(char character) {
    if (!skip(character)) good_ = false;
  }
  bool is_digit() const { return at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; }
  bool at_end() const { return at_ == text_.size(); }
  bool good() const { return good_; }
  void fail() { good_ = false; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  bool good_ = true;
};

int milliseconds_of_fraction(Scanner& scanner) {
  int value = 0;
  int digits = 0;
  while (scanner.is_digit() && digits < 12) {
    const int digit = scanner.number(1);
    if (digits < 3) value = value * 10 + digit;
    ++digits;
  }
  if (digits == 0) scanner.fail();
  for (int i = digits; i < 3; ++i) value *= 10;
  return value;
}

Duration offset_of_zone(Scanner& scanner) {
  if (scanner.skip('Z') || scanner.skip('z') || scanner.at_end()) return Duration(0);
  const bool negative = scanner.skip('-');
  if (!negative) scanner.expect('+');
  const int hour = scanner.number(2);
  scanner.skip(':');
  const int minute = scanner.number(2);
  if (hour > 14 || minute > 59) scanner.fail();
  const Duration offset = std::chrono::hours(hour) + std::chrono::minutes(minute);
  return negative ? -offset : offset;
}

}  // namespace

Result<Instant> parse_instant(std::string_view text) {
  const auto bad = [&] {
    return malformed("'" + std::string(text.substr(0, 40)) + "' is not a date-time such as 2026-11-23T08:00:00Z");
  };
  Scanner scanner(text);
  const int year = scanner.number(4);
  scanner.expect('-');
  const int month = scanner.number(2);
  scanner.expect('-');
  const int day = scanner.number(2);
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!scanner.good() || !date.ok() || year < 1970 || year > 2999) return bad();
  Instant instant = sys_days(date);
  if (scanner.at_end()) return instant;
  if (!scanner.skip('T')) scanner.expect('t');
  const int hour = scanner.number(2);
  scanner.expect(':');
  const int minute = scanner.number(2);
  scanner.expect(':');
  const int second = scanner.number(2);
  const int millisecond = scanner.skip('.') ? milliseconds_of_fraction(scanner) : 0;
  const Duration offset = offset_of_zone(scanner);
  if (!scanner.good() || !scanner.at_end() || hour > 23 || minute > 59 || second > 60) return bad();
  instant += std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
  return instant + Duration(millisecond) - offset;
}

namespace {

/// Appends a number with leading zeros; one that needs more digits has them.
void append_digits(std::string& text, std::int64_t number, int digits) {
  if (number < 0) {
    text += '-';
    return append_digits(text, -number, digits - 1);
  }
  std::array<char, 20> reversed{};
  std::size_t count = 0;
  for (; number > 0 || digits > 0; number /= 10, --digits) reversed[count++] = static_cast<char>('0' + number % 10);
  while (count > 0) text += reversed[--count];
}

void append_date(std::string& text, Instant instant) {
  const std::chrono::year_month_day date(floor<days>(instant));
  append_digits(text, static_cast<int>(date.year()), 4);
  text += '-';
  append_digits(text, static_cast<unsigned>(date.month()), 2);
  text += '-';
  append_digits(text, static_cast<unsigned>(date.day()), 2);
}

}  // namespace

std::string format_date(Instant instant) {
  std::string text;
  append_date(text, instant);
  return text;
}

std::string format_instant(Instant instant) {
  const std::int64_t of_day = (instant - floor<days>(instant)).count();
  std::string text;
  text.reserve(sizeof "2026-11-23T08:00:00.000Z");
  append_date(text, instant);
  text += 'T';
  append_digits(text, of_day / 3'600'000, 2);
  text += ':';
  append_digits(text, of_day / 60'000 % 60, 2);
  text += ':';
  append_digits(text, of_day / 1'000 % 60, 2);
  if (of_day % 1'000 != 0) {
    text += '.';
    append_digits(text, of_day % 1'000, 3);
  }
  text += 'Z';
  return text;
}

Result<Window> parse_window(std::string_view text) {
  const std::size_t dashes = text.find("--");
  if (dashes == std::string_view::npos) {
    return malformed("'" + std::string(text.substr(0, 60)) + "' is not an interval such as <date-time>--<date-time>");
  }
  const Result<Instant> from = parse_instant(text.substr(0, dashes));
  if (!from) return tl::unexpected<Error>(from.error());
  const Result<Instant> to = parse_instant(text.substr(dashes + 2));
  if (!to) return tl::unexpected<Error>(to.error());
  if (*to < *from) return malformed("interval '" + std::string(text.substr(0, 60)) + "' ends before it starts");
  return Window{*from, *to};
}

std::string format_window(const Window& window) {
  return format_instant(window.from) + "--" + format_instant(window.to);
}

namespace {

/// One row per unit, largest first.
struct DurationUnit {
  std::string_view suffix;
  std::int64_t milliseconds;
};
constexpr std::array<DurationUnit, 5> duration_units = {{
    {"d", 86'400'000},
    {"h", 3'600'000},
    {"ms", 1},
    {"m", 60'000},
    {"s", 1'000},
}};
constexpr std::int64_t duration_ms_max = 3'660LL * 86'400'000;

}  // namespace

Result<Duration> parse_duration(std::string_view text) {
  const auto bad = [&] {
    return malformed("'" + std::string(text.substr(0, 40)) + "' is not a duration such as 90s, 30m, 26h or 1d12h");
  };
  if (text.empty()) return bad();
  std::int64_t total = 0;
  std::string_view rest = text;
  while (!rest.empty()) {
    std::int64_t value = 0;
    std::size_t digits = 0;
    for (; digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9' && digits < 13; ++digits) {
      value = value * 10 + (rest[digits] - '0');
    }
    if (digits == 0) return bad();
    rest.remove_prefix(digits);
    const DurationUnit* found = nullptr;
    for (const DurationUnit& unit : duration_units) {
      if (found == nullptr && rest.substr(0, unit.suffix.size()) == unit.suffix) found = &unit;
    }
    if (found == nullptr || value > duration_ms_max / found->milliseconds) return bad();
    rest.remove_prefix(found->suffix.size());
    total += value * found->milliseconds;
    if (total > duration_ms_max) return bad();
  }
  return Duration(total);
}

std::string format_duration(Duration duration) {
  constexpr std::array<std::size_t, 5> largest_first = {0, 1, 3, 4, 2};
  std::int64_t rest = duration.count();
  std::string text = rest < 0 ? "-" : "";
  if (rest < 0) rest = -rest;
  for (const std::size_t index : largest_first) {
    const DurationUnit& unit = duration_units[index];
    if (rest < unit.milliseconds) continue;
    text += std::to_string(rest / unit.milliseconds) + std::string(unit.suffix);
    rest %= unit.milliseconds;
  }
  return text.empty() ? "0s" : text;
}

std::int64_t business_days_between(Instant earlier, Instant later) {
  std::int64_t count = 0;
  const sys_days last = floor<days>(later);
  for (sys_days day = floor<days>(earlier) + days(1); day <= last; day += days(1)) {
    const std::chrono::weekday weekday(day);
    if (weekday != std::chrono::Saturday && weekday != std::chrono::Sunday) ++count;
  }
  return count;
}

Instant start_of_day(Instant instant) { return floor<days>(instant); }

}  // namespace vendorproof
