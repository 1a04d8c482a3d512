// Checks a body by a definition of one of Amazon's published models (Swagger 2.0): types, enumerations, required
// and undeclared members, lengths, date-times. Stricter than the models in one thing: a member that they do not declare
// is a problem, because production refuses it (API-08).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/json/json_tree.h"
#include "core/base/time.h"

namespace vendorproof::tests {

class ModelSchema {
 public:
  explicit ModelSchema(const Json& models_document) : definitions_(models_document.at("definitions")) {}

  /// Every problem with its path; empty if `body` conforms.
  std::vector<std::string> validate(const std::string& definition, const Json& body) {
    problems_.clear();
    if (definitions_.contains(definition)) {
      check(definitions_.at(definition), body, "$");
    } else {
      problem("$", "no definition " + definition + " in the model");
    }
    return problems_;
  }

 private:
  void problem(const std::string& path, const std::string& what) { problems_.push_back(path + " " + what); }

  void check(const Json& schema, const Json& value, const std::string& path) {
    if (schema.contains("$ref")) {
      const std::string reference = schema.at("$ref").get<std::string>();
      check(definitions_.at(reference.substr(reference.rfind('/') + 1)), value, path);
      return;
    }
    const std::string type = schema.value("type", "object");
    if (!is_of_type(type, value)) {
      problem(path, "is " + value.dump() + ", not of type " + type);
      return;
    }
    if (type == "object") check_object(schema, value, path);
    if (type == "array") check_array(schema, value, path);
    if (type == "string") check_text(schema, value.get<std::string>(), path);
  }

  static bool is_of_type(const std::string& type, const Json& value) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_boolean();
    return false;
  }

  void check_object(const Json& schema, const Json& value, const std::string& path) {
    const Json none = Json::object();
    const Json& declared = schema.contains("properties") ? schema.at("properties") : none;
    for (const auto& [name, member] : value.items()) {
      if (declared.contains(name)) {
        check(declared.at(name), member, path + "." + name);
      } else {
        problem(path + "." + name, "is not declared");
      }
    }
    if (!schema.contains("required")) return;
    for (const Json& name : schema.at("required")) {
      if (!value.contains(name.get<std::string>())) problem(path + "." + name.get<std::string>(), "is missing");
    }
  }

  void check_array(const Json& schema, const Json& value, const std::string& path) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      check(schema.at("items"), value.at(i), path + "[" + std::to_string(i) + "]");
    }
  }

  void check_text(const Json& schema, const std::string& text, const std::string& path) {
    if (schema.contains("enum")) {
      bool known = false;
      for (const Json& name : schema.at("enum")) known = known || name == text;
      if (!known) problem(path, "is '" + text + "', not one of " + schema.at("enum").dump());
    }
    if (schema.contains("maxLength") && text.size() > schema.at("maxLength").get<std::size_t>()) {
      problem(path, "is longer than " + schema.at("maxLength").dump());
    }
    if (schema.value("format", "") == "date-time" && !parse_instant(text)) {
      problem(path, "is '" + text + "', not a date-time");
    }
  }

  const Json& definitions_;
  std::vector<std::string> problems_;
};

/// `definition` of the model's `definitions`, such as `SubmitInvoicesRequest`.
inline std::vector<std::string> validate(const Json& models_document, const std::string& definition, const Json& body) {
  return ModelSchema(models_document).validate(definition, body);
}

}  // namespace vendorproof::tests
