#include "core/base/archive/archive.h"

#include <algorithm>

#include "core/base/text.h"

namespace vendorproof {

namespace {

/// The end of the year 9999, and as far before 1970: what a state may hold as a number of milliseconds.
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

void StateReader::problem(const std::string& message) {
  if (failed()) return;
  const bool place = starts_with(message, "[") || starts_with(message, ".");
  first_.error = Error{ErrorCode::Malformed, first_.path + (place ? "" : " ") + message};
}

void StateReader::text(std::string& to) {
  if (const auto* text = node_.get_ptr<const std::string*>()) {
    to = *text;
  } else {
    problem("is " + shown() + ", not a text");
  }
}

void StateReader::truth(bool& to) {
  if (node_.is_boolean()) {
    to = node_.get<bool>();
  } else {
    problem("is " + shown() + ", neither true nor false");
  }
}

bool StateReader::is_list() {
  if (!node_.is_array()) problem("is " + shown() + ", not a list");
  return !failed();
}

bool StateReader::is_list_of(std::size_t count) {
  if (is_list() && node_.size() != count) problem("has not " + std::to_string(count) + " elements");
  return !failed();
}

const Json* StateReader::member(std::string_view name) {
  names_.push_back(name);
  if (failed()) return nullptr;
  const auto found = node_.is_object() ? node_.find(std::string(name)) : node_.end();
  if (!node_.is_object()) problem("is " + shown() + ", not an object");
  if (!failed() && found == node_.end()) problem("." + std::string(name) + " is missing");
  return failed() ? nullptr : &*found;
}

std::size_t StateReader::index_of(std::string_view name, const std::vector<std::string_view>& names) {
  const Json* node = member(name);
  if (node == nullptr) return 0;
  const std::size_t length = first_.path.size();
  first_.path += "." + std::string(name);
  const std::size_t place = StateReader(*node, first_).place_in(names);
  first_.path.resize(length);
  return place;
}

std::size_t StateReader::place_in(const std::vector<std::string_view>& names) {
  const auto* text = node_.get_ptr<const std::string*>();
  const auto found = text == nullptr ? names.end() : std::find(names.begin(), names.end(), *text);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  problem("is not one of " + join({names.begin(), names.end()}, ", "));
  return 0;
}

void StateReader::refuse_other_members() {
  if (failed() || node_.size() == names_.size()) return;
  for (const auto& [name, ignored] : node_.items()) {
    if (std::find(names_.begin(), names_.end(), name) != names_.end()) continue;
    problem("." + name.substr(0, 60) + " is not known here");
    return;
  }
}

std::string StateReader::shown() const {
  std::string text = node_.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() > 60) text = text.substr(0, 57) + "...";
  return text;
}

}  // namespace vendorproof
