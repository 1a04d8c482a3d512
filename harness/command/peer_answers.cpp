#include "harness/command/peer_answers.h"

#include "core/base/json/json_tree.h"
#include "harness/sockets/http_front.h"
#include "mock_amazon/api/body_limits.h"

namespace vendorproof::harness {

namespace {

/// Business Central's envelope of an error.
HttpResponse erp_refusal(const WireRefusal& refusal) {
  Json error = Json::object();
  error["code"] = "BadRequest";
  error["message"] = refusal.reason;
  Json body = Json::object();
  body["error"] = std::move(error);
  return {refusal.status, {{"Content-Type", "application/json"}}, body.dump()};
}

}  // namespace

HttpAnswers peer_answers(Tenants& tenants, Peer peer) {
  const bool is_amazon = peer == Peer::Amazon;
  return {[&tenants, peer](const HttpRequest& request) { return tenants.handle(peer, request); },
          is_amazon ? mock_amazon::body_bytes_read_max : HttpFront::usual_body_limit,
          is_amazon ? HttpFront::usual_refusal : erp_refusal,
          {}};
}

}  // namespace vendorproof::harness
