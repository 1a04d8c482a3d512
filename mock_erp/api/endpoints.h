// Checks the credentials of a request, finds its entity and its row in the table of endpoints, and answers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/json/json.h"
#include "mock_erp/pages/call.h"
#include "mock_erp/wire/answer.h"

namespace vendorproof::mock_erp {

/// What can be asked of the company. `resource` is a set `salesOrders`, one row `salesOrders(<id>)`, or what belongs to
/// it: `linkedOrders(<id>)/linkedOrderLines`, `linkedOrders(<id>)/Microsoft.NAV.release`.
struct Endpoint {
  std::string method;
  std::string resource;
  Api api = Api::Standard;
};

/// Reading a row by its key, or a part of it, is the endpoint of the set.
const std::vector<Endpoint>& endpoints();

/// Refusals are written in Business Central's envelope and, for 4xx, recorded as effects.
HttpResponse answer_request(Company& company, const HttpRequest& request, Instant now);

}  // namespace vendorproof::mock_erp
