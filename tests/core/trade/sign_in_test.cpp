#include "core/trade/sign_in.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof::trade {
namespace {

TEST(SignIn, ReadsAToken) {
  const auto token = read_token(R"({"access_token":"Atza|1","token_type":"bearer","expires_in":3600})");
  ASSERT_TRUE(token);
  EXPECT_EQ(token->text, "Atza|1");
  EXPECT_EQ(token->expires_in, std::chrono::hours(1));
  EXPECT_EQ(read_token(R"({"access_token":"a","expires_in":"60"})")->expires_in, std::chrono::minutes(1));
}

TEST(SignIn, SaysWhatIsWrongWithAToken) {
  EXPECT_EQ(read_token("{}").error().message, "$.access_token is missing");
  EXPECT_EQ(read_token(R"({"access_token":""})").error().message, "$.access_token is empty");
  EXPECT_EQ(read_token(R"({"access_token":"a"})").error().message, "$.expires_in is missing");
  EXPECT_EQ(read_token(R"({"access_token":"a","expires_in":0})").error().message,
            "$.expires_in is not between 1 second and 366 days");
  EXPECT_EQ(read_token(R"({"access_token":"a","expires_in":9000000000000000000})").error().message,
            "$.expires_in is not between 1 second and 366 days");
}

TEST(SignIn, PutsSettingsIntoThePrefixOfAPlace) {
  const Settings settings = {{"tenant_id", "contoso"}, {"user", "bridge"}};
  EXPECT_EQ(prefix_of({"login", "", "/auth/"}, settings), "/auth/");
  EXPECT_EQ(prefix_of({"login", "", "/{tenant_id}/oauth2/"}, settings), "/contoso/oauth2/");
  EXPECT_EQ(prefix_of({"login", "", "{user}{tenant_id}"}, settings), "bridgecontoso");
}

RC_GTEST_PROP(SignIn, APrefixWithoutNamesIsItself, (std::string prefix)) {
  std::erase(prefix, '{');
  RC_ASSERT(prefix_of({"login", "", prefix}, {}) == prefix);
}

}  // namespace
}  // namespace vendorproof::trade
