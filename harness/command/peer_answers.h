// What the peers of all tenants answer over HTTP.
#pragma once

#include "harness/site/tenants.h"
#include "harness/sockets/http_connection.h"

namespace vendorproof::harness {

/// What is no request, or too long, is refused in the peer's own form. `tenants` must outlive them.
HttpAnswers peer_answers(Tenants& tenants, Peer peer);

}  // namespace vendorproof::harness
