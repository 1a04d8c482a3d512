#include "mock_erp/wire/row.h"

#include <algorithm>

#include "core/base/require.h"
#include "core/base/text.h"

namespace vendorproof::mock_erp {

namespace {

constexpr std::string_view no_guid = "00000000-0000-0000-0000-000000000000";
constexpr std::string_view no_date = "0001-01-01";
constexpr std::string_view no_time = "0001-01-01T00:00:00Z";

std::optional<std::string_view> text_in(const Cell& cell) {
  if (const auto* view = std::get_if<std::string_view>(&cell)) return *view;
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return std::nullopt;
}

/// Writes a cell as the value of a member.
class CellWriter {
 public:
  CellWriter(JsonWriter& out, FieldType type) : out_(out), type_(type) {}

  void operator()(std::monostate) const { out_.text(empty_text(type_)); }
  void operator()(bool value) const { out_.boolean(value); }
  void operator()(const Number& value) const { out_.raw(json_of(value)); }
  void operator()(Instant value) const { out_.text(format_instant(value)); }
  void operator()(CalendarDate value) const { out_.text(format_date(value)); }
  void operator()(std::string_view value) const { out_.text(value); }

  static std::string_view empty_text(FieldType type) {
    if (type == FieldType::Guid) return no_guid;
    if (type == FieldType::Date) return no_date;
    return type == FieldType::DateTime ? no_time : std::string_view();
  }

 private:
  JsonWriter& out_;
  FieldType type_;
};

/// A cell as a literal of a filter.
class LiteralWriter {
 public:
  explicit LiteralWriter(FieldType type) : type_(type) {}

  std::string operator()(std::monostate) const {
    const std::string text(CellWriter::empty_text(type_));
    return is_text() ? "''" : text;
  }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(const Number& value) const { return literal_of(value); }
  std::string operator()(Instant value) const { return format_instant(value); }
  std::string operator()(CalendarDate value) const { return format_date(value); }
  std::string operator()(std::string_view value) const {
    return is_text() ? "'" + join(split(value, '\''), "''") + "'" : std::string(value);
  }

 private:
  bool is_text() const { return type_ == FieldType::Text || type_ == FieldType::Code || type_ == FieldType::Choice; }

  FieldType type_;
};

/// What a field holds that is not set.
Cell unset(const Field& field) {
  switch (field.type) {
    case FieldType::Whole:
    case FieldType::Decimal:
      return Number{0, 0};
    case FieldType::Boolean:
      return false;
    case FieldType::Choice:
      return field.members.front();
    case FieldType::Text:
    case FieldType::Code:
    case FieldType::Guid:
    case FieldType::Date:
    case FieldType::DateTime:
      return {};
  }
  return {};
}

}  // namespace

std::partial_ordering compared(const Cell& left, const Cell& right) {
  if (is_empty(left) || is_empty(right)) return is_empty(right) <=> is_empty(left);
  const std::optional<std::string_view> text = text_in(left);
  const std::optional<std::string_view> other_text = text_in(right);
  if (text && other_text) return *text <=> *other_text;
  const auto order = [&right](const auto& value) -> std::partial_ordering {
    const auto* other = std::get_if<std::decay_t<decltype(value)>>(&right);
    if (other == nullptr) return std::partial_ordering::unordered;
    return value <=> *other;
  };
  return std::visit(order, left);
}

std::string literal_of(const Cell& cell, FieldType type) { return std::visit(LiteralWriter(type), cell); }

// Fields are mostly set in the order of the table: the search begins where the last one ended.
void Row::set(std::string_view name, Cell cell) {
  const std::size_t count = entity_->fields.size();
  std::size_t steps = 0;
  while (steps < count && entity_->fields[(next_ + steps) % count].name != name) ++steps;
  REQUIRE(steps < count);
  const std::size_t index = (next_ + steps) % count;
  const auto comes_before = [](const auto& entry, std::size_t wanted) { return entry.first < wanted; };
  const auto place = std::lower_bound(cells_.begin(), cells_.end(), index, comes_before);
  REQUIRE(place == cells_.end() || place->first != index);
  cells_.emplace(place, index, std::move(cell));
  next_ = (index + 1) % count;
}

void Row::replace(const Field& field, Cell cell) {
  const std::size_t index = index_of(field);
  std::erase_if(cells_, [index](const auto& entry) { return entry.first == index; });
  if (!is_empty(cell)) set(field.name, std::move(cell));
}

const Cell* Row::find(const Field& field) const {
  const std::size_t index = index_of(field);
  const auto found = std::lower_bound(cells_.begin(), cells_.end(), index,
                                      [](const auto& entry, std::size_t wanted) { return entry.first < wanted; });
  return found != cells_.end() && found->first == index ? &found->second : nullptr;
}

Cell Row::at(const Field& field) const {
  const Cell* const cell = find(field);
  return cell == nullptr ? unset(field) : *cell;
}

void Row::write(const std::vector<const Field*>& selected, JsonWriter& out) const {
  const auto write_member = [this, &out](const Field& field) {
    out.key(field.name);
    const Cell* const cell = find(field);
    const CellWriter writer(out, field.type);
    if (cell != nullptr) {
      std::visit(writer, *cell);
    } else {
      std::visit(writer, unset(field));
    }
  };
  if (!etag_.empty()) out.member("@odata.etag", etag_);
  for (const Field* field : selected) write_member(*field);
  if (!selected.empty()) return;
  for (const Field& field : entity_->fields) write_member(field);
}

}  // namespace vendorproof::mock_erp
