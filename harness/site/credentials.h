// The names and secrets that the clients of a site log in with.
#pragma once

#include <string>

namespace vendorproof::harness {

/// What a client logs in with at both mocks.
struct Credentials {
  std::string client_id;
  std::string client_secret;
  std::string refresh_token;
  std::string erp_user;
  std::string erp_key;

  /// The mocks' default credentials.
  static Credentials usual();
};

}  // namespace vendorproof::harness
