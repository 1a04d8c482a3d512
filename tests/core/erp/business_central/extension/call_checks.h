// What the code calls and what it subscribes to: it exists, with that number, order and kind of parameters.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/al/al_extension.h"

namespace vendorproof::tests::al {

/// Procedures of Microsoft's applications that base_tables.json does not list: of whom, which, how many parameters.
/// They are read in microsoft/BCApps: SalesHeader, SalesLine and SalesInvoiceLine of the base application, NoSeries of
/// the business foundation, UpgradeTag of the system application.
struct KnownProcedure {
  std::string_view owner;
  std::string_view name;
  std::size_t parameters;
};
inline constexpr KnownProcedure known_procedures[] = {
    {"Sales Header", "SetHideValidationDialog", 1},
    {"Sales Line", "SetHideValidationDialog", 1},
    {"Sales Line", "SuspendStatusCheck", 1},
    {"Sales Line", "AutoReserve", 1},
    {"Sales Invoice Line", "CalcVATAmountLines", 2},
    {"Sales Invoice Line", "GetSalesShptLines", 1},
    {"No. Series", "GetNextNo", 2},
    {"No. Series", "GetNextNo", 3},
    {"Upgrade Tag", "HasUpgradeTag", 1},
    {"Upgrade Tag", "SetUpgradeTag", 1},
};

/// What the platform offers on records and on code units.
inline constexpr std::string_view platform_methods[] = {
    "Get",           "GetBySystemId",
    "Insert",        "Modify",
    "Delete",        "DeleteAll",
    "Init",          "Reset",
    "SetRange",      "SetFilter",
    "GetFilter",     "FindSet",
    "FindFirst",     "FindLast",
    "Find",          "Next",
    "IsEmpty",       "Count",
    "Validate",      "TestField",
    "FieldNo",       "CalcFields",
    "CalcSums",      "FieldCaption",
    "IsTemporary",   "GetView",
    "SetView",       "FilterGroup",
    "LockTable",     "WritePermission",
    "GetRangeMin",   "Run",
    "SetLoadFields", "SetAutoCalcFields",
};

inline bool is_platform_method(const Token& method) {
  return std::any_of(std::begin(platform_methods), std::end(platform_methods),
                     [&](std::string_view name) { return method.is_word(name); });
}

/// The routine of an object with that name and number of parameters.
inline const Routine* routine_of(const Object& object, const std::string& name, std::size_t parameters) {
  for (const Routine& routine : object.body.routines) {
    const bool is_same = lower_case(routine.name) == lower_case(name) && routine.parameters.size() == parameters;
    if (is_same && !routine.is_trigger) return &routine;
  }
  return nullptr;
}

inline bool has_routine(const Object& object, const std::string& name) {
  return std::any_of(object.body.routines.begin(), object.body.routines.end(), [&](const Routine& routine) {
    return !routine.is_trigger && lower_case(routine.name) == lower_case(name);
  });
}

class CallCheck {
 public:
  CallCheck(const Extension& extension, const Object& object, const Routine& routine)
      : extension_(extension), object_(object), routine_(routine) {}

  Complaints run() {
    const Tokens& body = routine_.body;
    for (std::size_t i = 0; i + 1 < body.size(); ++i) {
      if (body[i].kind != TokenKind::Word || !body[i + 1].is("(")) continue;
      const std::size_t count = arguments_at(body, i + 1).size();
      if (i >= 2 && body[i - 1].is(".")) {
        check_method(body[i - 2], body[i], count);
      } else if (i == 0 || !body[i - 1].is("::")) {
        check_own(body[i], count);
      }
    }
    return complaints_;
  }

 private:
  void complain(const Token& at, const std::string& what) {
    complaints_.push_back(fmt::format("{}: {}", place_of(object_, at.line), what));
  }

  void check_method(const Token& owner, const Token& method, std::size_t count) {
    const Variable* const variable = variable_in(object_, routine_, owner.text);
    const std::string codeunit = variable == nullptr ? "" : variable->object("Codeunit");
    const std::string table = record_in(object_, routine_, owner.text);
    const std::string name = codeunit.empty() ? table : codeunit;
    if (name.empty() || is_platform_method(method)) return;
    const Object* const own = extension_.object(codeunit.empty() ? "table" : "codeunit", name);
    const bool is_listed_alone = codeunit.empty() || is_listed(name);
    const bool exists = own != nullptr    ? routine_of(*own, method.text, count) != nullptr
                        : is_listed_alone ? is_known(name, method.text, count)
                                          : is_in_base(name, method.text, count);
    if (!exists) complain(method, fmt::format("{} has no {} with {} parameters", name, method.text, count));
  }

  /// A routine of this object; what has another name is the platform's.
  void check_own(const Token& method, std::size_t count) {
    if (has_routine(object_, method.text) && routine_of(object_, method.text, count) == nullptr) {
      complain(method, fmt::format("{} does not have {} parameters", method.text, count));
    }
  }

  /// base_tables.json lists procedures of code units, and not of all.
  static bool is_listed(const std::string& owner) {
    return std::any_of(std::begin(known_procedures), std::end(known_procedures),
                       [&](const KnownProcedure& known) { return known.owner == owner; });
  }

  static bool is_known(const std::string& owner, const std::string& name, std::size_t count) {
    return std::any_of(std::begin(known_procedures), std::end(known_procedures), [&](const KnownProcedure& known) {
      return known.owner == owner && known.name == name && known.parameters == count;
    });
  }

