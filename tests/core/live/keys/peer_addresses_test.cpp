#include "core/live/keys/peer_addresses.h"

#include <gtest/gtest.h>

#include "core/erp/dialects.h"

namespace vendorproof::live {
namespace {

LiveConfig config_of(std::string_view dialect) {
  LiveConfig config;
  config.core = simulated_config();
  config.core.dialect = erp::dialect_named(dialect);
  config.core.erp = erp::example_access(*config.core.dialect);
  config.amazon = {"https://sellingpartnerapi-na.amazon.com", ""};
  config.erp = {"https://api.businesscentral.dynamics.com", "/v2.0/contoso/production"};
  return config;
}

TEST(PeerAddresses, WithoutPlacesEverythingGoesToThePeer) {
  const LiveConfig config = config_of("business-central");
  ASSERT_EQ(amazon_address(config).routes.size(), 1U);
  EXPECT_EQ(amazon_address(config).routes[0].endpoint, config.amazon);
  ASSERT_EQ(erp_address(config).routes.size(), 1U);
  EXPECT_EQ(erp_address(config).routes[0].endpoint, config.erp);
  EXPECT_EQ(amazon_address(config).connections_max, 4);
  EXPECT_EQ(erp_address(config).connections_max, config.core.erp_calls_in_flight_max);
}

TEST(PeerAddresses, APlaceThatIsGivenTakesItsPaths) {
  LiveConfig config = config_of("business-central");
  config.amazon_connections = 7;
  config.amazon_places = {{"token_endpoint", {"https://api.amazon.com", ""}},
                          {"portal_endpoint", {"http://portal.example", ""}}};
  const PeerAddress amazon = amazon_address(config);
  EXPECT_EQ(amazon.connections_max, 7);
  ASSERT_EQ(amazon.routes.size(), 3U);
  EXPECT_EQ(amazon.routes[0].path_prefix, "/auth/");
  EXPECT_EQ(amazon.routes[0].endpoint.origin, "https://api.amazon.com");
  EXPECT_EQ(amazon.routes[1].path_prefix, "/portal/");
  EXPECT_EQ(amazon.routes[2].path_prefix, "");
}

TEST(PeerAddresses, TokensOfBusinessCentralOnlineComeFromAnAddressOfTheTenant) {
  LiveConfig config = config_of("business-central-online");
  config.core.erp.settings["tenant_id"] = "contoso";
  config.erp_places = {{"login_endpoint", {"https://login.microsoftonline.com", ""}}};
  const PeerAddress erp = erp_address(config);
  ASSERT_EQ(erp.routes.size(), 2U);
  const HttpRequest token = config.core.dialect->access.ask(config.core.erp, "");
  EXPECT_EQ(token.path, "/contoso/oauth2/v2.0/token");
  EXPECT_EQ(token.path.rfind(erp.routes[0].path_prefix, 0), 0U);
  EXPECT_EQ(erp.routes[0].endpoint.origin, "https://login.microsoftonline.com");
  EXPECT_EQ(erp.routes[1].endpoint, config.erp);
}

}  // namespace
}  // namespace vendorproof::live
