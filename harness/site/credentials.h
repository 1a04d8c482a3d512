// The names and secrets that the clients of a site log in with.
#pragma once

#include <string>

#include "mock_erp/state/settings.h"

namespace vendorproof::harness {

/// What a client logs in with at both mocks.
struct Credentials {
  std::string client_id;
  std::string client_secret;
  std::string refresh_token;
  std::string erp_user;
  std::string erp_key;
  std::string erp_client_id;  ///< for access tokens of the mock ERP
  std::string erp_client_secret;
  mock_erp::SignIn erp_sign_in = mock_erp::SignIn::Either;

  /// The mocks' default credentials.
  static Credentials usual();
};

/// The mocks' default credentials, with a sign-in that the mock ERP demands.
Credentials usual_credentials(mock_erp::SignIn erp_sign_in);

}  // namespace vendorproof::harness
