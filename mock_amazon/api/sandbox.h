// Amazon's static sandbox, from the published models: pairs of a request and its answer, and nothing else. It has no
// state, gives every client the same answers, and still needs a token (sp-api section 9).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/http.h"
#include "core/base/json/json.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "mock_amazon/state/access.h"
#include "mock_amazon/state/quota.h"
#include "mock_amazon/state/settings.h"

namespace vendorproof::mock_amazon {

/// One pair of the models' extensions `x-amzn-api-sandbox` and `x-amazon-spds-sandbox-behaviors`.
struct SandboxPair {
  std::string operation;
  std::string method;
  std::string path;                                             ///< with one `{name}` at most
  int status = 200;                                             ///< of the answer that declares the pair
  std::vector<std::pair<std::string, std::string>> parameters;  ///< of path and query, as text
  std::optional<std::string> body;                              ///< JSON; none: any body matches
  std::string response;                                         ///< JSON

  /// The number of conditions of the pair: pairs with more are tried first. 0: the fall-back.
  std::size_t weight() const { return parameters.size() + (body ? 1 : 0); }
};

/// The pairs of a published model (Swagger 2.0), in its order. Errors: Malformed, with the path in the model.
Result<std::vector<SandboxPair>> sandbox_pairs(const Json& model);

class Sandbox {
 public:
  /// Uses only the applications, the lifetime of tokens and the seed of the settings.
  Sandbox(Settings settings, std::vector<SandboxPair> pairs);

  /// The answer of the first pair whose declared parameters are all in the request; the request may have others.
  /// Without a match: 400 `InvalidInput` "Could not match input arguments". One usage plan for all operations: 5 a
  /// second, burst 15.
  HttpResponse handle(const HttpRequest& request, Instant now);

 private:
  Answer answer_to(const HttpRequest& request, Instant now);

  Settings settings_;
  std::vector<SandboxPair> pairs_;
  Access access_;
  Quota quota_;
  std::uint64_t requests_ = 0;
};

}  // namespace vendorproof::mock_amazon
