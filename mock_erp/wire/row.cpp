#include "mock_erp/wire/row.h"

#include <algorithm>

#include "core/base/require.h"

namespace vendorproof::mock_erp {

namespace {

std::optional<std::string_view> text_in(const Cell& cell) {
  if (const auto* view = std::get_if<std::string_view>(&cell)) return *view;
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return std::nullopt;
}

/// Writes a cell as the value of a member.
class CellWriter {
 public:
  explicit CellWriter(JsonWriter& out) : out_(out) {}

  void operator()(std::monostate) const { out_.null(); }
  void operator()(bool value) const { out_.boolean(value); }
  void operator()(const Number& value) const { out_.raw(json_of(value)); }
  void operator()(Instant value) const { out_.text(format_instant(value)); }
  void operator()(CalendarDate value) const { out_.text(format_date(value)); }
  void operator()(std::string_view value) const { out_.text(value); }

 private:
  JsonWriter& out_;
};

}  // namespace

std::partial_ordering compared(const Cell& left, const Cell& right) {
  if (is_null(left) || is_null(right)) return is_null(right) <=> is_null(left);
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

const Cell& Row::at(std::string_view name) const {
  const auto has_name = [name](const auto& member) { return member.first == name; };
  const auto found = std::find_if(members_.begin(), members_.end(), has_name);
  REQUIRE(found != members_.end());
  return found->second;
}

void Row::write(const std::vector<std::string>& selected, JsonWriter& out) const {
  const auto write_member = [&out](std::string_view name, const Cell& cell) {
    out.key(name);
    std::visit(CellWriter(out), cell);
  };
  out.member("@odata.etag", etag_);
  for (const std::string& name : selected) write_member(name, at(name));
  if (!selected.empty()) return;
  for (const auto& [name, cell] : members_) write_member(name, cell);
}

}  // namespace vendorproof::mock_erp
