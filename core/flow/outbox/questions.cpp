#include "core/flow/outbox/questions.h"

#include <string>

#include <fmt/format.h>

namespace vendorproof::flow {

void go_on(Desk& desk, store::Work& work, std::string_view bookmark) {
  work.parameters = with_bookmark(parameters_of(work), bookmark);
  work.failures = 0;
  desk.postpone(work, desk.now.wall);
}

tl::unexpected<Error> not_whole(const std::vector<trade::OddRow>& odd) {
  REQUIRE(!odd.empty());
  const trade::OddRow& first = odd.front();
  std::string text = first.subject.empty() ? first.problem : fmt::format("{}: {}", first.subject, first.problem);
  if (odd.size() > 1) text += fmt::format(" ({} rows cannot be read, this is the first)", odd.size());
  return malformed(std::move(text));
}

trade::Reception reception_of(const Desk& desk, Peer peer, const HttpResponse& response) {
  return peer == Peer::Amazon ? desk.config.channel->reception(response) : desk.config.dialect->reception(response);
}

std::string error_text(const Desk& desk, Peer peer, std::string_view body) {
  return peer == Peer::Amazon ? desk.config.channel->error_text(body) : desk.config.dialect->error_text(body);
}

}  // namespace vendorproof::flow
