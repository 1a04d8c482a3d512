// The API pages against the tables that the mock serves: the same pages, fields, types, rights, parts and actions.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "mock_erp/contract/entities.h"
#include "tests/support/al/al_extension.h"

namespace vendorproof::tests::al {

using mock_erp::Action;
using mock_erp::Entity;
using mock_erp::Field;
using mock_erp::FieldType;
using mock_erp::Link;
using mock_erp::Part;
using mock_erp::Written;

/// The API page of a set, or nullptr.
inline const Object* page_of(const Extension& extension, std::string_view set) {
  for (const Object& object : extension.objects()) {
    if (object.kind == "page" && object.body.property("EntitySetName") == set) return &object;
  }
  return nullptr;
}

/// The controls of one kind, by their names in the API.
inline std::map<std::string, const Block*> controls_of(const Object& page, std::string_view kind) {
  std::map<std::string, const Block*> controls;
  page.body.each([&](const Block& block) {
    if (block.is(kind)) controls[block.arguments().at(0).front().text] = &block;
  });
  return controls;
}

/// The field of the source table that a control shows, or "" for a variable.
inline std::string source_of(const Block& control) {
  const Tokens source = control.arguments().at(1);
  return source.size() == 3 && source[0].is_word("Rec") ? source[2].text : "";
}

class PageCheck {
 public:
  PageCheck(const Extension& extension, const Entity& entity, const Object& page)
      : extension_(extension), entity_(entity), page_(page), table_(page.body.property("SourceTable")) {}

  Complaints run() {
    check_properties();
    check_fields();
    check_parts();
    check_actions();
    return complaints_;
  }

 private:
  void complain(const std::string& what) { complaints_.push_back(fmt::format("{}: {}", page_.path, what)); }

  void expect(const std::string& property, const std::string& value) {
    const std::string seen = page_.body.property(property);
    if (seen != value) complain(fmt::format("{} is '{}' and should be '{}'", property, seen, value));
  }

  void check_properties() {
    expect("PageType", "API");
    expect("APIPublisher", "vendorproof");
    expect("APIGroup", "vendorlink");
    expect("APIVersion", "v1.0");
    expect("EntityName", std::string(entity_.name));
    expect("DelayedInsert", "true");
    expect("Extensible", "false");
    expect("InsertAllowed", entity_.can_create ? "true" : "false");
    expect("ModifyAllowed", entity_.can_change ? "true" : "false");
    expect("DeleteAllowed", entity_.can_delete ? "true" : "false");
    for (const char* name : {"Caption", "EntityCaption", "EntitySetCaption"}) {
      if (page_.body.property(name).empty()) complain(fmt::format("{} is missing", name));
    }
    const bool is_read_only = !entity_.can_create && !entity_.can_change;
    if (is_read_only && !page_.body.is_off("Editable")) complain("a page that is only read has Editable = false");
    std::string keys;
    for (const std::string_view key : entity_.keys) {
      keys += keys.empty() ? "" : ",";
      keys += source_named(page_, key);
    }
    expect("ODataKeyFields", keys);
  }

  /// The field of the source table behind a field of the API.
  static std::string source_named(const Object& page, std::string_view field) {
    const auto controls = controls_of(page, "field");
    const auto found = controls.find(std::string(field));
    return found == controls.end() ? "" : source_of(*found->second);
  }

  void check_fields() {
    auto controls = controls_of(page_, "field");
    for (const Field& field : entity_.fields) {
      const auto found = controls.find(std::string(field.name));
      if (found == controls.end()) {
        complain(fmt::format("has no field {}", field.name));
        continue;
      }
      check_field(field, *found->second);
      controls.erase(found);
    }
    for (const auto& [name, control] : controls) complain("the API has no field " + name);
  }

  void check_field(const Field& field, const Block& control) {
    if (!control.properties.contains("Caption")) complain(fmt::format("{} has no caption", field.name));
    const std::string source = source_of(control);
    if (field.is_computed != source.empty()) {
      complain(fmt::format("{} {}", field.name, source.empty() ? "cannot be filtered" : "is not computed"));
    }
    check_type(field, control, source);
    check_written(field, control);
    if (field.is_needed && !is_tested(field, source)) complain(fmt::format("{} is needed, and not tested", field.name));
  }

