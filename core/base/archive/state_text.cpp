#include "core/base/archive/state_text.h"

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/json/json_tree.h"

namespace vendorproof {

namespace {

/// The largest number of milliseconds in a state, before or after 1970: the end of the year 9999.
constexpr std::int64_t milliseconds_max = 253'402'300'799'999;
constexpr std::int64_t ten_thousandths_max = 900'000'000'000'000'000;

std::optional<std::int64_t> number_within(const Json& node, std::int64_t bound) {
  if (!node.is_number_integer()) return std::nullopt;
  if (node.is_number_unsigned() && node.get<std::uint64_t>() > static_cast<std::uint64_t>(bound)) return std::nullopt;
  const auto number = node.get<std::int64_t>();
  if (number < -bound || number > bound) return std::nullopt;
  return number;
}

}  // namespace

Json state_of(Instant instant) {
  const std::string text = format_instant(instant);
  const Result<Instant> again = parse_instant(text);
  return again && *again == instant ? Json(text) : Json(instant.time_since_epoch().count());
}

Json state_of(Duration duration) {
  const bool plain = duration.count() >= 0;
  const std::string text = plain ? format_duration(duration) : "";
  const Result<Duration> again = parse_duration(text);
  return plain && again && *again == duration ? Json(text) : Json(duration.count());
}

Json state_of(const Money& money) {
  const std::string text = money.text();
  const Result<Money> again = Money::parse(text);
  if (again && *again == money) return text;
  return Json::array({money.ten_thousandths(), money.currency().text()});
}

Result<Instant> instant_of_state(const Json& node) {
  if (const auto* text = node.get_ptr<const std::string*>()) return parse_instant(*text);
  const std::optional<std::int64_t> number = number_within(node, milliseconds_max);
  if (!number) return malformed("neither a date and time nor milliseconds since 1970");
  return Instant(Duration(*number));
}

Result<Duration> duration_of_state(const Json& node) {
  if (const auto* text = node.get_ptr<const std::string*>()) return parse_duration(*text);
  const std::optional<std::int64_t> number = number_within(node, milliseconds_max);
  if (!number) return malformed("neither a duration such as 1d12h nor milliseconds");
  return Duration(*number);
}

Result<Money> money_of_state(const Json& node) {
  if (const auto* text = node.get_ptr<const std::string*>()) return Money::parse(*text);
  const bool pair = node.is_array() && node.size() == 2 && node[1].is_string();
  const std::optional<std::int64_t> number = pair ? number_within(node[0], ten_thousandths_max) : std::nullopt;
  if (!number) return malformed("neither an amount such as 12.50 USD nor a number of 1/10,000 and a currency");
  const auto code = node[1].get<std::string>();
  if (code.empty()) return Money(*number, Currency());
  return Currency::parse(code).map([&](Currency currency) { return Money(*number, currency); });
}

}  // namespace vendorproof
