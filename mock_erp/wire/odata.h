// A strict reader of OData's query options: an unknown option is refused with the list of known ones, and every name
// is one of the entity's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/base/http.h"
#include "core/base/time.h"
#include "mock_erp/contract/entity.h"
#include "mock_erp/wire/answer.h"
#include "mock_erp/wire/row.h"

namespace vendorproof::mock_erp {

enum class Operator { Equal, NotEqual, Greater, GreaterOrEqual, Less, LessOrEqual };

/// A comparison, or several conditions of which all or any must hold.
struct Condition {
  enum class Kind { Comparison, All, Any };
  Kind kind = Kind::Comparison;
  const Field* field = nullptr;
  Operator compare = Operator::Equal;
  Cell value;
  std::vector<Condition> parts;
};

/// `eq ne gt ge lt le and`, `or` on one field, brackets. At most 4,000 characters and 16 brackets deep.
tl::expected<Condition, Refusal> read_filter(std::string_view text, const Entity& entity);
bool holds(const Condition& condition, const Row& row);

/// A literal of a filter, without its quotes if it `is_quoted`; nullopt if it does not suit the field. A code is
/// upper-cased, as it is when it is entered.
std::optional<Cell> cell_of(const Field& field, const std::string& literal, bool is_quoted);

struct OrderBy {
  const Field* field = nullptr;
  bool descending = false;
};

struct Expansion;

struct Query {
  std::optional<Condition> filter;
  std::vector<OrderBy> order_by;
  std::int64_t skip = 0;
  std::optional<std::int64_t> top;
  std::string skip_token;  ///< behind which row to go on; "": from the first
  std::vector<Expansion> expand;
  std::vector<const Field*> select;  ///< each once; empty: all

  /// The text or GUID that the filter requires in a field; nullopt if it requires no single value.
  std::optional<std::string> required(std::string_view field) const;
  /// The earliest time that the filter allows in a field; nullopt if the filter has no lower bound.
  std::optional<Instant> earliest(std::string_view field) const;
};

/// A part of each row, with its own options: `packages($expand=packageContents;$select=sscc)`.
struct Expansion {
  const Part* part = nullptr;
  const Entity* entity = nullptr;
  Query query;
};

tl::expected<Query, Refusal> read_query(const Fields& query, const Entity& entity);

}  // namespace vendorproof::mock_erp
