// Tryton's errors. It answers with 200 and `{"error":["UserError",["text","more",null]]}`; before it has read the call,
// with a status and a page.
#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "core/erp/tryton/pages.h"

namespace vendorproof::erp::tryton {

namespace {

using trade::Reception;

/// What Tryton states: the kind is "" for a failure that it did not foresee, such as a field that it does not know.
struct Stated {
  std::string kind;
  std::string text;
};

bool is_kind(std::string_view text) {
  return text == "UserError" || text == "UserWarning" || text == "ConcurrencyException" || text == "LoginException";
}

void add_texts(const Json& value, std::string& text) {
  if (value.is_string() && !value.get_ref<const std::string&>().empty()) {
    text += (text.empty() ? "" : " ") + value.get<std::string>();
  }
  if (!value.is_array()) return;
  for (const Json& part : value) add_texts(part, text);
}

std::optional<Stated> stated_in(std::string_view body) {
  const Result<Json> document = parse_json(body);
  if (!document || !document->is_object()) return std::nullopt;
  const auto error = document->find("error");
  if (error == document->end() || error->is_null()) return std::nullopt;
  Stated stated;
  if (!error->is_array() || error->empty() || !error->front().is_string()) {
    add_texts(*error, stated.text);
    return stated;
  }
  const std::string first = error->front().get<std::string>();
  const bool has_kind = is_kind(first);
  if (has_kind) stated.kind = first;
  for (std::size_t i = has_kind ? 1 : 0; i < error->size(); ++i) add_texts((*error)[i], stated.text);
  return stated;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// A right to a model, a field, a button or a wizard that the user does not have.
bool is_missing_right(std::string_view text) {
  return contains(text, "You are not allowed to access ") || contains(text, "You are not allowed to execute wizard ") ||
         contains(text, "Calling button \"");
}

/// A model or a field that this Tryton does not have: only its name, between quotation marks.
bool is_unknown_name(std::string_view text) {
  if (text.size() < 3 || text.front() != '\'' || text.back() != '\'') return false;
  constexpr std::string_view signs = "abcdefghijklmnopqrstuvwxyz_.0123456789";
  const std::string_view name = text.substr(1, text.size() - 2);
  return name.find_first_not_of(signs) == std::string_view::npos && !(name.front() >= '0' && name.front() <= '9');
}

/// The access rules hide a record that does not exist, and so Tryton speaks of them.
bool is_missing_record(std::string_view text) {
  return contains(text, "You are not allowed to") && contains(text, " records ");
}

Reception reception_of(const Stated& stated) {
  if (stated.kind == "ConcurrencyException") return Reception::Outdated;
  if (stated.kind == "LoginException") return Reception::Denied;
  if (stated.kind == "UserError" && is_missing_record(stated.text)) return Reception::NotFound;
  if (stated.kind == "UserError" && is_missing_right(stated.text)) return Reception::Denied;
  if (!stated.kind.empty()) return Reception::Wrong;
  if (is_unknown_name(stated.text)) return Reception::Elsewhere;
  if (contains(stated.text, "Database ") && contains(stated.text, "doesn't exist")) return Reception::Elsewhere;
  if (contains(stated.text, "database is locked") || contains(stated.text, "could not serialize")) {
    return Reception::Unavailable;
  }
  return Reception::Refused;
}

/// A method that this Tryton does not have: it says the same as a wall before it, with a text of its own.
bool is_unknown_method(const HttpResponse& response) {
  return response.status == 403 && contains(response.body, "either read-protected or not readable by the server");
}

}  // namespace

Reception reception_of(const HttpResponse& response) {
  if (is_unknown_method(response)) return Reception::Refused;
  const Reception reception = trade::reception_of(response);
  if (reception != Reception::Taken || !contains(response.body, "\"error\"")) return reception;
  const std::optional<Stated> stated = stated_in(response.body);
  return stated ? reception_of(*stated) : reception;
}

std::string error_text(std::string_view body) {
  const std::optional<Stated> stated = stated_in(body);
  if (!stated) return trade::text_of({}, body);
  return trade::text_of({{stated->kind, stated->text}}, body);
}

std::string error_code(std::string_view body) {
  const std::optional<Stated> stated = stated_in(body);
  return stated ? trade::code_of({{stated->kind, stated->text}}) : "";
}

/// A period that is closed is not found, and so Tryton asks for a new one; a move that is given today's period says
/// that its date is outside of it.
bool is_closed_period(std::string_view body) {
  const std::optional<Stated> stated = stated_in(body);
  return stated && (contains(stated->text, "must create a period for the date") ||
                    contains(stated->text, "is outside the period"));
}

}  // namespace vendorproof::erp::tryton
