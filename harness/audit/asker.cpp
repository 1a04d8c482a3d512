#include "harness/audit/asker.h"

#include <algorithm>
#include <utility>

#include "core/base/require.h"
#include "core/base/text.h"

namespace vendorproof::harness {

Asker::Asker(live::PeerAddress address, const live::Patience& patience, std::function<void(const std::string&)> tell)
    : address_(std::move(address)), patience_(patience), tell_(std::move(tell)) {
  for (const live::Route& route : address_.routes) {
    clients_.push_back(std::make_unique<live::HttpClient>(route.endpoint));
  }
}

live::Sent Asker::ask(const HttpRequest& request) {
  const auto route = std::find_if(address_.routes.begin(), address_.routes.end(),
                                  [&](const live::Route& one) { return starts_with(request.path, one.path_prefix); });
  REQUIRE(route != address_.routes.end());
  live::HttpClient& client = *clients_[static_cast<std::size_t>(route - address_.routes.begin())];
  return live::send_patiently(client, request, patience_, tell_);
}

}  // namespace vendorproof::harness
