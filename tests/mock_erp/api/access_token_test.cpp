#include "mock_erp/api/access_token.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/http.h"
#include "core/base/json/json_tree.h"

namespace vendorproof::mock_erp {
namespace {

const Instant issued = *parse_instant("2026-11-23T08:00:00Z");

TEST(AccessToken, HasTheClaimsThatBusinessCentralLooksAt) {
  const std::string token = new_access_token(Settings(), issued);
  const std::size_t dot = token.find('.');
  std::string claims = token.substr(dot + 1, token.rfind('.') - dot - 1);
  claims.append((4 - claims.size() % 4) % 4, '=');
  const Json json = *parse_json(*base64_decode(claims));
  EXPECT_EQ(json.at("aud"), "https://api.businesscentral.dynamics.com");
  EXPECT_EQ(json.at("roles"), Json::array({"API.ReadWrite.All"}));
  EXPECT_EQ(json.at("appid"), Settings().client_id);
  EXPECT_EQ(json.at("tid"), Settings().tenant_id);
  EXPECT_EQ(json.at("exp").get<std::int64_t>() - json.at("iat").get<std::int64_t>(), 3599);
  EXPECT_FALSE(json.contains("scp")) << "that is the claim of a person's token";
}

TEST(AccessToken, IsKnownByItsTextAlone) {
  const Settings settings;
  const std::string token = new_access_token(settings, issued);
  EXPECT_EQ(expiry_of(settings, token), issued + std::chrono::seconds(3599));
  Settings other = settings;
  other.client_secret = "another secret";
  EXPECT_EQ(expiry_of(other, token), std::nullopt);
  other = settings;
  other.client_id = "another application";
  EXPECT_EQ(expiry_of(other, token), std::nullopt);
  for (const char* foreign : {"", ".", "..", "a.b.c", "eyJ0eXAi.e30.x"}) {
    EXPECT_EQ(expiry_of(settings, foreign), std::nullopt) << foreign;
  }
}

RC_GTEST_PROP(AccessToken, AnyChangeMakesItForeign, ()) {
  const std::string token = new_access_token(Settings(), issued);
  std::string changed = token;
  changed[*rc::gen::inRange<std::size_t>(0, token.size())] = *rc::gen::arbitrary<char>();
  RC_PRE(changed != token);
  RC_ASSERT(expiry_of(Settings(), changed) == std::nullopt);
}

/// The sum of its time and a lifetime would overflow.
TEST(AccessToken, OfTheEndOfTimeIsNotOurs) {
  EXPECT_EQ(expiry_of(Settings(), "x.eyJpYXQiOjkyMjMzNzIwMzY4NTQ3NzU4MDcsImV4cCI6MX0.x"), std::nullopt);
}

RC_GTEST_PROP(AccessToken, AnyTextIsReadWithoutHarm, (const std::string& text)) {
  RC_ASSERT(expiry_of(Settings(), text) == std::nullopt);
}

}  // namespace
}  // namespace vendorproof::mock_erp
