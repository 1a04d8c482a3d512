#include "harness/control/peer_answers.h"

#include <algorithm>
#include <utility>

#include "core/base/json/json_tree.h"
#include "harness/control/control_guard.h"
#include "harness/control/control_routes.h"
#include "harness/sockets/http_front.h"
#include "mock_amazon/api/body_limits.h"

namespace vendorproof::harness {

namespace {

/// Business Central's requests are single documents; it publishes no limit, this one is ours.
std::size_t erp_body_limit(std::string_view) { return 6UL * 1024 * 1024; }

/// Business Central's envelope of an error.
HttpResponse erp_refusal(const WireRefusal& refusal) {
  Json error = Json::object();
  error["code"] = "BadRequest";
  error["message"] = refusal.reason;
  Json body = Json::object();
  body["error"] = std::move(error);
  return {refusal.status, {{"Content-Type", "application/json"}}, body.dump()};
}

/// A state, a list of orders or a scenario may be large; anything else is a few words.
std::size_t control_body_limit(std::string_view path) {
  const std::string_view last = path.substr(std::min(path.rfind('/'), path.size()));
  const bool is_large = last == "/state" || last == "/orders" || last == "/tenants";
  return is_large ? body_bytes_max : 1024UL * 1024;
}

}  // namespace

HttpAnswers control_answers(ControlPlane& plane, const std::string& token, const std::string& own_name) {
  return {[&plane, token, own_name](const HttpRequest& request) {
            auto refused = refused_by_guard(request, token, own_name);
            return refused ? Delivery(std::move(*refused)) : Delivery(plane.handle(request));
          },
          control_body_limit,
          [](const WireRefusal& refusal) { return control_refusal(refusal.status, refusal.reason); },
          {}};
}

HttpAnswers peer_answers(Tenants& tenants, Peer peer) {
  const bool is_amazon = peer == Peer::Amazon;
  return {[&tenants, peer](const HttpRequest& request) { return tenants.handle(peer, request); },
          is_amazon ? mock_amazon::body_bytes_read_max : erp_body_limit,
          is_amazon ? HttpFront::usual_refusal : erp_refusal,
          {}};
}

}  // namespace vendorproof::harness
