// Permission sets name what the code uses, and the manifest is complete.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "tests/support/al/al_extension.h"

namespace vendorproof::tests::al {

/// What a permission set grants: `tabledata Sales Header` with `RIMD`. Small letters are indirect rights.
using Rights = std::map<std::string, std::string>;

inline Rights rights_in(const Tokens& permissions) {
  Rights rights;
  for (std::size_t i = 0; i + 3 < permissions.size(); i += 5) {
    rights[lower_case(permissions[i].text) + " " + permissions[i + 1].text] = permissions[i + 3].text;
  }
  return rights;
}

inline bool is_granted(const Rights& rights, const std::string& what, char right) {
  const auto found = rights.find(what);
  const char indirect = static_cast<char>(std::tolower(static_cast<unsigned char>(right)));
  return found != rights.end() &&
         (found->second.find(right) != std::string::npos || found->second.find(indirect) != std::string::npos);
}

/// Methods of records by the right that they need; the others need to read.
inline char right_of(const Token& method) {
  if (method.is_word("Insert")) return 'I';
  if (method.is_word("Modify") || method.is_word("ModifyAll")) return 'M';
  return method.is_word("Delete") || method.is_word("DeleteAll") ? 'D' : 'R';
}

/// Tables that the code touches, each with the rights that it needs, for one object.
inline std::map<std::string, std::set<char>> uses_of(const Extension& extension, const Object& object) {
  std::map<std::string, std::set<char>> uses;
  each_routine(object, [&](const Routine& routine) {
    for (std::size_t i = 0; i + 3 < routine.body.size(); ++i) {
      const bool is_call = routine.body[i + 1].is(".") && routine.body[i + 3].is("(") && routine.body[i].is_name();
      if (!is_call) continue;
      const Variable* const variable = variable_in(object, routine, routine.body[i].text);
      if (variable != nullptr && variable->is_temporary()) continue;
      const std::string table = record_in(object, routine, routine.body[i].text);
      const Object* const own = extension.object("table", table);
      if (table.empty() || (own != nullptr && own->body.property("TableType") == "Temporary")) continue;
      uses[table].insert(right_of(routine.body[i + 2]));
    }
  });
  // A page reads its table, and writes it by itself.
  const std::string source = object.body.property("SourceTable");
  const Object* const own = extension.object("table", source);
  if (object.kind != "page" || (own != nullptr && own->body.property("TableType") == "Temporary")) return uses;
  uses[source].insert('R');
  if (object.body.property("InsertAllowed") == "true") uses[source].insert('I');
  if (object.body.property("ModifyAllowed") == "true") uses[source].insert('M');
  if (object.body.property("DeleteAllowed") == "true") uses[source].insert('D');
  return uses;
}

/// Objects that only people use, with the set for them.
inline bool is_for_people(const Object& object) {
  const bool is_page = object.kind == "page" && object.body.property("PageType") != "API";
  const std::string subtype = object.body.property("Subtype");
  return is_page || subtype == "Install" || subtype == "Upgrade";
}

inline Rights rights_of(const Object& object) {
  const auto found = object.body.properties.find("Permissions");
  return found == object.body.properties.end() ? Rights() : rights_in(found->second);
}

/// Code units that run when a person posts or changes something: those with subscribers, and what they call.
inline std::set<const Object*> codeunits_of_people(const Extension& extension) {
  std::vector<const Object*> open;
  for (const Object& object : extension.objects()) {
    const bool is_bound_always = object.kind == "codeunit" && object.body.property("EventSubscriberInstance").empty();
    bool subscribes = false;
    each_routine(object, [&](const Routine& routine) {
      for (const Tokens& attribute : routine.attributes) {
        subscribes = subscribes || attribute.front().is_word("EventSubscriber");
      }
    });
    if (is_bound_always && subscribes) open.push_back(&object);
  }
  std::set<const Object*> seen;
  while (!open.empty()) {
    const Object* const object = open.back();
    open.pop_back();
    if (!seen.insert(object).second) continue;
    each_routine(*object, [&](const Routine& routine) {
      for (const Variable& variable : routine.variables) {
        const Object* const called = extension.object("codeunit", variable.object("Codeunit"));
        if (called != nullptr) open.push_back(called);
      }
    });
  }
  return seen;
}

/// A person who posts has no set of this app: the rights are indirect, and the code units use them.
inline Complaints people_complaints(const Extension& extension) {
  Complaints complaints;
  const Object* const basic = extension.object("permissionsetextension", "VPL D365 BASIC");
  if (basic == nullptr) return {"the rights of people are missing"};
  const Rights for_people = rights_of(*basic);
  for (const Object* object : codeunits_of_people(extension)) {
    const Rights own = rights_of(*object);
    if (!is_granted(for_people, "codeunit " + object->name, 'X')) {
      complaints.push_back(object->path + ": a person cannot run it");
    }
    for (const auto& [table, needed] : uses_of(extension, *object)) {
      if (!starts_with(table, "VPL ")) continue;
      for (const char right : needed) {
        const std::string what = "tabledata " + table;
        const bool both = is_granted(own, what, right) && is_granted(for_people, what, right);
        if (!both) complaints.push_back(fmt::format("{}: a person has no right {} to {}", object->path, right, table));
      }
    }
  }
  return complaints;
}

inline Complaints rights_complaints(const Extension& extension) {
  Complaints complaints;
  const Object* const api = extension.object("permissionset", "VPL API");
  const Object* const admin = extension.object("permissionset", "VPL ADMIN");
  if (api == nullptr || admin == nullptr) return {"a permission set is missing"};
  const Rights for_api = rights_of(*api);
  const Rights for_admin = rights_of(*admin);
  if (admin->body.property("IncludedPermissionSets") != "VPL API") complaints.push_back("VPL ADMIN includes VPL API");
  for (const Object& object : extension.objects()) {
    const bool is_own = object.kind == "table" || object.kind == "page" || object.kind == "codeunit";
    if (!is_own) continue;
    const Rights& rights = is_for_people(object) ? for_admin : for_api;
    const std::string name = object.kind + " " + object.name;
    if (!is_granted(rights, name, 'X')) complaints.push_back(object.path + ": no permission set names it");
    for (const auto& [table, needed] : uses_of(extension, object)) {
      for (const char right : needed) {
        const std::string what = "tabledata " + table;
        if (is_granted(rights, what, right) || is_granted(for_api, what, right)) continue;
        complaints.push_back(fmt::format("{}: {} needs the right {}", object.path, what, right));
      }
    }
  }
  for (const Rights* rights : {&for_api, &for_admin}) {
    for (const auto& [what, letters] : *rights) {
      const std::string kind = what.substr(0, what.find(' '));
      const std::string name = what.substr(what.find(' ') + 1);
      const bool is_own = starts_with(name, "VPL ");
      if (is_own && extension.object(kind == "tabledata" ? "table" : kind, name) == nullptr) {
        complaints.push_back("a permission set names what is not there: " + what);
      }
    }
  }
  return complaints;
}

/// Four whole numbers.
inline bool is_version(const std::string& text) {
  const std::vector<std::string> parts = split(text, '.');
  return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
           return !part.empty() && std::all_of(part.begin(), part.end(), [](char byte) {
             return std::isdigit(static_cast<unsigned char>(byte)) != 0;
           });
         });
}

