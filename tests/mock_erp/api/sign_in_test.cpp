#include "mock_erp/api/sign_in.h"

#include <gtest/gtest.h>

#include "mock_erp/api/access_token.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

const Settings usual;

Fields whole_form() {
  return {{"grant_type", "client_credentials"},
          {"client_id", usual.client_id},
          {"client_secret", usual.client_secret},
          {"scope", "https://api.businesscentral.dynamics.com/.default"}};
}

Fields with(Fields form, const std::string& name, const std::string& value) {
  for (auto& [key, old] : form) {
    if (key == name) old = value;
  }
  return form;
}

HttpRequest token_request(const Fields& form, const std::string& tenant = usual.tenant_id) {
  HttpRequest request;
  request.method = "POST";
  request.path = "/" + tenant + "/oauth2/v2.0/token";
  request.body = write_form(form);
  return request;
}

HttpRequest items_request(const std::string& authorization) {
  HttpRequest request;
  request.path = standard_path + "items";
  if (!authorization.empty()) request.headers = {{"Authorization", authorization}};
  return request;
}

std::string bearer(Erp& erp, Instant now) {
  const HttpResponse response = erp.handle(token_request(whole_form()), now);
  return "Bearer " + Json::parse(response.body).value("access_token", "");
}

TEST(SignIn, GivesATokenForClientCredentials) {
  Erp erp(trial_settings());
  const HttpResponse response = erp.handle(token_request(whole_form()), start_of_trial());
  ASSERT_EQ(response.status, 200);
  const Json body = Json::parse(response.body);
  EXPECT_EQ(body.at("token_type"), "Bearer");
  EXPECT_EQ(body.at("expires_in"), 3599);
  EXPECT_EQ(erp.handle(items_request("Bearer " + body.at("access_token").get<std::string>()), start_of_trial()).status,
            200);
  EXPECT_TRUE(erp.take_effects().empty());
}

TEST(SignIn, TakesTheClientAsBasicAuthenticationToo) {
  Erp erp(trial_settings());
  HttpRequest request = token_request(
      {{"grant_type", "client_credentials"}, {"scope", "https://api.businesscentral.dynamics.com/.default"}});
  request.headers = {{"Authorization", "Basic " + base64_encode(usual.client_id + ":" + usual.client_secret)}};
  EXPECT_EQ(erp.handle(request, start_of_trial()).status, 200);
}

struct WrongRequest {
  const char* name;
  Fields form;
  std::string tenant;
  int status;
  const char* error;
  int number;  ///< of AADSTS
};

std::vector<WrongRequest> wrong_requests() {
  const Fields form = whole_form();
  const std::string tenant = usual.tenant_id;
  return {
      {"tenant", form, "contoso", 400, "invalid_request", 90002},
      {"no_grant", with(form, "grant_type", ""), tenant, 400, "invalid_request", 900144},
      {"grant", with(form, "grant_type", "password"), tenant, 400, "unsupported_grant_type", 70003},
      {"no_client", with(form, "client_id", ""), tenant, 400, "invalid_request", 900144},
      {"no_scope", with(form, "scope", ""), tenant, 400, "invalid_request", 900144},
      {"client", with(form, "client_id", "else"), tenant, 400, "unauthorized_client", 700016},
      {"no_secret", with(form, "client_secret", ""), tenant, 401, "invalid_client", 7000216},
      {"secret", with(form, "client_secret", "old"), tenant, 401, "invalid_client", 7000215},
      {"scope_of_a_person", with(form, "scope", "Financials.ReadWrite.All"), tenant, 400, "invalid_scope", 1002012},
      {"resource", with(form, "scope", "https://graph.microsoft.com/.default"), tenant, 400, "invalid_resource",
       500011},
  };
}

class WrongTokenRequest : public testing::TestWithParam<WrongRequest> {};

TEST_P(WrongTokenRequest, IsRefusedInEntrasForm) {
  const WrongRequest& row = GetParam();
  Erp erp(trial_settings());
  const HttpResponse response = erp.handle(token_request(row.form, row.tenant), start_of_trial());
  EXPECT_EQ(response.status, row.status);
  const Json body = Json::parse(response.body);
  EXPECT_EQ(body.at("error"), row.error);
  EXPECT_EQ(body.at("error_codes"), Json::array({row.number}));
  EXPECT_EQ(body.at("timestamp"), "2026-11-23 08:00:00Z");
  const std::string description = body.at("error_description").get<std::string>();
  EXPECT_EQ(description.find("AADSTS" + std::to_string(row.number) + ": "), 0U) << description;
  EXPECT_NE(description.find("Trace ID: " + body.at("trace_id").get<std::string>()), std::string::npos);
  EXPECT_EQ(response.body.find(usual.client_secret), std::string::npos);
  const std::vector<Effect> effects = erp.take_effects();
  ASSERT_EQ(effects.size(), 1U);
  EXPECT_EQ(effects[0].kind, EffectKind::RequestRefused);
  EXPECT_EQ(effects[0].status, row.status);
}

