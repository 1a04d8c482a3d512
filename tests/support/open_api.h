// Reads the pages of an API back from its OpenAPI document, in the form of Business Central's published contract, so
// that what compares with that contract compares with the document too.
#pragma once

#include <string>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "core/base/text.h"
#include "tests/support/places.h"

namespace vendorproof::tests {

/// Of the extension's group, as it is shipped with the extension. From the root of the sources.
inline constexpr const char* shipped_open_api = "core/erp/business_central/extension/openapi.json";

class OpenApi {
 public:
  explicit OpenApi(Json document) : document_(std::move(document)) {}

  /// A document that is not there, or is not JSON, ends the test.
  static OpenApi shipped() {
    const Result<std::string> text = read_file(source_dir() + "/" + shipped_open_api);
    REQUIRE(text.has_value());
    const Result<Json> document = parse_json(*text);
    REQUIRE(document.has_value());
    return OpenApi(*document);
  }

  /// By set, each with the members that the published contract has.
  Json entities() const {
    Json all = Json::object();
    for (const auto& [path, item] : document_.at("paths").items()) {
      if (path.find_first_of("/(", 1) == std::string::npos) all[path.substr(1)] = entity(path.substr(1), item);
    }
    return all;
  }

 private:
  Json entity(const std::string& set, const Json& item) const {
    const Json& page = item.at("get").at("responses").at("200").at("content").at("application/json").at("schema");
    const std::string name = name_in(page.at("properties").at("value").at("items"));
    const std::string row = "/" + set + "({id})";
    const Json none = Json::object();
    const Json& of_row = paths().contains(row) ? paths().at(row) : none;
    Json entity = {{"entityName", name}, {"entitySetName", set}};
    entity["insertAllowed"] = schemas().contains(name + "Create");
    entity["modifyAllowed"] = of_row.contains("patch");
    entity["deleteAllowed"] = of_row.contains("delete");
    entity["keys"] = schemas().at(name).at("x-keys");
    entity["fields"] = fields(name);
    entity["actions"] = actions(row + "/");
    return entity;
  }

  Json fields(const std::string& name) const {
    Json fields = Json::array();
    for (const auto& [field, schema] : schemas().at(name).at("properties").items()) {
      if (starts_with(field, "@odata.")) continue;
      fields.push_back(schema.at("type") == "array" ? navigation(field, schema) : value(name, field, schema));
    }
    return fields;
  }

  Json navigation(const std::string& field, const Json& schema) const {
    Json links = Json::array();
    for (const auto& [child, parent] : schema.at("x-links").items()) {
      links.push_back({{"childField", child}, {"equalsParentField", parent}});
    }
    return {{"name", field}, {"isNavigation", true}, {"target", set_of(name_in(schema.at("items")))}, {"link", links}};
  }

  Json value(const std::string& name, const std::string& field, const Json& schema) const {
    Json value = {{"name", field}, {"type", type_of(schema)}};
    if (schema.contains("maxLength")) value["maxLength"] = schema.at("maxLength");
    if (schema.value("x-upper-cased", false)) value["upperCased"] = true;
    if (schema.contains("enum")) value["members"] = schema.at("enum");
    value["filterable"] = schema.value("x-filterable", true);
    const bool is_creatable = schemas().contains(name + "Create");
    value["onCreate"] = has(name + "Create", field);
    value["editable"] = has(name + "Change", field) && (value["onCreate"] || !is_creatable);
    for (const std::string& body : {name + "Create", name + "Change"}) {
      if (has(body, field) && !is_same(schemas().at(body).at("properties").at(field), schema)) {
        value["type"] = "another one in " + body;
      }
    }
    if (!value["editable"] && !value["onCreate"] && !schema.value("readOnly", false)) value["type"] = "not readOnly";
    const Json none = Json::object();
    const Json& create = schemas().contains(name + "Create") ? schemas().at(name + "Create") : none;
    for (const Json& required : create.value("required", Json::array())) {
      if (required == field) value["required"] = true;
    }
    return value;
  }

  /// What a body says of a field and what a row says: only a row can be filtered.
  static bool is_same(const Json& in_body, Json in_row) {
    in_row.erase("x-filterable");
    return in_body == in_row;
  }

  static std::string type_of(const Json& schema) {
    const std::string type = schema.at("type").get<std::string>();
    const std::string format = schema.value("format", "");
    if (schema.contains("x-choice")) return "Microsoft.NAV." + schema.at("x-choice").get<std::string>();
    if (type == "integer") return "Edm.Int32";
    if (type == "number") return "Edm.Decimal";
    if (type == "boolean") return "Edm.Boolean";
    if (format == "uuid") return "Edm.Guid";
    if (format == "date") return "Edm.Date";
    return format == "date-time" ? "Edm.DateTimeOffset" : "Edm.String";
  }

  /// Of the paths that begin so.
  Json actions(const std::string& beginning) const {
    Json actions = Json::array();
    for (const auto& [path, item] : paths().items()) {
      if (!starts_with(path, beginning + "Microsoft.NAV.")) continue;
      Json action = {{"name", path.substr(beginning.size())}, {"parameters", Json::array()}};
      const Json& post = item.at("post");
      if (post.contains("requestBody")) {
        const Json& schema = post.at("requestBody").at("content").at("application/json").at("schema");
        for (const auto& [name, parameter] : schema.at("properties").items()) {
          action["parameters"].push_back({{"name", name}, {"type", type_of(parameter)}});
        }
      }
      actions.push_back(std::move(action));
    }
    return actions;
  }

  bool has(const std::string& schema, const std::string& field) const {
    return schemas().contains(schema) && schemas().at(schema).at("properties").contains(field);
  }

  static std::string name_in(const Json& reference) {
    const std::string path = reference.at("$ref").get<std::string>();
    return path.substr(path.rfind('/') + 1);
  }

  /// The set whose rows have that name.
  std::string set_of(const std::string& name) const {
    for (const auto& [path, item] : paths().items()) {
      if (item.contains("get") && item.at("get").at("operationId") == "list_" + path.substr(1) &&
          item.at("get").dump().find("schemas/" + name + "\"") != std::string::npos) {
        return path.substr(1);
      }
    }
    return "";
  }

  const Json& paths() const { return document_.at("paths"); }
  const Json& schemas() const { return document_.at("components").at("schemas"); }

  Json document_;
};

}  // namespace vendorproof::tests
