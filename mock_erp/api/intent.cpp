#include "mock_erp/api/intent.h"

#include <fmt/format.h>

#include "core/base/text.h"

namespace vendorproof::mock_erp {

namespace {

/// Lower-case; "" without the header.
std::string intent_of(const HttpRequest& request) {
  return lower_case(header_of(request.headers, "data-access-intent").value_or(""));
}

}  // namespace

bool reads_replica(const HttpRequest& request) { return request.method == "GET" && intent_of(request) != "readwrite"; }

tl::expected<void, Refusal> check_intent(const HttpRequest& request) {
  const std::string intent = intent_of(request);
  if (intent.empty() || intent == "readwrite") return {};
  if (intent != "readonly") return bad_request(fmt::format("Data-Access-Intent '{}' is not known.", shown(intent)));
  if (request.method == "GET") return {};
  return bad_request("A request that changes something cannot have Data-Access-Intent: ReadOnly.");
}

}  // namespace vendorproof::mock_erp