  /// True without base_tables.json: then nobody knows.
  bool is_in_base(const std::string& owner, const std::string& name, std::size_t count) const {
    if (!extension_.base()) return true;
    const Json& codeunits = extension_.base()->at("codeunits");
    if (!codeunits.contains(owner)) return false;
    const Json& procedures = codeunits.at(owner).at("procedures");
    return std::any_of(procedures.begin(), procedures.end(), [&](const Json& procedure) {
      return procedure.at("name") == name && procedure.at("parameters").size() == count;
    });
  }

  const Extension& extension_;
  const Object& object_;
  const Routine& routine_;
  Complaints complaints_;
};

inline Complaints call_complaints(const Extension& extension) {
  Complaints complaints;
  for (const Object& object : extension.objects()) {
    each_routine(object, [&](const Routine& routine) {
      const Complaints some = CallCheck(extension, object, routine).run();
      complaints.insert(complaints.end(), some.begin(), some.end());
    });
  }
  return complaints;
}

/// `var SalesHeader: Record Sales Header`.
inline std::string text_of(const Variable& parameter) {
  return fmt::format("{}{}: {}", parameter.is_by_reference ? "var " : "", parameter.name, shown(parameter.type));
}

inline std::vector<std::string> texts_of(const Routine& routine) {
  std::vector<std::string> texts;
  for (const Variable& parameter : routine.parameters) texts.push_back(text_of(parameter));
  return texts;
}

/// What an event passes: nullopt if it does not exist, or if nobody knows without base_tables.json.
inline std::optional<std::vector<std::string>> event_of(const Extension& extension, const std::string& publisher,
                                                        const std::string& name, bool& is_unknown) {
  is_unknown = !extension.base();
  if (is_unknown || !extension.base()->at("events").contains(publisher)) return std::nullopt;
  for (const Json& event : extension.base()->at("events").at(publisher).at("events")) {
    if (event.at("name") != name) continue;
    std::vector<std::string> texts;
    for (const Json& parameter : event.at("parameters")) {
      texts.push_back(fmt::format("{}{}: {}", parameter.at("byReference").get<bool>() ? "var " : "",
                                  parameter.at("name").get<std::string>(), parameter.at("type").get<std::string>()));
    }
    return texts;
  }
  return std::nullopt;
}

/// What the platform passes for changes of a table, for its fields, and for controls of a page.
inline std::optional<std::vector<std::string>> platform_event(const std::string& kind, const std::string& name,
                                                              const std::string& table) {
  const std::string row = "var Rec: Record " + table;
  const std::string before = "var xRec: Record " + table;
  if (kind == "Page" && name == "OnBeforeValidateEvent") return std::vector<std::string>{row, before};
  if (kind != "Table") return std::nullopt;
  if (name == "OnBeforeValidateEvent") return std::vector<std::string>{row, before, "CurrFieldNo: Integer"};
  if (name == "OnAfterModifyEvent") return std::vector<std::string>{row, before, "RunTrigger: Boolean"};
  if (name == "OnAfterInsertEvent" || name == "OnAfterDeleteEvent" || name == "OnBeforeDeleteEvent") {
    return std::vector<std::string>{row, "RunTrigger: Boolean"};
  }
  return std::nullopt;
}

/// `EventSubscriber(ObjectType::Codeunit, Codeunit::"Sales-Post", OnX, 'control', false, false)`.
inline void check_subscriber(const Extension& extension, const Object& object, const Routine& routine,
                             const Tokens& attribute, Complaints& complaints) {
  const auto complain = [&](const std::string& what) {
    complaints.push_back(fmt::format("{}: {}", place_of(object, routine.line), what));
  };
  const std::vector<Tokens> arguments = arguments_at(attribute, 1);
  if (arguments.size() != 6) {
    complain("a subscriber names six things");
    return;
  }
  const std::string kind = arguments[0].back().text;
  const std::string publisher = arguments[1].back().text;
  const std::string event = arguments[2].back().text;
  const std::string control = arguments[3].back().text;
  const bool is_paired = arguments[1].front().is_word(kind == "Table" ? "Database" : kind);
  if (!is_paired) complain(fmt::format("{} is not named as a {}", publisher, kind));
  std::optional<std::vector<std::string>> expected;
  if (kind == "Codeunit") {
    bool is_unknown = false;
    expected = event_of(extension, publisher, event, is_unknown);
    if (is_unknown) return;
  } else if (kind == "Page") {
    const Object* const page = extension.object("page", publisher);
    bool has_control = false;
    if (page != nullptr) {
      page->body.each([&](const Block& block) {
        has_control = has_control || (block.is("field") && block.arguments().at(0).front().text == control);
      });
    }
    if (!has_control) complain(fmt::format("{} has no control {}", publisher, control));
    expected = platform_event(kind, event, page == nullptr ? "" : page->body.property("SourceTable"));
  } else {
    const bool is_of_field = event == "OnBeforeValidateEvent";
    const bool has_field = !extension.knows_table(publisher) || extension.fields_of(publisher).contains(control);
    if (is_of_field && !has_field) complain(fmt::format("{} has no field {}", publisher, control));
    expected = platform_event(kind, event, publisher);
  }
  if (!expected) {
    complain(fmt::format("{} has no event {}", publisher, event));
  } else if (texts_of(routine) != *expected) {
    complain(fmt::format("{} passes ({}), not ({})", event, join(*expected, "; "), join(texts_of(routine), "; ")));
  }
}

inline Complaints subscriber_complaints(const Extension& extension) {
  Complaints complaints;
  for (const Object& object : extension.objects()) {
    each_routine(object, [&](const Routine& routine) {
      for (const Tokens& attribute : routine.attributes) {
        if (attribute.empty() || !attribute.front().is_word("EventSubscriber")) continue;
        check_subscriber(extension, object, routine, attribute, complaints);
      }
    });
  }
  return complaints;
}

}  // namespace vendorproof::tests::al
