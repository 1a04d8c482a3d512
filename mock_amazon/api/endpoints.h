// Checks access and quota of a request, finds its row in the table of endpoints and answers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/answer.h"

namespace vendorproof::mock_amazon {

/// Which burst of the settings an operation has. None: no usage plan (Login with Amazon).
enum class Burst { None, Usual, Transactions };

struct Endpoint {
  std::string_view method;
  std::string_view path;  ///< with one `{name}` at most
  std::string_view operation;
  Burst burst;
  Answer (*serve)(Central& central, const Call& call);
};

const std::vector<Endpoint>& endpoints();

/// Every 4xx is also recorded as an effect.
HttpResponse answer_request(Central& central, const HttpRequest& request, Instant now);

/// Whether a path fits a pattern; `name` becomes the path segment for the braces.
bool fits(std::string_view pattern, std::string_view path, std::string& name);

}  // namespace vendorproof::mock_amazon
