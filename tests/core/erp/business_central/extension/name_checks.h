// Fields and values that the code names: they exist, and what is assigned fits.
#pragma once

#include <algorithm>
#include <set>
#include <string>

#include "tests/support/al/al_extension.h"

namespace vendorproof::tests::al {

/// The type of a field, or "" if its table is not known or has no such field.
inline std::string field_type(const Extension& extension, const std::string& table, const std::string& field) {
  const Fields fields = extension.fields_of(table);
  const auto found = fields.find(field);
  return found == fields.end() ? "" : found->second;
}

/// Methods of records whose first argument is a field; of those that have many, all are.
inline bool names_field(const Token& method) {
  for (const char* name : {"SetRange", "SetFilter", "GetFilter", "GetRangeMin", "TestField", "FieldNo", "FieldCaption",
                           "CalcFields", "CalcSums", "SetLoadFields", "SetAutoCalcFields", "Validate"}) {
    if (method.is_word(name)) return true;
  }
  return false;
}

inline bool names_many_fields(const Token& method) {
  for (const char* name : {"CalcFields", "CalcSums", "SetLoadFields", "SetAutoCalcFields"}) {
    if (method.is_word(name)) return true;
  }
  return false;
}

class NameCheck {
 public:
  NameCheck(const Extension& extension, const Object& object, const Routine& routine)
      : extension_(extension), object_(object), routine_(routine) {}

  Complaints run() {
    const Tokens& body = routine_.body;
    for (std::size_t i = 0; i + 2 < body.size(); ++i) {
      const bool begins = i == 0 || (!body[i - 1].is(".") && !body[i - 1].is("::"));
      if (!begins || !body[i].is_name() || !body[i + 1].is(".")) continue;
      const std::string table = record_in(object_, routine_, body[i].text);
      if (table.empty() || !extension_.knows_table(table)) continue;
      const bool is_call = i + 3 < body.size() && body[i + 3].is("(") && body[i + 2].kind == TokenKind::Word;
      if (is_call) {
        check_arguments(table, i + 2);
      } else if (require_field(table, body[i + 2])) {
        check_value(table, i + 2);
        check_assignment(table, i + 2);
      }
    }
    return complaints_;
  }

 private:
  /// False, with a complaint, if the table has no such field.
  bool require_field(const std::string& table, const Token& field) {
    if (!field_type(extension_, table, field.text).empty()) return true;
    complaints_.push_back(fmt::format("{}: {} has no {}", place_of(object_, field.line), table, field.text));
    return false;
  }

  void check_arguments(const std::string& table, std::size_t method) {
    const Tokens& body = routine_.body;
    if (!names_field(body[method])) return;
    const std::vector<Tokens> arguments = arguments_at(body, method + 1);
    const std::size_t count =
        names_many_fields(body[method]) ? arguments.size() : std::min<std::size_t>(1, arguments.size());
    for (std::size_t i = 0; i < count; ++i) {
      if (arguments[i].size() == 1) require_field(table, arguments[i].front());
    }
  }

  /// `Rec.Status::Open`: the field is an enumeration that has the value.
  void check_value(const std::string& table, std::size_t field) {
    const Tokens& body = routine_.body;
    if (field + 2 >= body.size() || !body[field + 1].is("::")) return;
    const std::string type = field_type(extension_, table, body[field].text);
    if (!starts_with(type, "Enum ")) return;
    const auto values = extension_.values_of(type.substr(5));
    if (!values || std::find(values->begin(), values->end(), body[field + 2].text) != values->end()) return;
    complaints_.push_back(
        fmt::format("{}: {} has no value {}", place_of(object_, body[field].line), type, body[field + 2].text));
  }

