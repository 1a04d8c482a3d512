#include "harness/site/credentials.h"

#include "mock_amazon/state/settings.h"
#include "mock_erp/state/settings.h"

namespace vendorproof::harness {

Credentials Credentials::usual() {
  const mock_amazon::Settings amazon;
  const mock_erp::Settings erp;
  return {amazon.client_id, amazon.client_secret, amazon.refresh_token, erp.user, erp.web_service_key};
}

}  // namespace vendorproof::harness
