// Login with Amazon: who gets a token, and which tokens open the door (sp-api sections 1 and 2).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/base/http.h"
#include "core/base/time.h"
#include "mock_amazon/answer.h"
#include "mock_amazon/vendor_central.h"

namespace vendorproof::mock_amazon {

class Access {
 public:
  /// POST /auth/o2/token, form or JSON. Errors in LWA's own shape: `error` and `error_description`.
  Answer grant(const Settings& settings, const HttpRequest& request, Instant now);

  /// The 403 that a request with this header deserves; none when it may pass.
  std::optional<Answer> denial(const HttpRequest& request, Instant now) const;

 private:
  std::map<std::string, Instant> expiry_by_token_;
  std::uint64_t granted_ = 0;
};

}  // namespace vendorproof::mock_amazon