  /// `A.X := B.Y;`: a text fits into the one that takes it, and other types are the same.
  void check_assignment(const std::string& table, std::size_t field) {
    const Tokens& body = routine_.body;
    if (field + 5 >= body.size() || !body[field + 1].is(":=") || !body[field + 3].is(".") || !body[field + 5].is(";")) {
      return;
    }
    const std::string other = record_in(object_, routine_, body[field + 2].text);
    if (other.empty() || !extension_.knows_table(other)) return;
    const std::string taker = field_type(extension_, table, body[field].text);
    const std::string giver = field_type(extension_, other, body[field + 4].text);
    if (giver.empty() || taker == giver || fits(taker, giver)) return;
    complaints_.push_back(fmt::format("{}: {} does not fit into {}, {}", place_of(object_, body[field].line), giver,
                                      body[field].text, taker));
  }

  /// Code and Text take each other up to their length.
  static bool fits(const std::string& taker, const std::string& giver) {
    const auto is_text = [](const std::string& type) {
      return starts_with(type, "Code[") || starts_with(type, "Text[");
    };
    return is_text(taker) && is_text(giver) && number_of(giver.substr(5)) <= number_of(taker.substr(5));
  }

  const Extension& extension_;
  const Object& object_;
  const Routine& routine_;
  Complaints complaints_;
};

/// Names in properties: links and filters of pages, relations of tables are left to the compiler.
inline Complaints field_complaints(const Extension& extension) {
  Complaints complaints;
  for (const Object& object : extension.objects()) {
    each_routine(object, [&](const Routine& routine) {
      const Complaints some = NameCheck(extension, object, routine).run();
      complaints.insert(complaints.end(), some.begin(), some.end());
    });
    // Controls of all pages, also those for people.
    const std::string table = object.body.property("SourceTable");
    if (object.kind != "page" || !extension.knows_table(table)) continue;
    object.body.each([&](const Block& block) {
      if (!block.is("field")) return;
      const Tokens source = block.arguments().at(1);
      if (source.size() != 3 || !field_type(extension, table, source[2].text).empty()) return;
      complaints.push_back(fmt::format("{}: {} has no {}", place_of(object, source[2].line), table, source[2].text));
    });
  }
  return complaints;
}

/// Keys name fields of their table.
inline Complaints key_complaints(const Extension& extension) {
  Complaints complaints;
  for (const Object& object : extension.objects()) {
    if (object.kind != "table") continue;
    bool has_key = false;
    object.body.each([&](const Block& block) {
      if (!block.is("key")) return;
      has_key = true;
      const Tokens names = block.arguments().at(1);
      for (const Token& token : names) {
        if (!token.is_name() || !field_type(extension, object.name, token.text).empty()) continue;
        complaints.push_back(place_of(object, token.line) + ": the key names no field: " + token.text);
      }
    });
    if (!has_key) complaints.push_back(object.path + ": has no key");
  }
  return complaints;
}

/// Posting copies fields from table to table by number: then number, name and type are the same, and a number that one
/// table uses for something else is free in those that it copies to and from.
inline Complaints copy_complaints(const Extension& extension) {
  static const std::vector<std::vector<std::string>> families = {
      {"Sales Line", "Sales Shipment Line", "Sales Invoice Line", "Sales Cr.Memo Line"},
      {"Sales Header", "Sales Shipment Header", "Sales Cr.Memo Header"}};
  Complaints complaints;
  for (const std::vector<std::string>& family : families) {
    std::map<int, std::string> seen;
    for (const Object& object : extension.objects()) {
      const bool is_in = std::find(family.begin(), family.end(), object.extends) != family.end();
      if (object.kind != "tableextension" || !is_in) continue;
      object.body.each([&](const Block& block) {
        if (!block.is("field")) return;
        const std::vector<Tokens> arguments = block.arguments();
        const int number = number_of(arguments.at(0).front().text);
        const std::string text = shown(arguments.at(1)) + ": " + shown(arguments.at(2));
        if (seen.emplace(number, text).first->second == text) return;
        complaints.push_back(fmt::format("{}: field {} is '{}' here and '{}' in a table that posting copies to or from",
                                         object.path, number, text, seen.at(number)));
      });
    }
  }
  return complaints;
}

}  // namespace vendorproof::tests::al
