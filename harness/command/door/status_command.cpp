#include "harness/command/door/status_command.h"

#include <iostream>

#include "core/base/json/json_tree.h"
#include "harness/command/door/door_client.h"
#include "harness/command/door/shown_fields.h"
#include "harness/command/door/status_text.h"
#include "harness/command/exit_codes.h"

namespace vendorproof::harness {

int status_command(const StatusOptions& options) {
  HttpRequest request;
  request.path = "/v1/status";
  const Result<Json> answer = config_in(options.config_file).and_then([&](const live::LiveConfig& config) {
    return ask_door(config, options.config_file, std::move(request));
  });
  if (!answer) return refuse("vendorproof status", answer.error());
  const std::string text =
      options.json ? answer->dump(2, ' ', false, Json::error_handler_t::replace) + "\n" : status_screen(*answer);
  std::cout << text;
  const bool alerts_fail = answer->contains("alerts") && !text_at((*answer)["alerts"], "trouble").empty();
  return text_at(*answer, "peer_troubles").empty() && !alerts_fail ? 0 : 1;
}

}  // namespace vendorproof::harness
