#include "harness/command/door/door_client.h"

#include <chrono>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "core/live/config.h"
#include "core/live/http_client.h"

namespace vendorproof::harness {

namespace {

/// Longer than the door lets a question wait.
constexpr Duration answer_within = std::chrono::seconds(30);

std::string origin_of(const live::OperatorsConfig& door) { return fmt::format("http://{}:{}", door.host, door.port); }

}  // namespace

Result<live::LiveConfig> config_in(const std::string& config_file) {
  return read_file(config_file).and_then([&](const std::string& text) {
    return live::read_config(text, config_file, live::SecretSources());
  });
}

Result<Json> read_door_answer(const HttpResponse& response) {
  const Result<Json> json = parse_json(response.body);
  if (response.status == 200 && json) return *json;
  const std::string why = json && json->is_object() && json->contains("error") && (*json)["error"].is_string()
                              ? (*json)["error"].get<std::string>()
                              : fmt::format("the daemon's door answers with status {} and no reason", response.status);
  return malformed(why);
}

Result<Json> ask_door(const live::LiveConfig& config, const std::string& config_file, HttpRequest request) {
  const live::OperatorsConfig& door = config.operators;
  if (door.host.empty()) {
    return failure(ErrorCode::NotFound,
                   fmt::format("{}: [operators] listen is missing: the daemon has no door; add listen = "
                               "\"127.0.0.1:7411\" and a token, and start it again",
                               config_file));
  }
  request.headers.emplace_back("Authorization", "Bearer " + door.token);
  if (!request.body.empty()) request.headers.emplace_back("Content-Type", "application/json");
  live::HttpClient client({origin_of(door), ""});
  const live::Sent sent = client.send(request, answer_within);
  if (const auto* response = std::get_if<HttpResponse>(&sent.outcome)) return read_door_answer(*response);
  if (std::get<NoAnswer>(sent.outcome) == NoAnswer::NotDelivered) {
    return failure(ErrorCode::Unavailable, fmt::format("no daemon answers at its door: {}; is `vendorproof run "
                                                       "--config {}` running?",
                                                       sent.trouble, config_file));
  }
  return failure(ErrorCode::Conflict,
                 fmt::format("the door took the question and did not answer: {}; look what was done before you ask "
                             "again",
                             sent.trouble));
}

}  // namespace vendorproof::harness
