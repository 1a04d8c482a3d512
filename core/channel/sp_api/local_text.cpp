#include "core/channel/sp_api/local_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/trade/plain_text.h"

namespace vendorproof::channel::sp_api {

namespace {

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

/// Currencies of marketplaces that write the day first.
constexpr std::array<std::string_view, 12> day_first_currencies = {"AED", "AUD", "BRL", "EGP", "EUR", "GBP",
                                                                   "INR", "MXN", "SAR", "SGD", "TRY", "ZAR"};

/// Signs of money, longest first, with the currencies that they stand for.
struct Sign {
  std::string_view text;
  std::string_view currencies;
};
constexpr std::array<Sign, 12> signs = {{
    {"CDN$", "CAD"},
    {"MX$", "MXN"},
    {"US$", "USD"},
    {"CA$", "CAD"},
    {"AU$", "AUD"},
    {"R$", "BRL"},
    {"$", "USD CAD MXN AUD SGD"},
    {"€", "EUR"},
    {"£", "GBP"},
    {"¥", "JPY CNY"},
    {"￥", "JPY CNY"},
    {"₹", "INR"},
}};

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr std::string_view narrow_space = "\xE2\x80\xAF";

std::string shown(std::string_view text) { return "'" + printable_start(text, 40) + "'"; }

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_number(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

/// One or two digits, as two.
std::optional<std::string> two_digits(const std::string& text) {
  if (!is_number(text) || text.size() > 2) return std::nullopt;
  return text.size() == 1 ? "0" + text : text;
}

std::optional<Instant> date_of(const std::string& year, const std::string& month, const std::string& day) {
  const std::optional<std::string> two_of_month = two_digits(month);
  const std::optional<std::string> two_of_day = two_digits(day);
  if (!is_number(year) || year.size() != 4 || !two_of_month || !two_of_day) return std::nullopt;
  const Result<Instant> date = parse_instant(year + "-" + *two_of_month + "-" + *two_of_day);
  return date ? std::optional<Instant>(*date) : std::nullopt;
}

/// The number of a month that is written as a name: `Dec`, `December`; "" for other text.
std::string number_of_month(std::string_view name) {
  const auto* const found = std::find(months.begin(), months.end(), lower_case(name.substr(0, 3)));
  if (name.size() < 3 || found == months.end()) return "";
  return std::to_string(found - months.begin() + 1);
}

tl::unexpected<Error> no_date(std::string_view text) {
  return malformed(shown(text) + " is not a date such as 12/31/2026, 31.12.2026 or 2026-12-31");
}

Result<Instant> date_in_numbers(std::string_view text, const std::vector<std::string>& parts, DayOrder order) {
  const std::optional<Instant> month_first = date_of(parts[2], parts[0], parts[1]);
  const std::optional<Instant> day_first = date_of(parts[2], parts[1], parts[0]);
  if (!month_first && !day_first) return no_date(text);
  if (order == DayOrder::Unknown) {
    const bool both = month_first && day_first && *month_first != *day_first;
    if (both) return failure(ErrorCode::Conflict, shown(text) + " may have the day or the month first");
    return month_first ? *month_first : *day_first;
  }
  const std::optional<Instant>& date = order == DayOrder::MonthFirst ? month_first : day_first;
  if (date) return *date;
  return malformed(shown(text) + (order == DayOrder::MonthFirst ? " is not a date with the month first"
                                                                : " is not a date with the day first"));
}

char separator_in(std::string_view text) {
  const std::size_t at = text.find_first_of("/.- ");
  return at == std::string_view::npos ? '\0' : text[at];
}

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char letter) { return letter == ' ' || letter == '\t'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

void remove_all(std::string& text, std::string_view part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
}

/// Removes the part from the start, or else from the end; true if it stands there.
bool remove_at_an_end(std::string& text, std::string_view part) {
  if (starts_with(text, part)) {
    text.erase(0, part.size());
    return true;
  }
  if (text.size() < part.size() || text.compare(text.size() - part.size(), part.size(), part) != 0) return false;
  text.erase(text.size() - part.size());
  return true;
}

/// Whether the text was negative; leaves digits with their separators, and the sign of the money.
bool remove_minus(std::string& text) {
  if (text.size() >= 2 && text.front() == '(' && text.back() == ')') {
    text = text.substr(1, text.size() - 2);
    return true;
  }
  return remove_at_an_end(text, "-") || remove_at_an_end(text, "\xE2\x88\x92");
}

/// Removes the sign or the code of the money. False if it is of another currency.
bool remove_currency(std::string& text, Currency currency) {
  if (remove_at_an_end(text, currency.text())) return true;
  for (const Sign& sign : signs) {
    if (remove_at_an_end(text, sign.text)) return sign.currencies.find(currency.text()) != std::string_view::npos;
  }
  return true;
}

/// Whether `whole` is digits, or groups of three digits behind the first one.
bool is_grouped(std::string_view whole, char mark) {
  const std::vector<std::string> groups = split(whole, mark);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool fits = groups.size() == 1 || (i == 0 ? groups[i].size() <= 3 : groups[i].size() == 3);
    if (!is_number(groups[i]) || !fits) return false;
  }
  return true;
}

/// India writes 12,34,567.00: groups of two before the last of three.
bool is_grouped_in_lakhs(std::string_view whole) {
  const std::vector<std::string> groups = split(whole, ',');
  if (groups.size() < 2 || groups.back().size() != 3) return false;
  return std::all_of(groups.begin(), groups.end() - 1,
                     [](const std::string& group) { return is_number(group) && group.size() <= 2; }) &&
         is_number(groups.back());
}

/// Digits with a point, from digits with the marks of any country; "" if they can be read in two ways or not at all.
std::string plain_decimal(std::string_view text, bool has_cents) {
  const std::size_t mark = text.find_last_of(".,");
  if (mark == std::string_view::npos) return is_number(text) ? std::string(text) : "";
  const char decimal = text[mark];
  const char other = decimal == '.' ? ',' : '.';
  const std::string_view whole = text.substr(0, mark);
  const std::string_view fraction = text.substr(mark + 1);
  const bool is_repeated = whole.find(decimal) != std::string_view::npos;
  if (is_repeated || !has_cents) {
    if (!is_grouped(text, decimal)) return "";
    std::string digits(text);
    std::erase(digits, decimal);
    return digits;
  }
  const bool has_groups = whole.find(other) != std::string_view::npos;
  if (!is_number(fraction) || (!is_grouped(whole, other) && !(other == ',' && is_grouped_in_lakhs(whole)))) return "";
  const bool may_be_thousands = !has_groups && fraction.size() == 3 && whole.size() <= 3 && whole != "0";
  if (may_be_thousands) return "";
  std::string digits(whole);
  std::erase(digits, other);
  return digits + "." + std::string(fraction);
}

}  // namespace

DayOrder day_order_of(Currency currency) {
  const std::string code = currency.text();
  if (code == "USD") return DayOrder::MonthFirst;
  const bool is_day_first =
      std::find(day_first_currencies.begin(), day_first_currencies.end(), code) != day_first_currencies.end();
  return is_day_first ? DayOrder::DayFirst : DayOrder::Unknown;
}

Result<Instant> parse_local_date(std::string_view written, DayOrder order) {
  const std::string_view text = trimmed(written);
  if (const Result<Instant> iso = parse_instant(text)) return *iso;
  const char separator = separator_in(text);
  if (separator == '\0') return no_date(text);
  const std::vector<std::string> parts = split(text, separator);
  if (parts.size() != 3) return no_date(text);
  if (const std::string month = number_of_month(parts[1]); !month.empty()) {
    const std::optional<Instant> date = date_of(parts[2], month, parts[0]);
    return date ? Result<Instant>(*date) : no_date(text);
  }
  if (parts[0].size() == 4) {
    const std::optional<Instant> date = date_of(parts[0], parts[1], parts[2]);
    return date ? Result<Instant>(*date) : no_date(text);
  }
  return date_in_numbers(text, parts, separator == '.' ? DayOrder::DayFirst : order);
}

Result<Money> parse_local_amount(std::string_view written, Currency currency) {
  std::string text(trimmed(written));
  for (const std::string_view space : {std::string_view(" "), no_break_space, narrow_space}) remove_all(text, space);
  bool is_negative = remove_minus(text);
  if (!remove_currency(text, currency)) {
    return malformed(shown(written) + " is not in " + currency.text());
  }
  if (!is_negative) is_negative = remove_minus(text);
  const std::string decimal = plain_decimal(text, currency.text() != "JPY");
  if (decimal.empty()) return malformed(shown(written) + " is not an amount such as $1,234.00 or 1.234,00");
  return Money::parse((is_negative ? "-" : "") + decimal, currency);
}

}  // namespace vendorproof::channel::sp_api
