// Checks the credentials of a request, finds its row in the table of endpoints and answers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mock_erp/pages/call.h"
#include "mock_erp/wire/answer.h"

namespace vendorproof::mock_erp {

enum class Base { Standard, Vendorlink };

/// `resource` is `items`, or `salesOrderLines(<id>)` for one row.
struct Endpoint {
  std::string_view method;
  Base base;
  std::string_view resource;
  Answer (*serve)(const Call& call);
};

const std::vector<Endpoint>& endpoints();

/// Refusals are written in Business Central's envelope and, for 4xx, recorded as effects.
HttpResponse answer_request(Company& company, const HttpRequest& request, Instant now);

}  // namespace vendorproof::mock_erp
