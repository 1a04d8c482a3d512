// What the peers of all tenants answer over HTTP.
#pragma once

#include <string>

#include "harness/control/control_plane.h"
#include "harness/site/tenants.h"
#include "harness/sockets/http_connection.h"

namespace vendorproof::harness {

/// What is no request, or too long, is refused in the peer's own form. `tenants` must outlive them.
HttpAnswers peer_answers(Tenants& tenants, Peer peer);

/// Behind the guard (control_guard.h), which knows `own_name`. `plane` must outlive them.
HttpAnswers control_answers(ControlPlane& plane, const std::string& token, const std::string& own_name = "");

}  // namespace vendorproof::harness
