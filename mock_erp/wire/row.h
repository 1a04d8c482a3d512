// A row of a list as typed cells: filters compare them, orders sort by them, and a page writes them as JSON.
#pragma once

#include <chrono>
#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/json/json_writer.h"
#include "core/base/time.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

using CalendarDate = std::chrono::sys_days;
inline CalendarDate date_of(Instant instant) { return std::chrono::floor<std::chrono::days>(instant); }

/// A value of a row or of a filter: null, true or false, a number, a time, a date, a text. A text as a view belongs to
/// someone else, who must outlive the cell.
using Cell = std::variant<std::monostate, bool, Number, Instant, CalendarDate, std::string_view, std::string>;

inline bool is_null(const Cell& cell) { return std::holds_alternative<std::monostate>(cell); }
/// By value, null first. Cells of different kinds have no order; both ways to hold a text are one kind.
std::partial_ordering compared(const Cell& left, const Cell& right);

/// The cells of one row in the order of their columns. Names must outlive the row; no name is added twice.
class Row {
 public:
  explicit Row(std::string etag) : etag_(std::move(etag)) { members_.reserve(members_expected); }

  /// A text that outlives the row, such as one in the company's books.
  void text(std::string_view name, std::string_view value) { add(name, value); }
  /// A text that ends before the row does: `made_text` keeps it.
  template <std::same_as<std::string> T>
  void text(std::string_view name, T&& value) = delete;
  /// A text that is made for this row.
  void made_text(std::string_view name, std::string value) { add(name, std::move(value)); }
  void boolean(std::string_view name, bool value) { add(name, value); }
  void integer(std::string_view name, std::int64_t value) { add(name, Number{value, 0}); }
  void number(std::string_view name, const Number& value) { add(name, value); }
  void instant(std::string_view name, const std::optional<Instant>& value) { add(name, value ? Cell(*value) : Cell()); }
  void date(std::string_view name, const std::optional<Instant>& value) {
    add(name, value ? Cell(date_of(*value)) : Cell());
  }
  void null(std::string_view name) { add(name, Cell()); }

  /// A name that the row lacks stops the program.
  const Cell& at(std::string_view name) const;
  /// The members of an object that is begun: the ETag and the `selected` columns, or all of them if none is.
  void write(const std::vector<std::string>& selected, JsonWriter& out) const;

 private:
  static constexpr std::size_t members_expected = 16;

  void add(std::string_view name, Cell cell) { members_.emplace_back(name, std::move(cell)); }

  std::string etag_;
  std::vector<std::pair<std::string_view, Cell>> members_;
};

}  // namespace vendorproof::mock_erp
