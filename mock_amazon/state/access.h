// Login with Amazon: giving out access tokens, and which operations a token allows (sp-api sections 1 and 2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/http.h"
#include "core/base/time.h"
#include "mock_amazon/state/settings.h"
#include "mock_amazon/wire/answer.h"

namespace vendorproof::mock_amazon {

/// Result of the access check: the application of the request, or a 403.
struct Admission {
  std::optional<Answer> denial;
  std::size_t application = 0;
  bool token_is_missing = false;  ///< the request has no access token at all
};

/// The applications of a Vendor Central: the settings' own first, then the others.
Application application_of(const Settings& settings, std::size_t number);

class Access {
 public:
  /// POST /auth/o2/token, form or JSON: refresh_token, client_credentials with a scope, or authorization_code. Errors
  /// in LWA's own shape: `error` and `error_description`.
  Answer grant(const Settings& settings, const HttpRequest& request, Instant now);

  Admission admit(const Settings& settings, const HttpRequest& request, std::string_view operation, Instant now) const;

  /// A key with which a browser may look at the portal for 15 minutes; `label` and a `~` are in front of it.
  std::string new_portal_key(const Settings& settings, const std::string& label, Instant now);
  bool opens_portal(std::string_view key, Instant now) const;

  static constexpr Duration portal_key_lifetime = std::chrono::minutes(15);

 private:
  struct Token {
    Instant expires;
    std::size_t application = 0;
    bool grantless = false;    ///< from client credentials: it allows no vendor operation
    std::uint64_t number = 0;  ///< in order of the grants; the token itself is a secret
  };

  std::string new_token(const Settings& settings, std::size_t application, bool grantless, Instant now);

  std::map<std::string, Token, std::less<>> tokens_;
  /// For forgetting the oldest tokens first: a day after they expired, or when there are more than 10,000.
  std::set<std::pair<Instant, std::string>> by_expiry_;
  std::map<std::string, Instant, std::less<>> portal_keys_;  ///< with the end of their time; at most 1,000
  std::uint64_t portal_keys_made_ = 0;
  std::uint64_t granted_ = 0;
  std::uint64_t refused_ = 0;
  bool code_is_used_ = false;
};

}  // namespace vendorproof::mock_amazon
