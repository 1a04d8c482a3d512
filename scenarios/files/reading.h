// Shared by the readers of scenarios and of profiles: small fields with their limits, and the parts that both files
// contain. The JsonReader keeps problems with their path.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json/json.h"
#include "core/base/money.h"
#include "core/base/time.h"
#include "scenarios/value/scenario.h"

namespace vendorproof::scenarios {

inline constexpr std::size_t orders_max = 10'000;
inline constexpr std::size_t lines_max = 500;
inline constexpr std::int64_t quantity_max = 1'000'000;  ///< of one line, in its own unit
inline constexpr std::int64_t unit_size_max = 100'000;
inline constexpr std::int64_t line_eaches_max = 200'000;
inline constexpr std::int64_t stock_max = 1'000'000'000;
inline constexpr Duration duration_max = std::chrono::days(366);

/// A limit on a whole number; both ends are allowed.
struct Limits {
  std::int64_t min = 0;
  std::int64_t max = 0;
};
inline constexpr Limits percent_limits = {0, 100};

/// A problem if the object has a field that is not in `understood`. The message lists all fields in `understood`.
void only_fields(const JsonReader& in, const std::vector<std::string_view>& understood);

std::int64_t integer_within(const JsonReader& in, Limits limits);
std::int64_t integer_within_or(const JsonReader& in, std::string_view key, std::int64_t fallback, Limits limits);
/// `26h`; at most 366 days.
Duration read_duration(const JsonReader& in);
Duration duration_or(const JsonReader& in, std::string_view key, Duration fallback);
/// `2.50 USD`; not negative, at most 1,000,000.00.
Money read_money(const JsonReader& in);
std::vector<std::string> read_texts(const JsonReader& in, std::string_view key);
/// `only_if` and `unless` of an object: `{"region": ["EU", "JP"]}`. Each names at least one switch, each switch at
/// least one value, each value once.
Condition read_condition(const JsonReader& in);
/// `not_played` of an object: `[{"where": {"region": ["IN"]}, "reason": "..."}]`.
std::vector<NotPlayed> read_not_played(const JsonReader& in);
std::uint64_t seed_or(const JsonReader& in, std::uint64_t fallback);
/// A problem unless it is 1 to 35 printable ASCII characters without a blank (ERPs store at most 35 of an external
/// number).
std::string read_order_number(const JsonReader& in);
bool is_order_number(std::string_view text);
/// A problem unless the file's `schema` is 1.
void read_schema(const JsonReader& in);
/// 1 to 100 letters, digits, `.`, `_` and `-`, because the name becomes part of file names.
std::string read_name(const JsonReader& in);

Warehouse read_warehouse(const JsonReader& in);
AmazonSide read_amazon_side(const JsonReader& in);
std::vector<Fault> read_faults(const JsonReader& in);
ChanceOfFaults read_chance(const JsonReader& in);

/// `name: message`.
Error named(const std::string& name, const Error& error);

}  // namespace vendorproof::scenarios
