#include "harness/command/door/exceptions_command.h"

#include <iostream>
#include <optional>

#include <pwd.h>
#include <unistd.h>

#include "core/base/json/json_tree.h"
#include "core/live/config.h"
#include "harness/command/door/door_client.h"
#include "harness/command/door/exceptions_text.h"
#include "harness/command/door/shown_fields.h"
#include "harness/command/exit_codes.h"

namespace vendorproof::harness {

namespace {

std::string login_name() {
  for (const char* variable : {"LOGNAME", "USER"}) {
    const std::optional<std::string> name = live::environment_variable(variable);
    if (name && !name->empty()) return *name;
  }
  const passwd* const user = ::getpwuid(::geteuid());
  return user == nullptr ? "" : user->pw_name;
}

void add_if_given(Fields& query, const std::string& name, const std::string& value) {
  if (!value.empty()) query.emplace_back(name, value);
}

HttpRequest request_of(const ExceptionsOptions& options, const std::string& by) {
  HttpRequest request;
  if (options.skip > 0) request.query.emplace_back("skip", std::to_string(options.skip));
  if (options.act == "list") {
    request.path = "/v1/exceptions";
    add_if_given(request.query, "owner", options.owner);
    add_if_given(request.query, "kind", options.kind);
    add_if_given(request.query, "order", options.order);
    if (options.closed) request.query.emplace_back("open", "no");
  } else if (options.act == "show") {
    request.path = "/v1/exception";
    request.query.emplace_back("key", options.key);
  } else {
    request.method = "POST";
    request.path = "/v1/acts";
    request.query.clear();
    request.body =
        Json{{"key", options.key}, {"act", options.act}, {"by", by}, {"note", options.note}, {"to", options.to}}.dump(
            -1, ' ', false, Json::error_handler_t::replace);
  }
  return request;
}

std::string text_of(const ExceptionsOptions& options, const Json& answer) {
  if (options.json) return answer.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  if (options.act == "list") return exceptions_table(answer);
  return options.act == "show" ? exception_page(answer) : act_line(answer);
}

}  // namespace

int exceptions_command(const ExceptionsOptions& options) {
  const std::string by = options.by.empty() ? login_name() : options.by;
  const bool acts = options.act != "list" && options.act != "show";
  if (acts && by.empty()) {
    return refuse("vendorproof exceptions", {ErrorCode::Malformed, "your login name is not known: say --by"});
  }
  const Result<Json> answer = ask_door(options.config_file, request_of(options, by));
  if (!answer) return refuse("vendorproof exceptions", answer.error());
  std::cout << text_of(options, *answer);
  return 0;
}

}  // namespace vendorproof::harness
