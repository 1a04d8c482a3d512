// All sources of the extension, and what the names in them stand for: its own objects, and those of the base
// application as base_tables.json of VENDORPROOF_BC_MODELS lists them.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "core/base/text.h"
#include "tests/support/al/al_object.h"
#include "tests/support/places.h"

namespace vendorproof::tests::al {

/// Texts by path, from the folder of the extension.
using Sources = std::map<std::string, std::string>;

inline const std::string extension_folder = "core/erp/business_central/extension";

inline Sources shipped_sources() {
  namespace files = std::filesystem;
  const files::path root(source_dir() + "/" + extension_folder);
  Sources sources;
  for (const auto& entry : files::recursive_directory_iterator(root / "src")) {
    if (entry.path().extension() != ".al") continue;
    sources[files::relative(entry.path(), root).generic_string()] = *read_file(entry.path().string());
  }
  return sources;
}

/// A mistake in one place.
struct Planted {
  std::string path;
  std::string from;  ///< must be there
  std::string to;
};

/// The sources with that mistake.
inline Sources spoiled(const Planted& planted) {
  Sources sources = shipped_sources();
  REQUIRE(sources.contains(planted.path));
  std::string& text = sources.at(planted.path);
  const std::size_t at = text.find(planted.from);
  REQUIRE(at != std::string::npos);
  text.replace(at, planted.from.size(), planted.to);
  return sources;
}

inline constexpr const char* base_is_missing =
    "skipped: set VENDORPROOF_BC_MODELS to the folder of base_tables.json to compare with the base application too";

/// nullopt without VENDORPROOF_BC_MODELS.
inline std::optional<Json> base_application() {
  const char* folder = std::getenv("VENDORPROOF_BC_MODELS");
  if (folder == nullptr) return std::nullopt;
  return *parse_json(*read_file(std::string(folder) + "/base_tables.json"));
}

/// Fields by name, each with its type: `Code[20]`, `Enum VPL Link State`.
using Fields = std::map<std::string, std::string>;

class Extension {
 public:
  explicit Extension(const Sources& sources) : base_(base_application()) {
    for (const auto& [path, text] : sources) {
      std::optional<Object> object = object_of(path, text, complaints_);
      if (object) objects_.push_back(std::move(*object));
    }
  }

  /// Of sources that do not hold together.
  const Complaints& complaints() const { return complaints_; }
  const std::vector<Object>& objects() const { return objects_; }
  const std::optional<Json>& base() const { return base_; }

  /// nullptr if the extension has no such object.
  const Object* object(std::string_view kind, const std::string& name) const {
    for (const Object& object : objects_) {
      if (object.kind == kind && object.name == name) return &object;
    }
    return nullptr;
  }

  /// Its own tables are known always, those of the base application only with base_tables.json.
  bool knows_table(const std::string& name) const {
    return object("table", name) != nullptr || (base_ && base_->at("tables").contains(name));
  }

  /// With the fields that the extension adds, and those of the system. Those of an unknown table are not complete.
  Fields fields_of(const std::string& table) const {
    Fields fields = {{"SystemId", "Guid"},
                     {"SystemCreatedAt", "DateTime"},
                     {"SystemCreatedBy", "Guid"},
                     {"SystemModifiedAt", "DateTime"},
                     {"SystemModifiedBy", "Guid"}};
    for (const Object& object : objects_) {
      const bool is_it = object.kind == "table" ? object.name == table : object.extends == table;
      if (is_it) add_fields(object, fields);
    }
    if (!base_ || !base_->at("tables").contains(table)) return fields;
    for (const Json& field : base_->at("tables").at(table).at("fields")) {
      std::string type = field.at("type").get<std::string>();
      if (field.contains("maxLength")) type += fmt::format("[{}]", field.at("maxLength").get<int>());
      if (starts_with(type, "enum ")) type[0] = 'E';
      fields[field.at("name").get<std::string>()] = type;
    }
    return fields;
  }

