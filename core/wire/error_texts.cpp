// What the peers say when they refuse: always readable, whatever they send.
#include <utility>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/wire/amazon.h"
#include "core/wire/business_central.h"
#include "core/wire/plain_text.h"

namespace vendorproof::wire {

namespace {

constexpr std::size_t foreign_characters_max = 200;
constexpr std::size_t own_characters_max = 2'000;
constexpr std::size_t errors_max = 20;

struct PeerError {
  std::string code;
  std::string text;
};

/// A member as text; "" when there is none or it is something else.
std::string member(const Json& object, const char* key) {
  if (!object.is_object()) return "";
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return "";
  return found->get<std::string>();
}

void add_error(std::vector<PeerError>& errors, std::string code, std::string message, const std::string& details) {
  if (code.empty() && message.empty()) return;
  if (!details.empty()) message += (message.empty() ? "(" : " (") + details + ")";
  errors.push_back({std::move(code), std::move(message)});
}

/// `{"errors":[{code,message,details}]}` of the API, or `{"error","error_description"}` of Login with Amazon.
std::vector<PeerError> amazon_errors(const Json& body) {
  std::vector<PeerError> errors;
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

/// `{"error":{code,message}}`.
std::vector<PeerError> erp_errors(const Json& body) {
  std::vector<PeerError> errors;
  if (!body.is_object()) return errors;
  const auto error = body.find("error");
  if (error != body.end()) add_error(errors, member(*error, "code"), member(*error, "message"), "");
  return errors;
}

using ErrorsOf = std::vector<PeerError> (*)(const Json&);

std::vector<PeerError> errors_in(std::string_view body, ErrorsOf errors_of) {
  const Result<Json> document = parse_json(body);
  return document ? errors_of(*document) : std::vector<PeerError>();
}

std::string text_in(std::string_view body, ErrorsOf errors_of) {
  std::vector<std::string> texts;
  for (const PeerError& error : errors_in(body, errors_of)) {
    const bool both = !error.code.empty() && !error.text.empty();
    texts.push_back(error.code + (both ? ": " : "") + error.text);
  }
  if (texts.empty()) return printable_start(body, foreign_characters_max);
  return printable_start(join(texts, "; "), own_characters_max);
}

std::string code_in(std::string_view body, ErrorsOf errors_of) {
  const std::vector<PeerError> errors = errors_in(body, errors_of);
  return errors.empty() ? "" : printable_start(errors.front().code, foreign_characters_max);
}

}  // namespace

std::string error_text(std::string_view body) { return text_in(body, amazon_errors); }
std::string error_code(std::string_view body) { return code_in(body, amazon_errors); }
std::string erp_error_text(std::string_view body) { return text_in(body, erp_errors); }
std::string erp_error_code(std::string_view body) { return code_in(body, erp_errors); }

}  // namespace vendorproof::wire
