// Numbers, money and times of Tryton's answers. No value is computed as floating point.
#include <charconv>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/erp/tryton/rpc.h"

namespace vendorproof::erp::tryton {

namespace {

constexpr std::int64_t whole_max = 1'000'000'000;

/// The shortest decimal text of a number is what Tryton wrote, if that had at most 15 digits.
std::optional<std::int64_t> whole_of(const JsonNode& node) {
  const std::string text = node.number_text().value_or("");
  std::int64_t value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = !text.empty() && end.ec == std::errc() && end.ptr == text.data() + text.size();
  return is_whole ? std::optional(value) : std::nullopt;
}

/// Reads the parts that a value of `name` has, as a text of ISO 8601.
Instant read_parts(const JsonReader& in, std::string_view name) {
  if (in.failed()) return {};
  if (text_in(in, "__class__") != name) {
    in.problem(fmt::format("is not a {}", name));
    return {};
  }
  std::string text =
      fmt::format("{:04}-{:02}-{:02}", in.at("year").integer(), in.at("month").integer(), in.at("day").integer());
  if (name == "datetime") {
    text += fmt::format("T{:02}:{:02}:{:02}.{:06}Z", in.at("hour").integer(), in.at("minute").integer(),
                        in.at("second").integer(), in.integer_or("microsecond", 0));
  }
  const Result<Instant> instant = parse_instant(text);
  if (instant) return *instant;
  in.problem("is wrong: " + instant.error().message);
  return {};
}

}  // namespace

std::int64_t read_whole(const JsonReader& in) {
  if (in.failed()) return 0;
  const std::optional<std::int64_t> value = whole_of(in.node());
  if (!value) {
    in.problem("is " + in.node().written() + ", not a whole number");
  } else if (*value < -whole_max || *value > whole_max) {
    in.problem(fmt::format("is {}, not within 1,000,000,000", *value));
  }
  return in.failed() ? 0 : *value;
}

std::int64_t read_count(const JsonReader& in) {
  const std::int64_t value = read_whole(in);
  if (value < 0) in.problem(fmt::format("is {}, less than 0", value));
  return in.failed() ? 0 : value;
}

Money read_decimal(const JsonReader& in, Currency currency) {
  if (in.failed()) return {};
  if (text_in(in, "__class__") != "Decimal") {
    in.problem("is not a Decimal");
    return {};
  }
  return amount_at(in, in.at("decimal").text(), currency);
}

Instant read_date(const JsonReader& in) { return read_parts(in, "date"); }

std::optional<Instant> date_or_none(const JsonReader& row, std::string_view key) {
  if (!row.has(key)) return std::nullopt;
  return read_date(row.at(key));
}

Instant modified_at(const JsonReader& row) {
  return read_parts(row.at(row.has("write_date") ? "write_date" : "create_date"), "datetime");
}

std::int64_t eaches_per_unit(const JsonReader& row, std::string_view unit_field) {
  if (!has_one(row, unit_field) || !has_one(row, "product")) return 1;
  const JsonReader unit = one(row, unit_field).at("factor");
  const JsonReader base = one(one(row, "product"), "default_uom").at("factor");
  if (unit.failed()) return 1;
  if (unit.node().number_text() == base.node().number_text()) return 1;
  const std::optional<std::int64_t> eaches = whole_of(unit.node());
  const bool is_whole = eaches && *eaches > 0 && *eaches <= whole_max && whole_of(base.node()) == 1;
  if (!is_whole) {
    unit.problem(fmt::format("is {}, and that of the product's own unit is {}: one is no whole number of the other",
                             unit.node().written(), base.node().written()));
  }
  return is_whole ? *eaches : 1;
}

Money read_price_per_each(const JsonReader& in, Currency currency, std::int64_t eaches) {
  const Money price = read_decimal(in, currency);
  if (price.ten_thousandths() % eaches == 0) return {price.ten_thousandths() / eaches, price.currency()};
  in.problem(
      fmt::format("is {} for {} eaches, which is not a whole number of 1/10,000 per each", price.text(), eaches));
  return {};
}

std::int64_t id_in_reference(const JsonReader& row, std::string_view key, std::string_view model) {
  const std::string text = text_in(row, key);
  if (!starts_with(text, std::string(model) + ",")) return 0;
  std::int64_t id = 0;
  const char* const begin = text.data() + model.size() + 1;
  const auto end = std::from_chars(begin, text.data() + text.size(), id);
  return end.ec == std::errc() && end.ptr == text.data() + text.size() && id > 0 ? id : 0;
}

}  // namespace vendorproof::erp::tryton