inline bool is_guid(const std::string& text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_dash ? text[i] != '-' : std::isxdigit(static_cast<unsigned char>(text[i])) == 0) return false;
  }
  return true;
}

/// Of app.json. A runtime belongs to a release: 15 to 26.
inline Complaints manifest_complaints(const Json& app) {
  Complaints complaints;
  for (const char* name :
       {"id", "name", "publisher", "brief", "description", "version", "platform", "application", "runtime", "target"}) {
    if (app.value(name, "").empty()) complaints.push_back(fmt::format("{} is missing", name));
  }
  if (!is_guid(app.value("id", ""))) complaints.push_back("id is no GUID");
  for (const char* name : {"version", "platform", "application"}) {
    if (!is_version(app.value(name, ""))) complaints.push_back(fmt::format("{} needs four numbers", name));
  }
  const int release = number_of(app.value("application", ""));
  if (number_of(app.value("runtime", "")) != release - 11) complaints.push_back("the runtime is of another release");
  const Json ranges = app.value("idRanges", Json::array());
  const Json expected = Json::array({{{"from", 50100}, {"to", 50199}}});
  if (ranges != expected) complaints.push_back("idRanges is not 50100 to 50199");
  const Json features = app.value("features", Json::array());
  if (std::find(features.begin(), features.end(), "NoImplicitWith") == features.end()) {
    complaints.push_back("the feature NoImplicitWith is missing");
  }
  if (app.value("dependencies", Json("none")) != Json::array()) complaints.push_back("there is a dependency");
  return complaints;
}

}  // namespace vendorproof::tests::al
