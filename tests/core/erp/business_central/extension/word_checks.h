// What a compiler would say first: words that stand for nothing, and routines and properties that nobody knows.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/core/erp/business_central/extension/name_checks.h"
#include "tests/support/al/al_extension.h"

namespace vendorproof::tests::al {

/// Of the language, in small letters.
inline constexpr std::string_view keywords[] = {
    "begin", "end", "if",   "then", "else", "exit", "repeat", "until", "for", "to",  "foreach",
    "in",    "do",  "case", "of",   "and",  "or",   "not",    "true",  "mod", "div", "false",
};

/// What the platform offers without an owner, in small letters, and the owners that it offers.
inline constexpr std::string_view platform_words[] = {
    "error",
    "copystr",
    "maxstrlen",
    "strlen",
    "evaluate",
    "isnullguid",
    "createguid",
    "currentdatetime",
    "workdate",
    "today",
    "createdatetime",
    "clear",
    "calcdate",
    "format",
    "rec",
    "xrec",
    "objecttype",
    "page",
    "database",
    "enum",
    "codeunit",
    "navapp",
    "bindsubscription",
    "webserviceactionresultcode",
};

inline bool is_among(const std::string& word, const std::string_view* first, const std::string_view* last) {
  return std::find(first, last, lower_case(word)) != last;
}

/// Words of a routine that are no keyword, variable, routine, field or thing of the platform.
inline Complaints unknown_words(const Object& object, const Routine& routine) {
  Complaints complaints;
  const Tokens& body = routine.body;
  std::set<std::size_t> fields;  // places where a record's method takes a field
  for (std::size_t i = 2; i + 1 < body.size(); ++i) {
    if (!body[i - 1].is(".") || !body[i + 1].is("(") || !names_field(body[i])) continue;
    const std::size_t end = names_many_fields(body[i]) ? closing(body, i + 1) : i + 3;
    for (std::size_t at = i + 2; at < end; ++at) fields.insert(at);
  }
  for (std::size_t i = 0; i < body.size(); ++i) {
    const bool has_owner = i > 0 && (body[i - 1].is(".") || body[i - 1].is("::"));
    if (!body[i].is_name() || has_owner || fields.contains(i)) continue;
    const std::string& word = body[i].text;
    const bool is_known = is_among(word, std::begin(keywords), std::end(keywords)) ||
                          is_among(word, std::begin(platform_words), std::end(platform_words)) ||
                          variable_in(object, routine, word) != nullptr ||
                          std::any_of(object.body.routines.begin(), object.body.routines.end(),
                                      [&](const Routine& other) { return lower_case(other.name) == lower_case(word); });
    if (!is_known) complaints.push_back(fmt::format("{}: nothing is called {}", place_of(object, body[i].line), word));
  }
  return complaints;
}

inline Complaints unknown_complaints(const Extension& extension) {
  Complaints complaints;
  for (const Object& object : extension.objects()) {
    each_routine(object, [&](const Routine& routine) {
      const Complaints some = unknown_words(object, routine);
      complaints.insert(complaints.end(), some.begin(), some.end());
    });
  }
  return complaints;
}

/// Objects that variables, properties and parts name, and that the extension should have.
inline Complaints missing_complaints(const Extension& extension) {
  Complaints complaints;
  const auto check = [&](const Object& object, const Tokens& tokens) {
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      const std::string& name = tokens[i + 1].text;
      if (tokens[i + 1].kind != TokenKind::Name || !starts_with(name, "VPL ")) continue;
      for (const auto& [word, kind] : std::map<std::string_view, std::string_view>{
               {"Record", "table"}, {"Codeunit", "codeunit"}, {"Enum", "enum"}, {"Page", "page"}}) {
        if (!tokens[i].is_word(word) || extension.object(kind, name) != nullptr) continue;
        complaints.push_back(fmt::format("{}: there is no {} {}", place_of(object, tokens[i].line), kind, name));
      }
    }
  };
  for (const Object& object : extension.objects()) {
    object.body.each([&](const Block& block) {
      check(object, block.head);
      for (const Variable& variable : block.variables) check(object, variable.type);
      for (const Routine& routine : block.routines) {
        for (const Variable& variable : routine.variables) check(object, variable.type);
        for (const Variable& parameter : routine.parameters) check(object, parameter.type);
      }
    });
  }
  return complaints;
}