INSTANTIATE_TEST_SUITE_P(All, WrongTokenRequest, testing::ValuesIn(wrong_requests()),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(SignIn, ATokenIsAskedForWithPost) {
  Erp erp(trial_settings());
  HttpRequest request = token_request(whole_form());
  request.method = "GET";
  EXPECT_NE(erp.handle(request, start_of_trial()).body.find("AADSTS900561"), std::string::npos);
}

TEST(SignIn, OnlyTheTokensOwnAddressGivesTokens) {
  EXPECT_TRUE(asks_for_token(token_request({})));
  for (const char* path : {"/oauth2/v2.0/token", "/a/b/oauth2/v2.0/token", "/a/oauth2/v2.0/token/", "", "/"}) {
    HttpRequest request;
    request.path = path;
    EXPECT_FALSE(asks_for_token(request)) << path;
  }
}

TEST(SignIn, ATokenThatHasExpiredIsRefusedByItsName) {
  Erp erp(trial_settings());
  const std::string token = bearer(erp, start_of_trial());
  const Instant last = start_of_trial() + std::chrono::seconds(3598);
  EXPECT_EQ(erp.handle(items_request(token), last).status, 200);
  EXPECT_EQ(erp.handle(items_request(token), last + std::chrono::seconds(1)).status, 401);
  EXPECT_EQ(erp.handle(items_request("Bearer eyJ0eXAi.e30.x"), last).status, 401);
  const std::vector<Effect> effects = erp.take_effects();
  ASSERT_EQ(effects.size(), 2U);
  EXPECT_EQ(effects[0].other_document.find("token-"), 0U);
  EXPECT_EQ(effects[0].other_document.find(token.substr(7)), std::string::npos) << "the name is not the token";
  EXPECT_EQ(effects[1].other_document, "") << "it was never given";
}

TEST(SignIn, OnlineTakesNoWebServiceKeyAndOnPremisesNoToken) {
  Settings settings = trial_settings();
  const std::string basic = "Basic " + base64_encode(usual.user + ":" + usual.web_service_key);
  const std::string token = "bearer " + new_access_token(settings, start_of_trial());
  const auto status = [&](SignIn sign_in, const std::string& authorization) {
    settings.sign_in = sign_in;
    return Erp(settings).handle(items_request(authorization), start_of_trial()).status;
  };
  EXPECT_EQ(status(SignIn::Either, basic), 200);
  EXPECT_EQ(status(SignIn::Either, token), 200);
  EXPECT_EQ(status(SignIn::WebServiceKey, basic), 200);
  EXPECT_EQ(status(SignIn::WebServiceKey, token), 401);
  EXPECT_EQ(status(SignIn::AccessToken, basic), 401);
  EXPECT_EQ(status(SignIn::AccessToken, token), 200);
  for (const char* none : {"", "Basic", "Bearer", "Digest x", "Basic !", "Bearer "}) {
    EXPECT_EQ(status(SignIn::Either, none), 401) << none;
  }
}

TEST(SignIn, ARefusalSaysWhatItWants) {
  Settings settings = trial_settings();
  const auto challenge = [&] {
    return header_of(Erp(settings).handle(items_request(""), start_of_trial()).headers, "WWW-Authenticate");
  };
  EXPECT_EQ(challenge(), "Basic realm=\"\"");
  settings.sign_in = SignIn::AccessToken;
  EXPECT_EQ(challenge()->find("Bearer authorization_uri="), 0U);
}

TEST(SignIn, MoreThanTheLimitIsTooMuchAndNoMistakeOfContent) {
  Settings settings = trial_settings();
  settings.requests_max = 3;
  Trial trial(settings);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(trial.call("GET", standard_path + "items").status, 200);
  const HttpResponse refused = trial.call("GET", standard_path + "items");
  EXPECT_EQ(refused.status, 429);
  EXPECT_NE(refused.body.find("Maximum (3)"), std::string::npos);
  EXPECT_TRUE(trial.erp.take_effects().empty());
  EXPECT_EQ(bearer(trial.erp, trial.now).find("Bearer eyJ"), 0U) << "another service gives tokens";
  trial.now += std::chrono::minutes(5);
  EXPECT_EQ(trial.call("GET", standard_path + "items").status, 200);
}

}  // namespace
}  // namespace vendorproof::mock_erp