  /// nullopt if the enumeration is not known.
  std::optional<std::vector<std::string>> values_of(const std::string& enumeration) const {
    std::vector<std::string> values;
    if (const Object* own = object("enum", enumeration)) {
      for (const Block& block : own->body.blocks) values.push_back(block.arguments().at(1).front().text);
      return values;
    }
    if (!base_ || !base_->at("enums").contains(enumeration)) return std::nullopt;
    for (const Json& value : base_->at("enums").at(enumeration).at("values"))
      values.push_back(value.get<std::string>());
    return values;
  }

 private:
  static void add_fields(const Object& object, Fields& fields) {
    object.body.each([&](const Block& block) {
      if (!block.is("field") || object.kind.find("table") != 0) return;
      const std::vector<Tokens> arguments = block.arguments();
      fields[arguments.at(1).front().text] = shown(arguments.at(2));
    });
  }

  std::vector<Object> objects_;
  Complaints complaints_;
  std::optional<Json> base_;
};

/// A name as the API writes it: each character but letters, digits and `_` as `_x0020_`.
inline std::string wire_name(const std::string& name) {
  std::string wire;
  for (const char byte : name) {
    const bool is_plain = std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '_';
    wire +=
        is_plain ? std::string(1, byte) : fmt::format("_x{:04X}_", static_cast<int>(static_cast<unsigned char>(byte)));
  }
  return wire;
}

/// The type of an enumeration in the API: `VPL Link State` is `vPLLinkState`.
inline std::string wire_type(const std::string& name) {
  std::string wire;
  for (const char byte : name) {
    if (std::isalnum(static_cast<unsigned char>(byte)) != 0) wire += byte;
  }
  if (!wire.empty()) wire[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(wire[0])));
  return wire;
}

/// A variable that is in sight in a routine, or nullptr.
inline const Variable* variable_in(const Object& object, const Routine& routine, const std::string& name) {
  for (const std::vector<Variable>* list : {&routine.variables, &routine.parameters, &object.body.variables}) {
    for (const Variable& variable : *list) {
      if (lower_case(variable.name) == lower_case(name)) return &variable;
    }
  }
  return nullptr;
}

/// The table whose record a name is in a routine: of a variable, or of Rec and xRec. "" if it is no record.
inline std::string record_in(const Object& object, const Routine& routine, const std::string& name) {
  if (const Variable* variable = variable_in(object, routine, name)) return variable->object("Record");
  if (lower_case(name) != "rec" && lower_case(name) != "xrec") return "";
  if (object.kind == "page") return object.body.property("SourceTable");
  return object.kind == "table" ? object.name : "";
}

/// The routines of an object, also of its controls.
template <class Visit>
void each_routine(const Object& object, Visit visit) {
  object.body.each([&](const Block& block) {
    for (const Routine& routine : block.routines) visit(routine);
  });
}

/// The place of the bracket that closes the one at `open`.
inline std::size_t closing(const Tokens& body, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < body.size(); ++i) {
    depth += body[i].is("(") || body[i].is("[") ? 1 : body[i].is(")") || body[i].is("]") ? -1 : 0;
    if (depth == 0) return i;
  }
  return body.size();
}

/// What stands in the brackets that open at `open`, parted by commas.
inline std::vector<Tokens> arguments_at(const Tokens& body, std::size_t open) {
  std::vector<Tokens> arguments;
  int depth = 0;
  for (std::size_t i = open + 1; i < closing(body, open); ++i) {
    if (arguments.empty()) arguments.emplace_back();
    depth += body[i].is("(") || body[i].is("[") ? 1 : body[i].is(")") || body[i].is("]") ? -1 : 0;
    if (body[i].is(",") && depth == 0) {
      arguments.emplace_back();
    } else {
      arguments.back().push_back(body[i]);
    }
  }
  return arguments;
}

inline std::string place_of(const Object& object, std::size_t line) { return fmt::format("{}:{}", object.path, line); }

}  // namespace vendorproof::tests::al
