// Error texts of Amazon: readable for people, whatever bytes Amazon sends.
#include <utility>

#include "core/base/json/json_tree.h"
#include "core/channel/sp_api/messages.h"

namespace vendorproof::channel::sp_api {

namespace {

constexpr std::size_t errors_max = 20;

/// A member as text; "" if it is missing or not a text.
std::string member(const Json& object, const char* key) {
  if (!object.is_object()) return "";
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return "";
  return found->get<std::string>();
}

void add_error(std::vector<trade::Complaint>& errors, std::string code, std::string message,
               const std::string& details) {
  if (code.empty() && message.empty()) return;
  if (!details.empty()) message += (message.empty() ? "(" : " (") + details + ")";
  errors.push_back({std::move(code), std::move(message)});
}

/// `{"errors":[{code,message,details}]}` of the API, or `{"error","error_description"}` of Login with Amazon.
std::vector<trade::Complaint> amazon_errors(const Json& body) {
  std::vector<trade::Complaint> errors;
  if (!body.is_object()) return errors;
  const auto list = body.find("errors");
  if (list != body.end() && list->is_array()) {
    for (const Json& error : *list) {
      if (errors.size() >= errors_max) break;
      add_error(errors, member(error, "code"), member(error, "message"), member(error, "details"));
    }
  }
  if (errors.empty()) add_error(errors, member(body, "error"), member(body, "error_description"), "");
  return errors;
}

std::vector<trade::Complaint> complaints_in(std::string_view body) {
  const Result<Json> document = parse_json(body);
  return document ? amazon_errors(*document) : std::vector<trade::Complaint>();
}

}  // namespace

std::string error_text(std::string_view body) { return trade::text_of(complaints_in(body), body); }
std::string error_code(std::string_view body) { return trade::code_of(complaints_in(body)); }

}  // namespace vendorproof::channel::sp_api
