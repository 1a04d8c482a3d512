// A row of an API page as typed cells: filters compare them, orders sort by them, and a page writes them as JSON.
#pragma once

#include <chrono>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/json/json_writer.h"
#include "core/base/time.h"
#include "mock_erp/contract/entity.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

using CalendarDate = std::chrono::sys_days;
inline CalendarDate date_of(Instant instant) { return std::chrono::floor<std::chrono::days>(instant); }

/// A value of a row or of a filter: nothing, true or false, a number, a time, a date, a text. Nothing stands for
/// Business Central's empty text, GUID, date and time. A text as a view belongs to someone else, who must outlive the
/// cell.
using Cell = std::variant<std::monostate, bool, Number, Instant, CalendarDate, std::string_view, std::string>;

inline bool is_empty(const Cell& cell) { return std::holds_alternative<std::monostate>(cell); }
/// By value, nothing first. Cells of different kinds have no order; both ways to hold a text are one kind.
std::partial_ordering compared(const Cell& left, const Cell& right);
/// As a literal of a filter: `'O''Neill'`, `2026-11-23`, `12.5`.
std::string literal_of(const Cell& cell, FieldType type);

/// The cells of one row. A field that is not set has Business Central's empty
/// value: it never answers null.
class Row {
 public:
  Row(const Entity& entity, std::string etag) : entity_(&entity), etag_(std::move(etag)) {
    cells_.reserve(cells_expected);
  }

  /// A text that outlives the row, such as one in the company's books.
  void text(std::string_view name, std::string_view value) {
    if (!value.empty()) set(name, value);
  }
  /// A text that ends before the row does: `made_text` keeps it.
  template <std::same_as<std::string> T>
  void text(std::string_view name, T&& value) = delete;
  /// A text that is made for this row.
  void made_text(std::string_view name, std::string value) {
    if (!value.empty()) set(name, std::move(value));
  }
  void boolean(std::string_view name, bool value) { set(name, value); }
  void integer(std::string_view name, std::int64_t value) { set(name, Number{value, 0}); }
  void number(std::string_view name, const Number& value) { set(name, value); }
  void instant(std::string_view name, const std::optional<Instant>& value) {
    if (value) set(name, *value);
  }
  void date(std::string_view name, const std::optional<Instant>& value) {
    if (value) set(name, date_of(*value));
  }

  /// In place of what the field has. `field` is one of the entity's.
  void replace(const Field& field, Cell cell);

  /// `field` is one of the entity's.
  Cell at(const Field& field) const;
  /// The members of an object that is begun: the ETag and the `selected` fields, or all of them if none is.
  void write(const std::vector<const Field*>& selected, JsonWriter& out) const;
  const Entity& entity() const { return *entity_; }

 private:
  static constexpr std::size_t cells_expected = 16;

  std::size_t index_of(const Field& field) const { return static_cast<std::size_t>(&field - entity_->fields.data()); }
  /// nullptr if the field is not set.
  const Cell* find(const Field& field) const;
  /// A name that is no field of the entity, or one that is set already, stops the program.
  void set(std::string_view name, Cell cell);

  const Entity* entity_;
  std::string etag_;
  std::size_t next_ = 0;                             ///< the field behind the one set last
  std::vector<std::pair<std::size_t, Cell>> cells_;  ///< by index of their field, in order
};

}  // namespace vendorproof::mock_erp
