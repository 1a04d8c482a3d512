// Reading the query options other than `$filter`.
#include "mock_erp/wire/odata.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/base/text.h"
#include "mock_erp/contract/entities.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

using Read = tl::expected<void, Refusal>;

constexpr int expand_depth_max = 4;

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

/// The parts between separators that stand in no bracket and in no text.
std::vector<std::string> split_outside(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  int depth = 0;
  bool quoted = false;
  for (const char character : text) {
    if (character == '\'') quoted = !quoted;
    if (!quoted && character == '(') ++depth;
    if (!quoted && character == ')') --depth;
    if (character == separator && depth == 0 && !quoted) {
      parts.emplace_back();
    } else {
      parts.back() += character;
    }
  }
  return parts;
}

tl::unexpected<Refusal> unknown_field(const Entity& entity, std::string_view name) {
  return bad_request(
      fmt::format("Could not find a property named '{}' on type 'Microsoft.NAV.{}'.", shown(name), entity.name));
}

Read read_filter_option(const std::string& value, const Entity& entity, int, Query& query) {
  tl::expected<Condition, Refusal> filter = read_filter(value, entity);
  if (!filter) return tl::unexpected<Refusal>(filter.error());
  query.filter = std::move(*filter);
  return {};
}

Read read_order_by(const std::string& value, const Entity& entity, int, Query& query) {
  for (const std::string& part : split(value, ',')) {
    const std::string term = trimmed(part);
    const std::size_t blank = term.find(' ');
    const std::string name = term.substr(0, blank);
    const std::string direction = blank == std::string::npos ? "asc" : trimmed(term.substr(blank));
    const Field* field = entity.field(name);
    if (field == nullptr) return unknown_field(entity, name);
    if (field->is_computed) return bad_request(fmt::format("The property '{}' cannot be sorted by.", name));
    if (direction != "asc" && direction != "desc") {
      return bad_request(fmt::format("$orderby has '{}' where asc or desc is expected.", shown(direction)));
    }
    query.order_by.push_back({field, direction == "desc"});
  }
  return {};
}

tl::expected<std::int64_t, Refusal> read_count(std::string_view name, const std::string& value) {
  const std::optional<std::int64_t> count = scaled(value, 0);
  constexpr std::int64_t count_max = 1'000'000'000;
  if (count && *count >= 0 && *count <= count_max) return *count;
  return bad_request(fmt::format("{} is '{}'; expected is a whole number from 0.", name, shown(value)));
}

Read read_skip(const std::string& value, const Entity&, int, Query& query) {
  const tl::expected<std::int64_t, Refusal> count = read_count("$skip", value);
  if (!count) return tl::unexpected<Refusal>(count.error());
  query.skip = *count;
  return {};
}

Read read_top(const std::string& value, const Entity&, int, Query& query) {
  const tl::expected<std::int64_t, Refusal> count = read_count("$top", value);
  if (!count) return tl::unexpected<Refusal>(count.error());
  query.top = *count;
  return {};
}

Read read_skip_token(const std::string& value, const Entity&, int, Query& query) {
  if (value.empty()) return bad_request("$skiptoken is empty.");
  query.skip_token = value;
  return {};
}

Read read_select(const std::string& value, const Entity& entity, int, Query& query) {
  for (const std::string& part : split(value, ',')) {
    const std::string name = trimmed(part);
    const Field* field = entity.field(name);
    if (field == nullptr) return unknown_field(entity, name);
    if (std::find(query.select.begin(), query.select.end(), field) == query.select.end()) {
      query.select.push_back(field);
    }
  }
  return {};
}

tl::expected<Query, Refusal> read_options(const Fields& fields, const Entity& entity, int depth);

/// The options in the brackets behind the name of a part: `$expand=packageContents;$select=sscc`.
tl::expected<Query, Refusal> read_inner(std::string_view inner, const Entity& entity, int depth) {
  Fields fields;
  for (const std::string& option : split_outside(inner, ';')) {
    const std::size_t equal = option.find('=');
    if (equal == std::string::npos) {
      return bad_request(fmt::format("$expand has '{}' where an option is expected.", shown(option)));
    }
    fields.emplace_back(trimmed(option.substr(0, equal)), trimmed(option.substr(equal + 1)));
  }
  return read_options(fields, entity, depth);
}

Read read_expand(const std::string& value, const Entity& entity, int depth, Query& query) {
  if (depth == expand_depth_max) return bad_request("$expand is nested deeper than 4.");
  for (const std::string& term : split_outside(value, ',')) {
    const std::size_t open = term.find('(');
    const std::string name = trimmed(term.substr(0, open));
    const Part* part = entity.part(name);
    const Entity* target = part == nullptr ? nullptr : entity_of(entity.api, part->target);
    if (target == nullptr) return unknown_field(entity, name);
    const auto is_same = [part](const Expansion& known) { return known.part == part; };
    if (std::any_of(query.expand.begin(), query.expand.end(), is_same)) continue;
    Expansion expansion{part, target, {}};
    if (open != std::string::npos) {
      const std::string inner = trimmed(term.substr(open));
      if (inner.back() != ')') return bad_request("$expand lacks a closing bracket.");
      tl::expected<Query, Refusal> read = read_inner(inner.substr(1, inner.size() - 2), *target, depth + 1);
      if (!read) return tl::unexpected<Refusal>(read.error());
      expansion.query = std::move(*read);
    }
    query.expand.push_back(std::move(expansion));
  }
  return {};
}

struct Option {
  std::string_view name;
  Read (*read)(const std::string& value, const Entity& entity, int depth, Query& query);
};

constexpr Option options[] = {
    {"$filter", read_filter_option}, {"$orderby", read_order_by}, {"$skip", read_skip},     {"$top", read_top},
    {"$skiptoken", read_skip_token}, {"$expand", read_expand},    {"$select", read_select},
};

tl::expected<Query, Refusal> read_options(const Fields& fields, const Entity& entity, int depth) {
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
                      "$top, $skiptoken, $expand, $select.",
                      shown(name)));
    }
    if (!seen.insert(name).second) return bad_request(fmt::format("The query option '{}' is given twice.", name));
    const Read read = option->read(value, entity, depth, query);
    if (!read) return tl::unexpected<Refusal>(read.error());
  }
  return query;
}

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

std::optional<std::string> Query::required(std::string_view field) const {
  for (const Condition* must : musts_of(filter)) {
    if (must->field->name != field || must->compare != Operator::Equal) continue;
    if (const auto* text = std::get_if<std::string>(&must->value)) return *text;
  }
  return std::nullopt;
}

std::optional<Instant> Query::earliest(std::string_view field) const {
  for (const Condition* must : musts_of(filter)) {
    const bool bounds_below = must->compare == Operator::Greater || must->compare == Operator::GreaterOrEqual;
    if (must->field->name != field || !bounds_below) continue;
    if (const auto* instant = std::get_if<Instant>(&must->value)) return *instant;
  }
  return std::nullopt;
}

tl::expected<Query, Refusal> read_query(const Fields& fields, const Entity& entity) {
  return read_options(fields, entity, 0);
}

}  // namespace vendorproof::mock_erp
