#include "mock_erp/description/metadata.h"

#include <set>
#include <string_view>

#include <fmt/format.h>

#include "mock_erp/contract/edm.h"
#include "mock_erp/contract/entities.h"

namespace vendorproof::mock_erp {

namespace {

/// A choice has a type of its own.
std::string_view type_of(const Field& field) {
  return field.type == FieldType::Choice ? field.choice_type : edm_type(field.type);
}

/// The type, and what limits it.
std::string type_attributes(const Field& field) {
  const bool is_choice = field.type == FieldType::Choice;
  std::string text = fmt::format("Type=\"{}{}\"", is_choice ? "Microsoft.NAV." : "", type_of(field));
  if (field.length_max > 0) text += fmt::format(" MaxLength=\"{}\"", field.length_max);
  if (field.type == FieldType::Decimal) text += " Scale=\"Variable\"";
  return text;
}

bool is_key(const Entity& entity, const Field& field) {
  for (const std::string_view key : entity.keys) {
    if (key == field.name) return true;
  }
  return false;
}

std::string collection(std::string_view name, std::string_view type) {
  return fmt::format(
      "<NavigationProperty Name=\"{}\" Type=\"Collection(Microsoft.NAV.{})\" ContainsTarget=\"true\"/>\n", name, type);
}

std::string entity_type(const Entity& entity) {
  std::string text = fmt::format("<EntityType Name=\"{}\">\n<Key>\n", entity.name);
  for (const std::string_view key : entity.keys) text += fmt::format("<PropertyRef Name=\"{}\"/>\n", key);
  text += "</Key>\n";
  for (const Field& field : entity.fields) {
    const std::string_view end = is_key(entity, field) ? " Nullable=\"false\"/>\n" : "/>\n";
    text += fmt::format("<Property Name=\"{}\" {}{}", field.name, type_attributes(field), end);
  }
  for (const Part& part : entity.parts) text += collection(part.name, entity_of(entity.api, part.target)->name);
  return text;
}

std::string company_parts(Api api) {
  std::string text;
  for (const Entity* entity : entities()) {
    if (entity->api == api && entity != &standard::companies) text += collection(entity->set, entity->name);
  }
  return text;
}

std::string choice_type(const Field& field) {
  std::string text = fmt::format("<EnumType Name=\"{}\">\n", field.choice_type);
  int value = 0;
  for (const std::string_view member : field.members) {
    text += fmt::format("<Member Name=\"{}\" Value=\"{}\"/>\n", member, value++);
  }
  return text + "</EnumType>\n";
}

std::string actions_of(const Entity& entity) {
  std::string text;
  for (const Action& action : entity.actions) {
    text += fmt::format("<Action Name=\"{}\" IsBound=\"true\">\n", action.name);
    text += fmt::format("<Parameter Name=\"bindingParameter\" Type=\"Microsoft.NAV.{}\"/>\n", entity.name);
    for (const Field& parameter : action.parameters) {
      text += fmt::format("<Parameter Name=\"{}\" {}/>\n", parameter.name, type_attributes(parameter));
    }
    text += "</Action>\n";
  }
  return text;
}

std::string entity_set(const Entity& entity) {
  std::string text = fmt::format("<EntitySet Name=\"{}\" EntityType=\"Microsoft.NAV.{}\">\n", entity.set, entity.name);
  for (const Part& part : entity.parts) {
    text += fmt::format("<NavigationPropertyBinding Path=\"{}\" Target=\"{}\"/>\n", part.name, part.target);
  }
  return text + "</EntitySet>\n";
}

}  // namespace

std::string metadata_of(Api api) {
  std::string types = entity_type(standard::companies) + company_parts(api) + "</EntityType>\n";
  std::string choices;
  std::string actions;
  std::string sets = entity_set(standard::companies);
  std::set<std::string_view> seen;
  for (const Entity* entity : entities()) {
    if (entity->api != api || entity == &standard::companies) continue;
    types += entity_type(*entity) + "</EntityType>\n";
    actions += actions_of(*entity);
    sets += entity_set(*entity);
    for (const Field& field : entity->fields) {
      if (field.type == FieldType::Choice && seen.insert(field.choice_type).second) choices += choice_type(field);
    }
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\">\n<edmx:DataServices>\n"
      "<Schema Namespace=\"Microsoft.NAV\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n"
      "{}{}{}<EntityContainer Name=\"NAV\">\n{}</EntityContainer>\n</Schema>\n</edmx:DataServices>\n</edmx:Edmx>\n",
      types, choices, actions, sets);
}

}  // namespace vendorproof::mock_erp
