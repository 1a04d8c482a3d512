#include "harness/command/door/exceptions_command.h"

#include <iostream>
#include <optional>

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include "core/base/json/json_tree.h"
#include "core/live/config.h"
#include "harness/command/door/door_client.h"
#include "harness/command/door/exceptions_text.h"
#include "harness/command/door/shown_fields.h"
#include "harness/command/door/store_client.h"
#include "harness/command/exit_codes.h"

namespace vendorproof::harness {

namespace {

constexpr const char* exceptions_name = "vendorproof exceptions";

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

bool changes_something(const ExceptionsOptions& options) { return options.act != "list" && options.act != "show"; }

/// Nobody else works on the store: the person learns that, and when something follows from an act.
Result<Json> ask_without_daemon(const ExceptionsOptions& options, const live::LiveConfig& config,
                                const HttpRequest& request, const Error& at_door) {
  Result<Json> answer = ask_store(config, request);
  if (answer) {
    complain(
        fmt::format("{}: no daemon works on {}, so it was opened here{}", exceptions_name, config.store_file,
                    changes_something(options) ? "; what is to be sent goes out at the next `vendorproof run`" : ""));
    return answer;
  }
  if (answer.error().code != ErrorCode::Conflict) return answer;
  return failure(ErrorCode::Conflict,
                 fmt::format("{}; and it has no door that answers: {}", answer.error().message, at_door.message));
}

/// Asks the daemon. If no daemon runs, opens the store itself.
Result<Json> ask(const ExceptionsOptions& options, const HttpRequest& request) {
  const Result<live::LiveConfig> config = config_in(options.config_file);
  if (!config) return tl::unexpected<Error>(config.error());
  Result<Json> answer = ask_door(*config, options.config_file, request);
  if (answer) return answer;
  const bool is_nobody_there =
      answer.error().code == ErrorCode::Unavailable || answer.error().code == ErrorCode::NotFound;
  return is_nobody_there ? ask_without_daemon(options, *config, request, answer.error()) : answer;
}

std::string text_of(const ExceptionsOptions& options, const Json& answer) {
  if (options.json) return answer.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  if (options.act == "list") return exceptions_table(answer);
  return options.act == "show" ? exception_page(answer) : act_line(answer);
}

}  // namespace

int exceptions_command(const ExceptionsOptions& options) {
  const std::string by = options.by.empty() ? login_name() : options.by;
  if (changes_something(options) && by.empty()) {
    return refuse(exceptions_name, {ErrorCode::Malformed, "your login name is not known: say --by"});
  }
  const Result<Json> answer = ask(options, request_of(options, by));
  if (!answer) return refuse(exceptions_name, answer.error());
  std::cout << text_of(options, *answer);
  return 0;
}

}  // namespace vendorproof::harness
