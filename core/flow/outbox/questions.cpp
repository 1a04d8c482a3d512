#include "core/flow/outbox/questions.h"

namespace vendorproof::flow {

void go_on(Desk& desk, store::Work& work, std::string_view bookmark) {
  work.parameters = with_bookmark(parameters_of(work), bookmark);
  work.failures = 0;
  desk.postpone(work, desk.now.wall);
}

trade::Reception reception_of(const Desk& desk, Peer peer, const HttpResponse& response) {
  return peer == Peer::Amazon ? desk.config.channel->reception(response) : desk.config.dialect->reception(response);
}

std::string error_text(const Desk& desk, Peer peer, std::string_view body) {
  return peer == Peer::Amazon ? desk.config.channel->error_text(body) : desk.config.dialect->error_text(body);
}

}  // namespace vendorproof::flow
