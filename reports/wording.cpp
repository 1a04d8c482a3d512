#include "reports/wording.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/require.h"

namespace vendorproof::reports {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Decoded {
  char32_t point = 0;
  std::size_t bytes = 0;  ///< 0: these bytes are not UTF-8
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::size_t sequence_length(unsigned char first) {
  if (first < 0x80U) return 1;
  if (first >= 0xC2U && first < 0xE0U) return 2;
  if (first >= 0xE0U && first < 0xF0U) return 3;
  if (first >= 0xF0U && first < 0xF5U) return 4;
  return 0;
}

/// The first code point of text that is not empty.
Decoded decode(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t length = sequence_length(first);
  if (length == 0 || length > text.size()) return {};
  if (length == 1) return {first, 1};
  char32_t point = first & (0x7FU >> length);
  for (std::size_t at = 1; at < length; ++at) {
    if (!is_continuation(text[at])) return {};
    point = (point << 6U) | (static_cast<unsigned char>(text[at]) & 0x3FU);
  }
  const bool overlong = (length == 3 && point < 0x800U) || (length == 4 && point < 0x10000U);
  const bool no_character = (point >= 0xD800U && point < 0xE000U) || point > 0x10FFFFU || (point & 0xFFFEU) == 0xFFFEU;
  if (overlong || no_character) return {};
  return {point, length};
}

bool is_control(char32_t point) {
  if (point < 0x20U) return true;
  if (point >= 0x7FU && point < 0xA0U) return true;
  if (point >= 0x2028U && point <= 0x202EU) return true;
  return point >= 0x2066U && point <= 0x2069U;
}

/// The number of bytes in the first `columns` columns of clean text.
std::size_t bytes_of_columns(std::string_view text, std::size_t columns) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (is_continuation(text[at])) continue;
    if (columns == 0) break;
    --columns;
  }
  return at;
}

/// The number of bytes of a too wide word that fit on this line.
std::size_t bytes_of_part(std::string_view word, std::size_t width) {
  const std::size_t bytes = bytes_of_columns(word, width);
  const std::size_t joint = word.substr(0, bytes).find_last_of("-/_");
  return joint == std::string_view::npos ? bytes : joint + 1;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const Decoded next = decode(text);
    if (next.bytes == 0) {
      result += replacement;
      text.remove_prefix(1);
      continue;
    }
    if (is_control(next.point)) {
      result += ' ';
    } else {
      result += text.substr(0, next.bytes);
    }
    text.remove_prefix(next.bytes);
  }
  return result;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char letter : clean(text)) {
    switch (letter) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += letter;
    }
  }
  return result;
}

std::size_t display_width(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_continuation));
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  REQUIRE(width > 0);
  const std::string cleaned = clean(text);
  std::vector<std::string> lines(1);
  std::string_view rest = cleaned;
  while (!rest.empty()) {
    const std::size_t start = rest.find_first_not_of(' ');
    if (start == std::string_view::npos) break;
    rest.remove_prefix(start);
    std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(word.size());
    const std::size_t used = display_width(lines.back());
    if (used > 0 && used + 1 + display_width(word) > width) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    while (display_width(word) > width) {
      const std::size_t bytes = bytes_of_part(word, width);
      lines.back() += word.substr(0, bytes);
      lines.emplace_back();
      word.remove_prefix(bytes);
    }
    lines.back() += word;
  }
  return lines;
}

std::string shortened(std::string_view text, std::size_t width) {
  REQUIRE(width >= 4);
  std::string cleaned = clean(text);
  if (display_width(cleaned) <= width) return cleaned;
  cleaned.resize(bytes_of_columns(cleaned, width - 3));
  return cleaned + "...";
}

std::string left_aligned(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}

std::string right_aligned(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(used < width ? width - used : 0, ' ') + std::string(text);
}

std::string grouped(std::int64_t number) {
  std::string digits = fmt::format("{}", number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string count_or_blank(std::int64_t count) { return count == 0 ? "" : grouped(count); }

std::string counted(std::int64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", grouped(number), noun, number == 1 ? "" : "s");
}

std::string counted_as(std::int64_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", grouped(number), number == 1 ? one : many);
}

std::string amount_text(const Money& money) {
  std::string text = money.decimal();
  const std::size_t first = money.is_negative() ? 1 : 0;
  for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  if (money.currency().empty()) return text;
  return text + " " + money.currency().text();
}

std::string amounts_text(const std::vector<Money>& amounts) {
  std::string text;
  for (const Money& money : amounts) {
    if (money.is_zero()) continue;
    if (!text.empty()) text += " + ";
    text += amount_text(money);
  }
  return text.empty() ? "nothing" : text;
}

void add_amount(std::vector<Money>& sums, const Money& money) {
  if (money.is_zero()) return;
  const auto place = std::lower_bound(sums.begin(), sums.end(), money, [](const Money& left, const Money& right) {
    return left.currency() < right.currency();
  });
  if (place != sums.end() && place->currency() == money.currency()) {
    *place += money;
    return;
  }
  sums.insert(place, money);
}

std::string duration_text(Duration duration) {
  struct Unit {
    std::string_view name;
    std::int64_t milliseconds;
  };
  constexpr Unit units[] = {{"d", 86'400'000}, {"h", 3'600'000}, {"m", 60'000}, {"s", 1'000}, {"ms", 1}};
  constexpr std::int64_t hours_until = 48LL * 3'600'000;
  std::int64_t rest = duration.count();
  const std::string sign = rest < 0 ? "-" : "";
  if (rest < 0) rest = -rest;
  std::size_t first = rest > hours_until ? 0 : 1;
  while (first < 4 && rest < units[first].milliseconds) ++first;
  if (rest == 0) return "0 s";
  std::string text = fmt::format("{}{} {}", sign, grouped(rest / units[first].milliseconds), units[first].name);
  rest %= units[first].milliseconds;
  if (first >= 3) return text;
  const Unit& next = units[first + 1];
  if (rest >= next.milliseconds) text += fmt::format(" {} {}", rest / next.milliseconds, next.name);
  return text;
}

std::string kept_together(std::string text) {
  constexpr std::string_view unbroken = "\xC2\xA0";
  const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    const bool follows_number = at > 0 && is_digit(text[at - 1]) && at + 1 < text.size() && text[at + 1] != '(';
    if (follows_number) text.replace(at, 1, unbroken);
  }
  return text;
}

std::string painted(std::string_view text, Paint paint, Colour colour) {
  if (colour == Colour::Off || paint == Paint::Plain || text.empty()) return std::string(text);
  std::string_view code;
  switch (paint) {
    case Paint::Good:
      code = "32";
      break;
    case Paint::Bad:
      code = "1;31";
      break;
    case Paint::Caution:
      code = "33";
      break;
    case Paint::Strong:
    case Paint::Plain:
      code = "1";
      break;
  }
  return fmt::format("\x1B[{}m{}\x1B[0m", code, text);
}

Paint paint_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Certified:
      return Paint::Good;
    case Verdict::NotCertified:
      return Paint::Bad;
    case Verdict::Inconclusive:
      break;
  }
  return Paint::Caution;
}

}  // namespace vendorproof::reports
