#include "mock_amazon/wire/schema.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

FieldRule text(std::string_view name, Presence presence, std::size_t length_max) {
  return {name, FieldKind::Text, presence, {}, nullptr, length_max};
}

FieldRule sequence(std::string_view name, Presence presence) {
  return {name, FieldKind::Sequence, presence, {}, nullptr, 0};
}

FieldRule sequences(std::string_view name, Presence presence) {
  return {name, FieldKind::Sequences, presence, {}, nullptr, 0};
}

FieldRule integer(std::string_view name, Presence presence) {
  return {name, FieldKind::Integer, presence, {}, nullptr, 0};
}

FieldRule number(std::string_view name) { return {name, FieldKind::Number, Presence::Optional, {}, nullptr, 0}; }

FieldRule date_time(std::string_view name, Presence presence) {
  return {name, FieldKind::DateTime, presence, {}, nullptr, 0};
}

FieldRule decimal(std::string_view name, Presence presence) {
  return {name, FieldKind::Decimal, presence, {}, nullptr, 0};
}

FieldRule country(std::string_view name) { return {name, FieldKind::Country, Presence::Optional, {}, nullptr, 0}; }

FieldRule choice(std::string_view name, Presence presence, std::initializer_list<std::string_view> choices) {
  return {name, FieldKind::Choice, presence, choices, nullptr, 0};
}

FieldRule group(std::string_view name, Presence presence, const Shape& child) {
  return {name, FieldKind::Group, presence, {}, &child, 0};
}

FieldRule groups(std::string_view name, Presence presence, const Shape& child) {
  return {name, FieldKind::Groups, presence, {}, &child, 0};
}

FieldRule texts(std::string_view name, Presence presence) { return {name, FieldKind::Texts, presence, {}, nullptr, 0}; }

namespace {

bool is_present(const Json& object, std::string_view name) {
  const auto found = object.find(std::string(name));
  return found != object.end() && !found->is_null();
}

/// A value as messages quote it, at most 100 bytes.
std::string shown(const Json& value) {
  std::string text = value.is_string() ? value.get<std::string>() : written(value);
  if (text.size() > 100) text = text.substr(0, 97) + "...";
  return text;
}

/// Amazon's pattern `^-?(0|([1-9]\d*))(\.\d+)?([eE][+-]?\d+)?$`.
bool is_decimal(std::string_view text) {
  const auto digits = [&text]() {
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
    text.remove_prefix(count);
    return count;
  };
  const auto skip = [&text](std::string_view any_of) {
    const bool found = !text.empty() && any_of.find(text.front()) != std::string_view::npos;
    if (found) text.remove_prefix(1);
    return found;
  };
  skip("-");
  const bool leading_zero = !text.empty() && text.front() == '0';
  const std::size_t whole = digits();
  if (whole == 0 || (leading_zero && whole > 1)) return false;
  if (skip(".") && digits() == 0) return false;
  if (skip("eE")) {
    skip("+-");
    if (digits() == 0) return false;
  }
  return text.empty();
}

bool is_country(std::string_view text) {
  const auto is_capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
  return text.size() == 2 && std::all_of(text.begin(), text.end(), is_capital);
}

bool is_integer(const Json& value) {
  const bool whole = value.is_number_integer() || value.is_string();
  const Json holder = {{"value", value}};
  const std::optional<std::int64_t> read = whole ? integer_at(holder, "value") : std::nullopt;
  return read && *read >= -amount_max && *read <= amount_max;
}

class Checker {
 public:
  void check(const Shape& shape, const Json& object, std::string_view name) {
    if (!object.is_object()) {
      invalid(object, name);
      return;
    }
    const std::size_t refusals_before = refusals.size();
    for (const auto& [key, value] : object.items()) {
      const bool declared = std::any_of(shape.fields.begin(), shape.fields.end(),
                                        [&key_name = key](const FieldRule& field) { return field.name == key_name; });
      if (declared) continue;
      refuse("Invalid content was found starting with element '" + shown(Json(key)) + "'. " + expected(shape, object));
    }
    for (const FieldRule& field : shape.fields) {
      if (is_present(object, field.name)) {
        check_value(field, object.at(std::string(field.name)));
      } else if (field.presence == Presence::Required) {
        // After an error in this object the validator does not also report a missing field.
        if (refusals.size() == refusals_before) incomplete(shape, object, name);
        return;
      }
    }
  }

  std::vector<Refusal> refusals;

 private:
  void refuse(const std::string& message) {
    if (refusals.size() < refusals_max) refusals.push_back({"InvalidInput", message, ""});
  }

  void invalid(const Json& value, std::string_view name) {
    refuse("The value '" + shown(value) + "' of element '" + std::string(name) + "' is not valid.");
  }

  void not_of_type(const Json& value, std::string_view name, std::string_view type) {
    refuse("'" + shown(value) + "' is not a valid value for '" + std::string(type) + "'.");
    invalid(value, name);
  }

