// What is different between the tables of pages and pages as they are published: in Business Central's contract, or in
// an OpenAPI document (see tests/support/open_api.h).
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "mock_erp/contract/entities.h"

namespace vendorproof::mock_erp {

using Lines = std::set<std::string>;

inline std::string name_of(FieldType type) {
  switch (type) {
    case FieldType::Text:
      return "Text";
    case FieldType::Code:
      return "Code";
    case FieldType::Guid:
      return "Guid";
    case FieldType::Whole:
      return "Whole";
    case FieldType::Decimal:
      return "Decimal";
    case FieldType::Boolean:
      return "Boolean";
    case FieldType::Date:
      return "Date";
    case FieldType::DateTime:
      return "DateTime";
    case FieldType::Choice:
      return "Choice";
  }
  return "";
}

inline std::string name_of(Written written) {
  if (written == Written::Never) return "never";
  return written == Written::Always ? "always" : "on create";
}

/// `Code[20] always`, with the members of a choice.
inline std::string text_of(const Field& field) {
  std::string text = name_of(field.type);
  if (field.length_max > 0) text += fmt::format("[{}]", field.length_max);
  if (!field.members.empty()) text += fmt::format(" {}({})", field.choice_type, fmt::join(field.members, ","));
  text += " " + name_of(field.written);
  if (field.is_needed) text += " needed";
  return text + (field.is_computed ? " computed" : "");
}

inline std::string published_type(const Json& field) {
  const std::string type = field.at("type").get<std::string>();
  const std::string length = field.contains("maxLength") ? fmt::format("[{}]", field.at("maxLength").dump()) : "";
  if (type == "Edm.String") return (field.value("upperCased", false) ? "Code" : "Text") + length;
  if (type == "Edm.Int32" || type == "Edm.Int64") return "Whole";
  if (type == "Edm.DateTimeOffset") return "DateTime";
  const std::string name = type.substr(type.rfind('.') + 1);
  if (!field.contains("members")) return name;
  std::vector<std::string> members;
  for (const Json& member : field.at("members")) members.push_back(member.get<std::string>());
  return fmt::format("Choice {}({})", name, fmt::join(members, ","));
}

inline std::string published_text(const Json& field) {
  std::string text = published_type(field);
  text += field.at("editable") ? " always" : field.value("onCreate", false) ? " on create" : " never";
  if (field.value("required", false)) text += " needed";
  return text + (field.value("filterable", true) ? "" : " computed");
}

/// Fields with their published words; navigation and streams are left out.
inline std::map<std::string, std::string> published_fields(const Json& entity) {
  std::map<std::string, std::string> fields;
  for (const Json& field : entity.at("fields")) {
    const bool is_value = !field.value("isNavigation", false) && field.at("type") != "Edm.Stream";
    if (is_value) fields[field.at("name").get<std::string>()] = published_text(field);
  }
  return fields;
}

/// Adds what is different between a table and its published page.
inline void compare(const Entity& entity, const Json& published, Lines& differences) {
  const std::string set(entity.set);
  std::map<std::string, std::string> fields = published_fields(published);
  for (const Field& field : entity.fields) {
    const std::string name(field.name);
    const auto found = fields.find(name);
    if (found == fields.end()) {
      differences.insert(fmt::format("{}.{}: served, not published", set, name));
      continue;
    }
    const std::string ours = text_of(field);
    if (ours != found->second)
      differences.insert(fmt::format("{}.{}: {}, published {}", set, name, ours, found->second));
    fields.erase(found);
  }
  for (const auto& [name, text] : fields) differences.insert(fmt::format("{}.{}: published, not served", set, name));
  const std::vector<std::pair<std::string, bool>> rights = {
      {"insertAllowed", entity.can_create}, {"modifyAllowed", entity.can_change}, {"deleteAllowed", entity.can_delete}};
  for (const auto& [right, ours] : rights) {
    if (published.at(right) != ours) differences.insert(fmt::format("{}: {} differs", set, right));
  }
  if (published.at("entityName") != std::string(entity.name)) differences.insert(set + ": another entity name");
  std::vector<std::string> keys(entity.keys.begin(), entity.keys.end());
  if (published.at("keys") != Json(keys)) differences.insert(set + ": other keys");
}

/// As the extension's group publishes it; the standard pages publish the names of tables' fields.
inline Json links_of(const Part& part) {
  Json links = Json::array();
  for (const Link& link : part.links) {
    links.push_back({{"childField", std::string(link.child)}, {"equalsParentField", std::string(link.parent)}});
  }
  return links;
}

inline void compare_parts(const Entity& entity, const Json& published, Lines& differences) {
  for (const Part& part : entity.parts) {
    const auto is_same = [&part](const Json& field) {
      return field.at("name") == std::string(part.name) && field.value("isNavigation", false);
    };
    const Json& fields = published.at("fields");
    const auto found = std::find_if(fields.begin(), fields.end(), is_same);
    if (found == fields.end()) {
      differences.insert(fmt::format("{}.{}: a part that is not published", entity.set, part.name));
    } else if (entity.api == Api::Vendorlink && links_of(part) != found->at("link")) {
      differences.insert(fmt::format("{}.{}: linked by other fields", entity.set, part.name));
    }
  }
}

/// Actions of the table that are not published, and published ones that it lacks.
inline void compare_actions(const Entity& entity, const Json& published, Lines& differences) {
  Lines actions;
  for (const Json& action : published.at("actions")) {
    std::string text = action.at("name").get<std::string>();
    for (const Json& parameter : action.value("parameters", Json::array())) {
      text += " " + parameter.at("name").get<std::string>();
    }
    actions.insert(text);
  }
  for (const Action& action : entity.actions) {
    std::string name = fmt::format("Microsoft.NAV.{}", action.name);
    for (const Field& parameter : action.parameters) name += fmt::format(" {}", parameter.name);
    if (actions.erase(name) == 0) differences.insert(fmt::format("{}.{}: served, not published", entity.set, name));
  }
  for (const std::string& name : actions) {
    differences.insert(fmt::format("{}.{}: published, not served", entity.set, name));
  }
}

/// The differences of all tables of one API, and which published pages have no table.
inline Lines differences_of(Api api, const Json& published, Lines& without) {
  Lines differences;
  std::set<std::string> seen;
  for (const Entity* entity : entities()) {
    if (entity->api != api) continue;
    const std::string set(entity->set);
    seen.insert(set);
    if (!published.contains(set)) {
      differences.insert(set + ": served, not published");
      continue;
    }
    compare(*entity, published.at(set), differences);
    compare_parts(*entity, published.at(set), differences);
    compare_actions(*entity, published.at(set), differences);
  }
  for (const auto& [set, entity] : published.items()) {
    if (!seen.contains(set)) without.insert(set);
  }
  return differences;
}

}  // namespace vendorproof::mock_erp