/// Procedures that no code calls. Subscribers and actions are called from outside.
inline Complaints idle_complaints(const Extension& extension) {
  std::set<std::string> called;
  for (const Object& object : extension.objects()) {
    each_routine(object, [&](const Routine& routine) {
      for (std::size_t i = 0; i + 1 < routine.body.size(); ++i) {
        if (routine.body[i + 1].is("(")) called.insert(lower_case(routine.body[i].text));
      }
    });
  }
  Complaints complaints;
  for (const Object& object : extension.objects()) {
    each_routine(object, [&](const Routine& routine) {
      if (routine.is_trigger || !routine.attributes.empty() || called.contains(lower_case(routine.name))) return;
      complaints.push_back(fmt::format("{}: nobody calls {}", place_of(object, routine.line), routine.name));
    });
  }
  return complaints;
}

/// The triggers of each kind of object, and of controls: names and numbers of parameters.
inline Complaints trigger_complaints(const Extension& extension) {
  static const std::set<std::string> known = {
      "table OnInsert/0",
      "table OnModify/0",
      "table OnDelete/0",
      "page OnOpenPage/0",
      "page OnAfterGetRecord/0",
      "page OnFindRecord/1",
      "page OnNewRecord/1",
      "page OnInsertRecord/1",
      "page OnModifyRecord/0",
      "page OnDeleteRecord/0",
      "page OnValidate/0",
      "codeunit OnInstallAppPerCompany/0",
      "codeunit OnUpgradePerCompany/0",
  };
  Complaints complaints;
  for (const Object& object : extension.objects()) {
    each_routine(object, [&](const Routine& routine) {
      const std::string text = fmt::format("{} {}/{}", object.kind, routine.name, routine.parameters.size());
      if (routine.is_trigger && !known.contains(text)) {
        complaints.push_back(fmt::format("{}: no trigger {}", place_of(object, routine.line), text));
      }
    });
  }
  return complaints;
}

/// The properties that the sources may use, so that a wrong spelling is seen.
inline Complaints property_complaints(const Extension& extension) {
  static const std::set<std::string> known = {
      // Objects.
      "Caption",
      "DataClassification",
      "TableType",
      "Extensible",
      "Access",
      "Subtype",
      "Permissions",
      "EventSubscriberInstance",
      "Assignable",
      "IncludedPermissionSets",
      // Fields and keys.
      "TableRelation",
      "NotBlank",
      "Editable",
      "MinValue",
      "DecimalPlaces",
      "AutoFormatType",
      "Clustered",
      "Unique",
      "SumIndexFields",
      // Pages and their controls.
      "PageType",
      "APIPublisher",
      "APIGroup",
      "APIVersion",
      "EntityName",
      "EntitySetName",
      "EntityCaption",
      "EntitySetCaption",
      "SourceTable",
      "SourceTableView",
      "ODataKeyFields",
      "DelayedInsert",
      "InsertAllowed",
      "ModifyAllowed",
      "DeleteAllowed",
      "SubPageLink",
      "ApplicationArea",
      "UsageCategory",
      "ToolTip",
      "CardPageId",
  };
  Complaints complaints;
  for (const Object& object : extension.objects()) {
    object.body.each([&](const Block& block) {
      for (const auto& [name, value] : block.properties) {
        if (!known.contains(name)) complaints.push_back(object.path + ": no property " + name);
        if (value.empty()) complaints.push_back(object.path + ": " + name + " has no value");
      }
    });
  }
  return complaints;
}

}  // namespace vendorproof::tests::al
