// Reading the query options other than `$filter`.
#include "mock_erp/wire/odata.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/base/text.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

using Read = tl::expected<void, Refusal>;

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

const Column* column_of(const Vocabulary& vocabulary, std::string_view name) {
  for (const Column& column : vocabulary.columns) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

tl::unexpected<Refusal> unknown_column(const Vocabulary& vocabulary, std::string_view name) {
  return bad_request(
      fmt::format("Could not find a property named '{}' on type 'Microsoft.NAV.{}'.", shown(name), vocabulary.entity));
}

Read read_filter_option(const std::string& value, const Vocabulary& vocabulary, Query& query) {
  tl::expected<Condition, Refusal> filter = read_filter(value, vocabulary);
  if (!filter) return tl::unexpected<Refusal>(filter.error());
  query.filter = std::move(*filter);
  return {};
}

Read read_order_by(const std::string& value, const Vocabulary& vocabulary, Query& query) {
  for (const std::string& part : split(value, ',')) {
    const std::string term = trimmed(part);
    const std::size_t blank = term.find(' ');
    const std::string name = term.substr(0, blank);
    const std::string direction = blank == std::string::npos ? "asc" : trimmed(term.substr(blank));
    const Column* column = column_of(vocabulary, name);
    if (column == nullptr) return unknown_column(vocabulary, name);
    if (direction != "asc" && direction != "desc") {
      return bad_request(fmt::format("$orderby has '{}' where asc or desc is expected.", shown(direction)));
    }
    query.order_by.push_back({*column, direction == "desc"});
  }
  return {};
}

tl::expected<std::int64_t, Refusal> read_count(std::string_view name, const std::string& value) {
  const std::optional<std::int64_t> count = scaled(value, 0);
  constexpr std::int64_t count_max = 1'000'000'000;
  if (count && *count >= 0 && *count <= count_max) return *count;
  return bad_request(fmt::format("{} is '{}'; expected is a whole number from 0.", name, shown(value)));
}

Read read_skip(const std::string& value, const Vocabulary&, Query& query) {
  const tl::expected<std::int64_t, Refusal> count = read_count("$skip", value);
  if (!count) return tl::unexpected<Refusal>(count.error());
  query.skip = *count;
  return {};
}

Read read_top(const std::string& value, const Vocabulary&, Query& query) {
  const tl::expected<std::int64_t, Refusal> count = read_count("$top", value);
  if (!count) return tl::unexpected<Refusal>(count.error());
  query.top = *count;
  return {};
}

Read read_expand(const std::string& value, const Vocabulary& vocabulary, Query& query) {
  for (const std::string& part : split(value, ',')) {
    const std::string name = trimmed(part);
    const auto& known = vocabulary.expansions;
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      return bad_request(fmt::format("$expand has '{}'; {} can expand: {}.", shown(name), vocabulary.entity,
                                     known.empty() ? "nothing" : fmt::format("{}", fmt::join(known, ", "))));
    }
    if (std::find(query.expand.begin(), query.expand.end(), name) == query.expand.end()) query.expand.push_back(name);
  }
  return {};
}

Read read_select(const std::string& value, const Vocabulary& vocabulary, Query& query) {
  for (const std::string& part : split(value, ',')) {
    const std::string name = trimmed(part);
    if (column_of(vocabulary, name) == nullptr) return unknown_column(vocabulary, name);
    if (std::find(query.select.begin(), query.select.end(), name) == query.select.end()) query.select.push_back(name);
  }
  return {};
}

struct Option {
  std::string_view name;
  Read (*read)(const std::string& value, const Vocabulary& vocabulary, Query& query);
};

constexpr Option options[] = {
    {"$filter", read_filter_option}, {"$orderby", read_order_by}, {"$skip", read_skip}, {"$top", read_top},
    {"$expand", read_expand},        {"$select", read_select},
};

/// Comparisons that are true for every accepted row: the filter itself, or the members of its outermost `and`.
std::vector<const Condition*> musts_of(const std::optional<Condition>& filter) {
  std::vector<const Condition*> musts;
  if (!filter) return musts;
  if (filter->kind == Condition::Kind::Comparison) musts.push_back(&*filter);
  if (filter->kind != Condition::Kind::All) return musts;
  for (const Condition& part : filter->parts) {
    if (part.kind == Condition::Kind::Comparison) musts.push_back(&part);
  }
  return musts;
}

}  // namespace

std::optional<std::string> Query::required(std::string_view column) const {
  for (const Condition* must : musts_of(filter)) {
    if (must->column.name != column || must->compare != Operator::Equal) continue;
    if (const auto* text = std::get_if<std::string>(&must->value)) return *text;
  }
  return std::nullopt;
}

std::optional<Instant> Query::earliest(std::string_view column) const {
  for (const Condition* must : musts_of(filter)) {
    const bool bounds_below = must->compare == Operator::Greater || must->compare == Operator::GreaterOrEqual;
    if (must->column.name != column || !bounds_below) continue;
    if (const auto* instant = std::get_if<Instant>(&must->value)) return *instant;
  }
  return std::nullopt;
}

tl::expected<Query, Refusal> read_query(const Fields& fields, const Vocabulary& vocabulary) {
  Query query;
  std::set<std::string_view> seen;
  for (const auto& [name, value] : fields) {
    // Options without a `$` are the caller's own and mean nothing here (OData 4.0, 11.2.2 custom query options).
    if (!starts_with(name, "$")) continue;
    const std::string_view wanted = name;
    const auto is_named = [wanted](const Option& option) { return option.name == wanted; };
    const auto* option = std::find_if(std::begin(options), std::end(options), is_named);
    if (option == std::end(options)) {
      return bad_request(
          fmt::format("The query option '{}' is not supported. These are: $filter, $orderby, $skip, "
                      "$top, $expand, $select.",
                      shown(name)));
    }
    if (!seen.insert(name).second) return bad_request(fmt::format("The query option '{}' is given twice.", name));
    const Read read = option->read(value, vocabulary, query);
    if (!read) return tl::unexpected<Refusal>(read.error());
  }
  return query;
}

}  // namespace vendorproof::mock_erp