  void check_type(const Field& field, const Block& control, const std::string& source) {
    std::string type;
    if (source.empty()) {
      const std::string name = shown(control.arguments().at(1));
      for (const Variable& variable : page_.body.variables) {
        if (variable.name == name) type = shown(variable.type);
      }
    } else {
      const Fields fields = extension_.fields_of(table_);
      const auto found = fields.find(source);
      if (found == fields.end()) {
        if (extension_.knows_table(table_)) complain(fmt::format("{}: {} has no {}", field.name, table_, source));
        return;
      }
      type = found->second;
    }
    if (field.type == FieldType::Choice) {
      check_choice(field, type);
    } else if (type != type_of(field)) {
      complain(fmt::format("{} is {} and should be {}", field.name, type, type_of(field)));
    }
  }

  static std::string type_of(const Field& field) {
    const std::string length = field.length_max > 0 ? fmt::format("[{}]", field.length_max) : "";
    switch (field.type) {
      case FieldType::Text:
        return "Text" + length;
      case FieldType::Code:
        return "Code" + length;
      case FieldType::Guid:
        return "Guid";
      case FieldType::Whole:
        return "Integer";
      case FieldType::Decimal:
        return "Decimal";
      case FieldType::Boolean:
        return "Boolean";
      case FieldType::Date:
        return "Date";
      case FieldType::DateTime:
        return "DateTime";
      case FieldType::Choice:
        break;
    }
    return "";
  }

  void check_choice(const Field& field, const std::string& type) {
    if (!starts_with(type, "Enum ")) {
      complain(fmt::format("{} is {} and should be an enumeration", field.name, type));
      return;
    }
    const std::string name = type.substr(5);
    if (wire_type(name) != field.choice_type) complain(fmt::format("{} is of type {}", field.name, wire_type(name)));
    const std::optional<std::vector<std::string>> values = extension_.values_of(name);
    if (!values) return;
    std::vector<std::string> members;
    for (const std::string& value : *values) members.push_back(wire_name(value));
    const std::vector<std::string> expected(field.members.begin(), field.members.end());
    if (members != expected) complain(fmt::format("{}: {} has other values", field.name, name));
  }

  void check_written(const Field& field, const Block& control) {
    const bool is_page_off = !entity_.can_create && !entity_.can_change;
    const bool is_off = is_page_off || control.is_off("Editable");
    const bool is_guarded = std::any_of(control.routines.begin(), control.routines.end(), [](const Routine& routine) {
      return routine.name == "OnValidate" &&
             std::any_of(routine.body.begin(), routine.body.end(),
                         [](const Token& token) { return token.is_word("RequireCreate"); });
    });
    const bool is_create = field.written == Written::OnCreate;
    if (is_off != (field.written == Written::Never)) {
      complain(fmt::format("{} can{} be written", field.name, is_off ? "not" : ""));
    }
    // A page that changes no rows needs no guard.
    if (entity_.can_change && is_guarded != is_create) {
      complain(fmt::format("{} can{} be changed", field.name, is_guarded ? "not" : ""));
    }
  }

  /// In any source: by TestField; a key by CheckedKey; what may be 0 by RequireWritten.
  bool is_tested(const Field& field, const std::string& source) const {
    const bool is_key = field.name == "idempotencyKey";
    bool tested = false;
    for (const Object& object : extension_.objects()) {
      each_routine(object, [&](const Routine& routine) {
        for (std::size_t i = 0; i + 2 < routine.body.size(); ++i) {
          if (is_key && routine.body[i].is_word("CheckedKey")) tested = true;
          const bool is_written = routine.body[i].is_word("RequireWritten") && object.path == page_.path &&
                                  arguments_at(routine.body, i + 1).back().front().text == field.name;
          if (is_written) tested = true;
          const bool tests_it = routine.body[i].is_word("TestField") && routine.body[i + 2].text == source;
          const bool has_record = i >= 2 && record_in(object, routine, routine.body[i - 2].text) == table_;
          if (tests_it && has_record) tested = true;
        }
      });
    }
    return tested;
  }