  static std::string expected(const Shape& shape, const Json& object) {
    std::vector<std::string> names;
    for (const FieldRule& field : shape.fields) {
      if (!is_present(object, field.name)) names.emplace_back(field.name);
    }
    if (names.empty()) return "No child element is expected at this point.";
    return "One of '{" + join(names, ", ") + "}' is expected.";
  }

  void incomplete(const Shape& shape, const Json& object, std::string_view name) {
    refuse("The content of element '" + std::string(name) + "' is not complete. " + expected(shape, object));
  }

  void check_choice(const FieldRule& field, const Json& value) {
    const std::string text = value.is_string() ? value.get<std::string>() : std::string();
    if (std::find(field.choices.begin(), field.choices.end(), text) != field.choices.end()) return;
    std::vector<std::string> names(field.choices.begin(), field.choices.end());
    std::sort(names.begin(), names.end());
    refuse("Value '" + shown(value) + "' is not valid with respect to enumeration '[" + join(names, ", ") +
           "]'. It must be a value from the enumeration.");
    invalid(value, field.name);
  }

  void check_text(const FieldRule& field, const Json& value) {
    if (!value.is_string()) {
      not_of_type(value, field.name, "string");
      return;
    }
    const std::size_t length = value.get_ref<const std::string&>().size();
    if (field.length_max == 0 || length <= field.length_max) return;
    refuse("Value '" + shown(value) + "' with length = '" + std::to_string(length) +
           "' is not facet-valid with respect to maxLength '" + std::to_string(field.length_max) + "'.");
    invalid(value, field.name);
  }

  void check_sequence(const FieldRule& field, const Json& value) {
    if (!value.is_number_integer()) check_text(field, value);
  }

  void check_list(const FieldRule& field, const Json& value) {
    if (!value.is_array()) {
      invalid(value, field.name);
      return;
    }
    if (value.empty() && field.presence == Presence::Required) {
      refuse("The content of element '" + std::string(field.name) + "' is not complete. One of '{" +
             std::string(field.name) + "}' is expected.");
    }
    for (const Json& element : value) {
      if (refusals.size() >= refusals_max) return;
      if (field.kind == FieldKind::Groups) {
        check(*field.child, element, field.name);
      } else if (field.kind == FieldKind::Sequences) {
        check_sequence(field, element);
      } else {
        check_text(field, element);
      }
    }
  }

  void check_value(const FieldRule& field, const Json& value) {
    const std::string_view text = value.is_string() ? std::string_view(value.get_ref<const std::string&>()) : "";
    switch (field.kind) {
      case FieldKind::Text:
        return check_text(field, value);
      case FieldKind::Sequence:
        return check_sequence(field, value);
      case FieldKind::Integer:
        if (!is_integer(value)) not_of_type(value, field.name, "integer");
        return;
      case FieldKind::Number:
        if (!value.is_number()) not_of_type(value, field.name, "decimal");
        return;
      case FieldKind::DateTime:
        if (!parse_instant(text)) not_of_type(value, field.name, "dateTime");
        return;
      case FieldKind::Decimal:
        if (!is_decimal(text)) not_of_type(value, field.name, "decimal");
        return;
      case FieldKind::Country:
        if (!is_country(text)) not_of_type(value, field.name, "countryCode");
        return;
      case FieldKind::Choice:
        return check_choice(field, value);
      case FieldKind::Group:
        return check(*field.child, value, field.name);
      case FieldKind::Groups:
      case FieldKind::Texts:
      case FieldKind::Sequences:
        return check_list(field, value);
    }
  }
};

}  // namespace

std::vector<Refusal> check_shape(const Shape& shape, const Json& document, std::string_view root) {
  Checker checker;
  checker.check(shape, document, root);
  return std::move(checker.refusals);
}

namespace {

Json canonical_value(const FieldRule& field, const Json& value) {
  switch (field.kind) {
    case FieldKind::Integer:
      return integer_at(Json{{"value", value}}, "value").value_or(0);
    case FieldKind::Sequence:
      return sequence_of(value);
    case FieldKind::Sequences: {
      Json list = Json::array();
      for (const Json& element : value) list.push_back(sequence_of(element));
      return list;
    }
    case FieldKind::DateTime:
      return format_instant(instant_at(Json{{"value", value}}, "value").value_or(Instant()));
    case FieldKind::Group:
      return canonical(*field.child, value);
    case FieldKind::Groups: {
      Json list = Json::array();
      for (const Json& element : value) list.push_back(canonical(*field.child, element));
      return list;
    }
    case FieldKind::Text:
    case FieldKind::Number:
    case FieldKind::Decimal:
    case FieldKind::Choice:
    case FieldKind::Country:
    case FieldKind::Texts:
      return value;
  }
  return value;
}

}  // namespace

Json canonical(const Shape& shape, const Json& document) {
  Json result = Json::object();
  for (const FieldRule& field : shape.fields) {
    if (!document.is_object() || !is_present(document, field.name)) continue;
    result[std::string(field.name)] = canonical_value(field, document.at(std::string(field.name)));
  }
  return result;
}

}  // namespace vendorproof::mock_amazon
