#include "harness/site/credentials.h"

#include "mock_amazon/state/settings.h"

namespace vendorproof::harness {

Credentials Credentials::usual() {
  const mock_amazon::Settings amazon;
  const mock_erp::Settings erp;
  return {amazon.client_id,    amazon.client_secret, amazon.refresh_token, erp.user,
          erp.web_service_key, erp.client_id,        erp.client_secret,    erp.sign_in};
}

Credentials usual_credentials(mock_erp::SignIn erp_sign_in) {
  Credentials credentials = Credentials::usual();
  credentials.erp_sign_in = erp_sign_in;
  return credentials;
}

}  // namespace vendorproof::harness
