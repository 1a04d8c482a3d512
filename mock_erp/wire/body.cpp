#include "mock_erp/wire/body.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/base/time.h"
#include "mock_erp/contract/edm.h"
#include "mock_erp/contract/entities.h"
#include "mock_erp/wire/code.h"
#include "mock_erp/wire/exact.h"
#include "mock_erp/wire/odata.h"

namespace vendorproof::mock_erp {

namespace {

using Checked = tl::expected<void, Refusal>;

constexpr std::size_t rows_max = 1'000;

/// A literal without quotes: GUIDs, dates and times stand in texts of the body.
bool reads_as(const Field& field, const JsonNode& value) {
  const std::optional<std::string_view> text = value.text();
  return text && cell_of(field, std::string(*text), false);
}

bool has_type(const Field& field, const JsonNode& value) {
  switch (field.type) {
    case FieldType::Text:
    case FieldType::Code:
      return value.is_text();
    case FieldType::Choice:
      return value.is_text() &&
             std::find(field.members.begin(), field.members.end(), *value.text()) != field.members.end();
    case FieldType::Guid:
    case FieldType::Date:
    case FieldType::DateTime:
      return reads_as(field, value);
    case FieldType::Whole:
      return value.is_number() && scaled_number(value, 0);
    case FieldType::Decimal:
      return value.is_number();
    case FieldType::Boolean:
      return value.boolean().has_value();
  }
  return false;
}

Checked check_writable(const std::string& path, const Entity& entity, const Field& field, Writing writing) {
  if (field.written == Written::Never) {
    return refusal(400, "BadRequest_InvalidOperation",
                   fmt::format("The property '{}' is read-only on type 'Microsoft.NAV.{}'.", field.name, entity.name));
  }
  if (field.written == Written::OnCreate && writing == Writing::Change) {
    return business_error(fmt::format("{} cannot be changed: it is set when the row is created.", path));
  }
  return {};
}

Checked check_value(const JsonNode& value, const std::string& path, const Field& field) {
  if (!has_type(field, value)) {
    return bad_request(fmt::format("Cannot convert the value of {} to the expected type '{}'{}.", path,
                                   edm_type(field.type),
                                   field.members.empty() ? "" : fmt::format(" ({})", fmt::join(field.members, ", "))));
  }
  const std::optional<std::string_view> text = value.text();
  if (!text || field.length_max == 0 || length_of(*text) <= static_cast<std::size_t>(field.length_max)) return {};
  return refusal(400, "Application_StringExceededLength",
                 fmt::format("The length of the string is {}, but it must be less than or equal to {} characters. {}.",
                             length_of(*text), field.length_max, path));
}

Checked check_part(const JsonReader& rows, const Entity& entity, const Part& part, Writing writing) {
  if (writing == Writing::Change) {
    return bad_request(
        fmt::format("{}: a change of rows within a change of their parent is not supported.", rows.path()));
  }
  const Entity* const target = entity_of(entity.api, part.target);
  if (target == nullptr || !rows.node().is_array()) return bad_request(rows.path() + " is not an array.");
  const std::vector<JsonReader> elements = rows.elements();
  if (elements.size() > rows_max) return bad_request(fmt::format("{} has more than 1,000 rows.", rows.path()));
  for (const JsonReader& row : elements) {
    if (const Checked checked = check_body(row, *target, Writing::Create); !checked) return checked;
  }
  return {};
}

Checked check_member(const JsonReader& body, const std::string& name, const Entity& entity, Writing writing) {
  if (const Part* part = entity.part(name)) return check_part(body.at(name), entity, *part, writing);
  const Field* const field = entity.field(name);
  if (field == nullptr) {
    return bad_request(
        fmt::format("The property '{}' does not exist on type 'Microsoft.NAV.{}'. Make sure to only use property names "
                    "that are defined by the type.",
                    shown(name), entity.name));
  }
  const std::string path = body.path() + "." + name;
  if (const Checked writable = check_writable(path, entity, *field, writing); !writable) return writable;
  return check_value(*body.node().member(name), path, *field);
}

}  // namespace

tl::expected<void, Refusal> check_body(const JsonReader& body, const Entity& entity, Writing writing) {
  if (!body.node().is_object()) return bad_request(body.path() + " is not an object.");
  for (const std::string& name : body.keys()) {
    if (starts_with(name, "@odata.")) continue;
    if (const Checked checked = check_member(body, name, entity, writing); !checked) return checked;
  }
  if (writing == Writing::Change) return {};
  for (const Field& field : entity.fields) {
    const std::optional<JsonNode> value = body.node().member(field.name);
    const bool is_blank = value && value->is_text() && code_of(*value->text()).empty();
    if (!field.is_needed || (value && !is_blank)) continue;
    return business_error(fmt::format("{} must have a value in {}.", field.name, entity.name));
  }
  return {};
}

}  // namespace vendorproof::mock_erp
