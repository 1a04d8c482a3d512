// What an API page of Business Central offers: its fields with their types and lengths, which of them can be written,
// its parts and its actions. Requests are checked against these tables, and answers are written from them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace vendorproof::mock_erp {

/// A code is trimmed and upper-cased when it is entered; a text is not.
enum class FieldType { Text, Code, Guid, Whole, Decimal, Boolean, Date, DateTime, Choice };

enum class Written { Never, OnCreate, Always };

struct Field {
  std::string_view name;
  FieldType type = FieldType::Text;
  int length_max = 0;                              ///< characters of a text or a code; 0: not limited
  std::span<const std::string_view> members = {};  ///< of a choice, as they are on the wire
  std::string_view choice_type = {};               ///< its enumeration, in the namespace `Microsoft.NAV`
  Written written = Written::Never;
  bool is_needed = false;    ///< a create without it is refused
  bool is_computed = false;  ///< cannot be filtered or sorted by

  constexpr Field writable() const { return with(Written::Always); }
  constexpr Field on_create() const { return with(Written::OnCreate); }
  constexpr Field needed() const {
    Field field = *this;
    field.is_needed = true;
    return field;
  }
  constexpr Field computed() const {
    Field field = *this;
    field.is_computed = true;
    return field;
  }

 private:
  constexpr Field with(Written when) const {
    Field field = *this;
    field.written = when;
    return field;
  }
};

/// A row belongs to another one if these fields of both are equal.
struct Link {
  std::string_view child;
  std::string_view parent;
};

/// Rows of another entity that belong to a row, and can be expanded.
struct Part {
  std::string_view name;
  std::string_view target;  ///< the set of their entity, of the same API
  std::span<const Link> links;
};

/// What can be done to one row, beside changing it.
struct Action {
  std::string_view name;                   ///< `release`
  std::span<const Field> parameters = {};  ///< members of its body; without any, it has no body
};

/// The standard API v2.0, and the custom API group of the extension.
enum class Api { Standard, Vendorlink };

/// The key of nearly all entities.
inline constexpr std::string_view id_alone[] = {"id"};

struct Entity {
  Api api = Api::Standard;
  std::string_view set;   ///< `salesOrders`
  std::string_view name;  ///< `salesOrder`
  std::span<const Field> fields;
  std::span<const std::string_view> keys = id_alone;  ///< the fields that tell one row from all others
  std::span<const Part> parts = {};
  std::span<const Action> actions = {};
  bool can_create = false;
  bool can_change = false;
  bool can_delete = false;

  /// nullptr if the entity has no field of that name.
  constexpr const Field* field(std::string_view wanted) const {
    for (const Field& candidate : fields) {
      if (candidate.name == wanted) return &candidate;
    }
    return nullptr;
  }
  constexpr const Part* part(std::string_view wanted) const {
    for (const Part& candidate : parts) {
      if (candidate.name == wanted) return &candidate;
    }
    return nullptr;
  }
};

/// The rows of the tables of fields.
namespace fields {

constexpr Field text(std::string_view name, int length_max) { return {name, FieldType::Text, length_max}; }
constexpr Field code(std::string_view name, int length_max) { return {name, FieldType::Code, length_max}; }
constexpr Field guid(std::string_view name) { return {name, FieldType::Guid}; }
constexpr Field whole(std::string_view name) { return {name, FieldType::Whole}; }
constexpr Field decimal(std::string_view name) { return {name, FieldType::Decimal}; }
constexpr Field boolean(std::string_view name) { return {name, FieldType::Boolean}; }
constexpr Field date(std::string_view name) { return {name, FieldType::Date}; }
constexpr Field date_time(std::string_view name) { return {name, FieldType::DateTime}; }
constexpr Field choice(std::string_view name, std::string_view type, std::span<const std::string_view> members) {
  return {name, FieldType::Choice, 0, members, type};
}

}  // namespace fields

}  // namespace vendorproof::mock_erp
