// What is true of every AL source: it holds together, and it is named, numbered and written as the house does.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "tests/support/al/al_extension.h"

namespace vendorproof::tests::al {

inline constexpr int first_number = 50100;
inline constexpr int last_number = 50199;
inline constexpr std::size_t name_length_max = 30;

/// How the names of files end, by kind of object.
inline const std::map<std::string, std::string>& file_endings() {
  static const std::map<std::string, std::string> all = {
      {"table", "Table"},
      {"tableextension", "TableExt"},
      {"enum", "Enum"},
      {"page", "Page"},
      {"pageextension", "PageExt"},
      {"codeunit", "Codeunit"},
      {"permissionset", "PermissionSet"},
      {"permissionsetextension", "PermissionSetExt"},
  };
  return all;
}

/// `VPLOrderEntry.Codeunit.al`: the letters and digits of the name, and the kind.
inline std::string file_name_of(const Object& object) {
  std::string letters;
  for (const char byte : object.name) {
    if (std::isalnum(static_cast<unsigned char>(byte)) != 0) letters += byte;
  }
  const auto ending = file_endings().find(object.kind);
  return letters + "." + (ending == file_endings().end() ? "?" : ending->second) + ".al";
}

inline Complaints name_complaints(const Extension& extension) {
  Complaints complaints = extension.complaints();
  std::map<std::string, std::string> seen;
  for (const Object& object : extension.objects()) {
    const std::string number = fmt::format("{} {}", object.kind, object.number);
    const auto complain = [&](const std::string& what) { complaints.push_back(object.path + ": " + what); };
    if (object.path.substr(object.path.rfind('/') + 1) != file_name_of(object))
      complain("is to be called " + file_name_of(object));
    if (object.number < first_number || object.number > last_number) complain(number + " is out of the range");
    if (!seen.emplace(number, object.path).second) complain(number + " is also in " + seen.at(number));
    if (object.name.size() > name_length_max) complain("its name has more than 30 characters");
    if (!starts_with(object.name, "VPL ")) complain("its name does not begin with VPL");
  }
  return complaints;
}

/// Numbers of fields and values are unique in their object; names have at most 30 characters.
inline Complaints member_complaints(const Extension& extension) {
  Complaints complaints;
  for (const Object& object : extension.objects()) {
    const bool has_numbers = object.kind.find("table") == 0 || object.kind == "enum";
    if (!has_numbers) continue;
    std::set<std::string> seen;
    object.body.each([&](const Block& block) {
      if (!block.is("field") && !block.is("value")) return;
      const std::vector<Tokens> arguments = block.arguments();
      const std::string where = place_of(object, block.head.front().line);
      const std::string name = arguments.at(1).front().text;
      const int number = number_of(arguments.at(0).front().text);
      if (!seen.insert(std::to_string(number)).second) complaints.push_back(where + ": its number is there twice");
      if (name.size() > name_length_max) complaints.push_back(where + ": its name has more than 30 characters");
      const bool is_added = object.kind == "tableextension";
      if (is_added && (number < first_number || number > last_number || !starts_with(name, "VPL "))) {
        complaints.push_back(where + ": a field of a foreign table needs a number of the range and a name with VPL");
      }
      if (!block.properties.contains("Caption")) complaints.push_back(where + ": has no caption");
    });
  }
  return complaints;
}

/// An error is a label, so that it can be translated. Nothing asks a person, and nothing commits.
inline Complaints word_complaints(const Extension& extension) {
  Complaints complaints;
  for (const Object& object : extension.objects()) {
    each_routine(object, [&](const Routine& routine) {
      const Tokens& body = routine.body;
      for (std::size_t i = 0; i + 1 < body.size(); ++i) {
        if (body[i].kind != TokenKind::Word || !body[i + 1].is("(")) continue;
        const std::string where = place_of(object, body[i].line);
        for (const char* word : {"Commit", "Confirm", "Message", "StrMenu"}) {
          if (body[i].is_word(word)) complaints.push_back(fmt::format("{}: no {} in an API", where, word));
        }
        const bool is_own_error = body[i].is_word("Error") && (i == 0 || !body[i - 1].is("."));
        if (!is_own_error) continue;
        const std::vector<Tokens> arguments = arguments_at(body, i + 1);
        const std::string name = arguments.empty() ? "" : shown(arguments.front());
        const Variable* const label = variable_in(object, routine, name);
        if (label == nullptr || !label->is_label() || name.find("Err") != name.size() - 3) {
          complaints.push_back(where + ": an error needs a label whose name ends in Err");
          continue;
        }
        // Placeholders and values agree in number.
        std::set<std::string> places;
        const std::string& text = label->type.at(1).text;
        for (std::size_t at = text.find('%'); at != std::string::npos; at = text.find('%', at + 1)) {
          places.insert(text.substr(at, 2));
        }
        if (places.size() != arguments.size() - 1) {
          complaints.push_back(fmt::format("{}: {} has {} placeholders", where, name, places.size()));
        }
      }
    });
  }
  return complaints;
}

inline constexpr std::size_t routine_lines_max = 70;

inline Complaints length_complaints(const Extension& extension) {
  Complaints complaints;
  for (const Object& object : extension.objects()) {
    each_routine(object, [&](const Routine& routine) {
      const std::size_t lines = routine.body.empty() ? 0 : routine.body.back().line - routine.line + 1;
      if (lines > routine_lines_max) {
        complaints.push_back(fmt::format("{}: {} has {} lines", place_of(object, routine.line), routine.name, lines));
      }
    });
  }
  return complaints;
}

/// Labels and variables that nobody uses, and labels that are never shown.
inline Complaints unused_complaints(const Extension& extension) {
  Complaints complaints;
  for (const Object& object : extension.objects()) {
    std::set<std::string> used;
    object.body.each([&](const Block& block) {
      for (const Token& token : block.head) used.insert(lower_case(token.text));
      for (const Routine& routine : block.routines) {
        for (const Token& token : routine.body) used.insert(lower_case(token.text));
      }
    });
    for (const Variable& variable : object.body.variables) {
      if (!used.contains(lower_case(variable.name))) {
        complaints.push_back(place_of(object, variable.line) + ": " + variable.name + " is not used");
      }
    }
    each_routine(object, [&](const Routine& routine) {
      for (const Variable& variable : routine.variables) {
        const bool is_used = std::any_of(routine.body.begin(), routine.body.end(), [&](const Token& token) {
          return lower_case(token.text) == lower_case(variable.name);
        });
        if (!is_used) complaints.push_back(place_of(object, variable.line) + ": " + variable.name + " is not used");
      }
    });
  }
  return complaints;
}

}  // namespace vendorproof::tests::al
