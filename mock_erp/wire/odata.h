// A small, strict reader of OData's query options: an unknown option is refused with the list of known ones.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/base/http.h"
#include "core/base/time.h"
#include "mock_erp/wire/answer.h"
#include "mock_erp/wire/row.h"

namespace vendorproof::mock_erp {

enum class ColumnType { Text, Guid, Number, DateTime, Date, Boolean };

struct Column {
  std::string_view name;
  ColumnType type = ColumnType::Text;
};

/// The columns and expansions that a query of one list may name.
struct Vocabulary {
  std::string_view entity;  ///< `salesOrders`
  std::vector<Column> columns;
  std::vector<std::string_view> expansions;
};

enum class Operator { Equal, NotEqual, Greater, GreaterOrEqual, Less, LessOrEqual };

/// A comparison, or several conditions of which all or any must hold.
struct Condition {
  enum class Kind { Comparison, All, Any };
  Kind kind = Kind::Comparison;
  Column column;
  Operator compare = Operator::Equal;
  Cell value;
  std::vector<Condition> parts;
};

/// `eq ne gt ge lt le and`, `or` on one field, brackets. At most 4,000 characters and 16 brackets deep.
tl::expected<Condition, Refusal> read_filter(std::string_view text, const Vocabulary& vocabulary);
bool holds(const Condition& condition, const Row& row);

struct OrderBy {
  Column column;
  bool descending = false;
};

struct Query {
  std::optional<Condition> filter;
  std::vector<OrderBy> order_by;
  std::int64_t skip = 0;
  std::optional<std::int64_t> top;
  std::vector<std::string> expand;
  std::vector<std::string> select;  ///< each once; empty: all

  /// The text or GUID that the filter requires in a column; none if it requires no single value.
  std::optional<std::string> required(std::string_view column) const;
  /// The earliest time that the filter allows in a column; none if it has no such bound.
  std::optional<Instant> earliest(std::string_view column) const;
};

tl::expected<Query, Refusal> read_query(const Fields& query, const Vocabulary& vocabulary);

}  // namespace vendorproof::mock_erp