  void check_parts() {
    auto parts = controls_of(page_, "part");
    for (const Part& part : entity_.parts) {
      const auto found = parts.find(std::string(part.name));
      const Object* const target = page_of(extension_, part.target);
      if (found == parts.end() || target == nullptr) {
        complain(fmt::format("has no part {}", part.name));
        continue;
      }
      check_part(part, *found->second, *target);
      parts.erase(found);
    }
    for (const auto& [name, control] : parts) complain("the API has no part " + name);
  }

  void check_part(const Part& part, const Block& control, const Object& target) {
    const Entity& rows = *mock_erp::entity_of(entity_.api, part.target);
    if (control.arguments().at(1).front().text != target.name)
      complain(fmt::format("{} shows another page", part.name));
    if (control.property("EntitySetName") != part.target || control.property("EntityName") != rows.name) {
      complain(fmt::format("{} is named differently", part.name));
    }
    std::string links;
    for (const Link& link : part.links) {
      links += links.empty() ? "" : ",";
      links += fmt::format("{}=field({})", source_named(target, link.child), source_named(page_, link.parent));
    }
    if (control.property("SubPageLink") != links) {
      complain(fmt::format("{} is linked by {}, not by {}", part.name, control.property("SubPageLink"), links));
    }
  }

  void check_actions() {
    std::set<std::string> seen;
    for (const Routine& routine : page_.body.routines) {
      const bool is_service =
          std::any_of(routine.attributes.begin(), routine.attributes.end(),
                      [](const Tokens& tokens) { return !tokens.empty() && tokens.front().is_word("ServiceEnabled"); });
      if (is_service) seen.insert(text_of(routine));
    }
    std::set<std::string> expected;
    for (const Action& action : entity_.actions) {
      std::string text = fmt::format("{}(var ActionContext: WebServiceActionContext", action.name);
      for (const Field& parameter : action.parameters)
        text += fmt::format("; {}: {}", parameter.name, type_of(parameter));
      expected.insert(text + ")");
    }
    if (seen != expected) {
      complain(fmt::format("its actions are {}, not {}", fmt::join(seen, ", "), fmt::join(expected, ", ")));
    }
  }

  /// As the API names it: it begins with a small letter.
  static std::string text_of(const Routine& routine) {
    std::string text = routine.name + "(";
    text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    for (std::size_t i = 0; i < routine.parameters.size(); ++i) {
      const Variable& parameter = routine.parameters[i];
      text += fmt::format("{}{}{}: {}", i == 0 ? "" : "; ", parameter.is_by_reference ? "var " : "", parameter.name,
                          shown(parameter.type));
    }
    return text + ")";
  }

  const Extension& extension_;
  const Entity& entity_;
  const Object& page_;
  std::string table_;
  Complaints complaints_;
};

/// Both ways: each entity has its page, and each API page its entity.
inline Complaints page_complaints(const Extension& extension) {
  Complaints complaints;
  std::set<const Object*> seen;
  for (const Entity* entity : mock_erp::entities()) {
    if (entity->api != mock_erp::Api::Vendorlink) continue;
    const Object* const page = page_of(extension, entity->set);
    if (page == nullptr) {
      complaints.push_back(fmt::format("no page serves {}", entity->set));
      continue;
    }
    seen.insert(page);
    const Complaints some = PageCheck(extension, *entity, *page).run();
    complaints.insert(complaints.end(), some.begin(), some.end());
  }
  for (const Object& object : extension.objects()) {
    const bool is_api = object.body.property("PageType") == "API";
    if (is_api && !seen.contains(&object)) complaints.push_back(object.path + ": the mock serves no such page");
  }
  return complaints;
}

}  // namespace vendorproof::tests::al
