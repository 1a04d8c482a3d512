#include "mock_amazon/wire/schema.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/base/json/json_writer.h"
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

/// A value as messages quote it, at most 100 bytes.
std::string shown(std::string text) {
  if (text.size() > 100) text = text.substr(0, 97) + "...";
  return text;
}

std::string shown(const JsonNode& value) {
  const auto text = value.text();
  return shown(text ? std::string(*text) : value.written());
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

bool is_whole(const JsonNode& value) { return value.is_number() && !value.is_fraction(); }

bool is_integer(const JsonNode& value) {
  const std::optional<std::int64_t> read = integer_of(value);
  return read && *read >= -amount_max && *read <= amount_max;
}

/// The members of one object, sorted by the fields of its shape.
struct Members {
  std::vector<JsonNode> values;              ///< one for each field; null for one that is absent
  std::vector<std::string_view> undeclared;  ///< names that the shape does not have, in order
};

Members members_of(const Shape& shape, const JsonNode& object) {
  Members members{std::vector<JsonNode>(shape.fields.size()), {}};
  // Members mostly come in the order of the fields: the search goes on where the last one was found.
  std::size_t next = 0;
  object.each_member([&](std::string_view name, const JsonNode& value) {
    const auto is_it = [&](const FieldRule& field) { return field.name == name; };
    const auto start = shape.fields.begin() + static_cast<std::ptrdiff_t>(next);
    auto field = std::find_if(start, shape.fields.end(), is_it);
    if (field == shape.fields.end()) {
      field = std::find_if(shape.fields.begin(), start, is_it);
      if (field == start) {
        members.undeclared.push_back(name);
        return;
      }
    }
    const auto place = static_cast<std::size_t>(field - shape.fields.begin());
    members.values[place] = value;
    next = place + 1;
  });
  return members;
}

class Checker {
 public:
  void check(const Shape& shape, const JsonNode& object, std::string_view name) {
    if (!object.is_object()) {
      invalid(object, name);
      return;
    }
    const std::size_t refusals_before = refusals.size();
    const Members members = members_of(shape, object);
    for (const std::string_view key : members.undeclared) {
      refuse("Invalid content was found starting with element '" + shown(std::string(key)) + "'. " +
             expected(shape, members));
    }
    for (std::size_t i = 0; i < shape.fields.size(); ++i) {
      const FieldRule& field = shape.fields[i];
      if (!members.values[i].is_null()) {
        check_value(field, members.values[i]);
      } else if (field.presence == Presence::Required) {
        // After an error in this object the validator does not also report a missing field.
        if (refusals.size() == refusals_before) incomplete(name, expected(shape, members));
        return;
      }
    }
  }

  std::vector<Refusal> refusals;

 private:
  void refuse(const std::string& message) {
    if (refusals.size() < refusals_max) refusals.push_back({"InvalidInput", message, ""});
  }

  void invalid(const JsonNode& value, std::string_view name) {
    refuse("The value '" + shown(value) + "' of element '" + std::string(name) + "' is not valid.");
  }

  void not_of_type(const JsonNode& value, std::string_view name, std::string_view type) {
    refuse("'" + shown(value) + "' is not a valid value for '" + std::string(type) + "'.");
    invalid(value, name);
  }

  static std::string expected(const Shape& shape, const Members& members) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < shape.fields.size(); ++i) {
      if (members.values[i].is_null()) names.emplace_back(shape.fields[i].name);
    }
    if (names.empty()) return "No child element is expected at this point.";
    return "One of '{" + join(names, ", ") + "}' is expected.";
  }

  void incomplete(std::string_view name, const std::string& expected) {
    refuse("The content of element '" + std::string(name) + "' is not complete. " + expected);
  }

  void check_choice(const FieldRule& field, const JsonNode& value) {
    const std::string_view text = value.text().value_or("");
    if (std::find(field.choices.begin(), field.choices.end(), text) != field.choices.end()) return;
    std::vector<std::string> names(field.choices.begin(), field.choices.end());
    std::sort(names.begin(), names.end());
    refuse("Value '" + shown(value) + "' is not valid with respect to enumeration '[" + join(names, ", ") +
           "]'. It must be a value from the enumeration.");
    invalid(value, field.name);
  }

  void check_text(const FieldRule& field, const JsonNode& value) {
    const auto text = value.text();
    if (!text) {
      not_of_type(value, field.name, "string");
      return;
    }
    const std::size_t length = text->size();
    if (field.length_max == 0 || length <= field.length_max) return;
    refuse("Value '" + shown(value) + "' with length = '" + std::to_string(length) +
           "' is not facet-valid with respect to maxLength '" + std::to_string(field.length_max) + "'.");
    invalid(value, field.name);
  }

  void check_sequence(const FieldRule& field, const JsonNode& value) {
    if (!is_whole(value)) check_text(field, value);
  }

  void check_list(const FieldRule& field, const JsonNode& value) {
    if (!value.is_array()) {
      invalid(value, field.name);
      return;
    }
    const std::vector<JsonNode> elements = value.elements();
    if (elements.empty() && field.presence == Presence::Required) {
      incomplete(field.name, "One of '{" + std::string(field.name) + "}' is expected.");
    }
    for (const JsonNode& element : elements) {
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

  void check_value(const FieldRule& field, const JsonNode& value) {
    const std::string_view text = value.text().value_or("");
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

std::vector<Refusal> check_shape(const Shape& shape, const JsonNode& document, std::string_view root) {
  Checker checker;
  checker.check(shape, document, root);
  return std::move(checker.refusals);
}

namespace {

void write_canonical(const Shape& shape, const JsonNode& object, JsonWriter& out);

void write_value(const FieldRule& field, const JsonNode& value, JsonWriter& out) {
  switch (field.kind) {
    case FieldKind::Integer:
      out.integer(integer_of(value).value_or(0));
      return;
    case FieldKind::Sequence:
      out.text(sequence_of(value));
      return;
    case FieldKind::Sequences:
      out.begin_array();
      for (const JsonNode& element : value.elements()) out.text(sequence_of(element));
      out.end_array();
      return;
    case FieldKind::DateTime:
      out.text(format_instant(parse_instant(value.text().value_or("")).value_or(Instant())));
      return;
    case FieldKind::Group:
      write_canonical(*field.child, value, out);
      return;
    case FieldKind::Groups:
      out.begin_array();
      for (const JsonNode& element : value.elements()) write_canonical(*field.child, element, out);
      out.end_array();
      return;
    case FieldKind::Text:
    case FieldKind::Number:
    case FieldKind::Decimal:
    case FieldKind::Choice:
    case FieldKind::Country:
    case FieldKind::Texts:
      out.raw(value.written());
      return;
  }
}

void write_canonical(const Shape& shape, const JsonNode& object, JsonWriter& out) {
  const Members members = members_of(shape, object);
  out.begin_object();
  for (std::size_t i = 0; i < shape.fields.size(); ++i) {
    if (!members.values[i].is_null()) write_value(shape.fields[i], members.values[i], out.key(shape.fields[i].name));
  }
  out.end_object();
}

}  // namespace

std::string canonical(const Shape& shape, const JsonNode& document) {
  JsonWriter out;
  write_canonical(shape, document, out);
  return out.take();
}

}  // namespace vendorproof::mock_amazon
