#include "mock_amazon/state/access.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof::mock_amazon {
namespace {

const Instant access_noon = *parse_instant("2026-11-23T12:00:00Z");
const std::string good_form =
    "grant_type=refresh_token&client_id=amzn1.application-oa2-client.test&client_secret=test-secret"
    "&refresh_token=Atzr|test-refresh-token";

Answer grant(Access& access, const std::string& body, const std::string& type = "application/x-www-form-urlencoded",
             const Settings& settings = Settings()) {
  HttpRequest request;
  request.method = "POST";
  request.headers = {{"Content-Type", type}};
  request.body = body;
  return access.grant(settings, request, access_noon);
}

std::string login_error(const Answer& answer) {
  return std::to_string(answer.status) + " " + parse_json(answer.body)->value("error", "");
}

std::string denial_details(const Access& access, const std::string& token, Instant now,
                           const Settings& settings = Settings()) {
  HttpRequest request;
  if (!token.empty()) request.headers = {{"X-AMZ-ACCESS-TOKEN", token}};
  const std::optional<Answer> denial = access.admit(settings, request, "getPurchaseOrders", now).denial;
  if (!denial) return "passes";
  EXPECT_EQ(denial->status, 403);
  const Json error = parse_json(denial->body)->at("errors").at(0);
  EXPECT_EQ(error.at("code"), "Unauthorized");
  EXPECT_EQ(error.at("message"), "Access to requested resource is denied.");
  return error.at("details").get<std::string>();
}

TEST(Access, GrantsATokenForAFormWithARawBar) {
  Access access;
  const Answer answer = grant(access, good_form);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.content_type, "application/json;charset=UTF-8");
  EXPECT_EQ(header_of(answer.headers, "cache-control"), "no-store");
  const Json body = *parse_json(answer.body);
  EXPECT_EQ(body.at("token_type"), "bearer");
  EXPECT_EQ(body.at("expires_in"), 3600);
  EXPECT_EQ(body.at("refresh_token"), "Atzr|test-refresh-token");
  EXPECT_EQ(body.at("access_token").get<std::string>().substr(0, 5), "Atza|");
}

TEST(Access, GrantsATokenForJsonAndForPercentEncoding) {
  Access access;
  const Json json = {{"grant_type", "refresh_token"},
                     {"client_id", "amzn1.application-oa2-client.test"},
                     {"client_secret", "test-secret"},
                     {"refresh_token", "Atzr|test-refresh-token"}};
  EXPECT_EQ(grant(access, json.dump(), "application/json").status, 200);
  EXPECT_EQ(grant(access, json.dump(), "text/plain").status, 200);
  std::string encoded = good_form;
  encoded.replace(encoded.find('|'), 1, "%7C");
  EXPECT_EQ(grant(access, encoded).status, 200);
}

TEST(Access, TokensDiffer) {
  Access access;
  EXPECT_NE(grant(access, good_form).body, grant(access, good_form).body);
}

TEST(Access, RefusesInTheWordsOfLogin) {
  Access access;
  const auto changed = [](const std::string& from, const std::string& to) {
    std::string form = good_form;
    return form.replace(form.find(from), from.size(), to);
  };
  EXPECT_EQ(login_error(grant(access, changed("test-secret", "other"))), "401 invalid_client");
  EXPECT_EQ(login_error(grant(access, changed("oa2-client.test", "oa2-client.x"))), "401 invalid_client");
  EXPECT_EQ(login_error(grant(access, changed("Atzr|test", "Atzr|x"))), "400 invalid_grant");
  EXPECT_EQ(login_error(grant(access, changed("=refresh_token", "=password"))), "400 unsupported_grant_type");
  EXPECT_EQ(login_error(grant(access, "")), "400 invalid_request");
  EXPECT_EQ(login_error(grant(access, "grant_type=refresh_token")), "400 invalid_request");
  EXPECT_EQ(login_error(grant(access, "[1]", "application/json")), "400 invalid_request");
  EXPECT_EQ(login_error(grant(access, "{", "application/json")), "400 invalid_request");
}

TEST(Access, DeniesMissingWrongAndExpiredTokens) {
  Access access;
  const std::string token = parse_json(grant(access, good_form).body)->value("access_token", "");
  EXPECT_EQ(denial_details(access, token, access_noon), "passes");
  EXPECT_EQ(denial_details(access, token, access_noon + std::chrono::minutes(59)), "passes");
  EXPECT_EQ(denial_details(access, token, access_noon + std::chrono::hours(1)),
            "The access token you provided has expired.");
  EXPECT_EQ(denial_details(access, "Atza|made-up", access_noon),
            "The access token you provided is revoked, malformed or invalid.");
  EXPECT_EQ(denial_details(access, "", access_noon), "Access token is missing in the request header.");
}

const std::string form_type = "application/x-www-form-urlencoded";

std::string access_token_of(const Answer& answer) { return parse_json(answer.body)->value("access_token", ""); }

/// The client and its secret, and what else a grant type wants.
std::string form_of(const std::string& grant_type, const std::string& rest) {
  return "grant_type=" + grant_type + "&client_id=amzn1.application-oa2-client.test&client_secret=test-secret" + rest;
}

TEST(Access, GrantsClientCredentialsThatOpenNoVendorOperation) {
  Access access;
  const std::string scope = "&scope=sellingpartnerapi::notifications";
  const Answer answer = grant(access, form_of("client_credentials", scope));
  EXPECT_EQ(answer.status, 200);
  EXPECT_FALSE(parse_json(answer.body)->contains("refresh_token"));
  EXPECT_EQ(denial_details(access, access_token_of(answer), access_noon), "");
  EXPECT_EQ(login_error(grant(access, form_of("client_credentials", "&scope=profile"))), "400 invalid_scope");
  EXPECT_EQ(login_error(grant(access, form_of("client_credentials", ""))), "400 invalid_request");
}

TEST(Access, SellsARefreshTokenOnceForAnAuthorizationCode) {
  Settings settings;
  Access access;
  const std::string form = form_of("authorization_code", "&code=CODE1&redirect_uri=https://example.org");
  EXPECT_EQ(login_error(grant(access, form, form_type, settings)), "400 invalid_grant");
  settings.authorization_code = "CODE1";
  const Answer answer = grant(access, form, form_type, settings);
  EXPECT_EQ(parse_json(answer.body)->value("refresh_token", ""), settings.refresh_token);
  EXPECT_EQ(denial_details(access, access_token_of(answer), access_noon), "passes");
  EXPECT_EQ(login_error(grant(access, form, form_type, settings)), "400 invalid_grant");
}

TEST(Access, SaysMoreOfAnInvalidGrantThanOfOtherErrors) {
  Settings settings;
  settings.more_applications = {{"app-2", "secret-2", "Atzr|2", {}, true}};
  Access access;
  const Answer wrong = grant(access, form_of("refresh_token", "&refresh_token=Atzr|x"), form_type, settings);
  const Json body = *parse_json(wrong.body);
  EXPECT_EQ(body.at("error_description"), "The request has an invalid grant parameter : refresh_token");
  EXPECT_TRUE(body.contains("error_index"));
  EXPECT_EQ(body.at("request_id").get<std::string>().size(), 36U);
  const Answer revoked =
      grant(access, "grant_type=refresh_token&client_id=app-2&client_secret=secret-2&refresh_token=Atzr|2", form_type,
            settings);
  EXPECT_EQ(parse_json(revoked.body)->at("error_description"),
            "The request has an invalid grant parameter : refresh_token. User may have revoked or didn't grant the "
            "permission.");
  const Answer client = grant(access, form_of("refresh_token", "&refresh_token=Atzr|2"), form_type, settings);
  EXPECT_EQ(client.status, 400) << "a refresh token is of one application";
}

TEST(Access, KnowsApplicationsAndTheirRolesApart) {
  Settings settings;
  settings.more_applications = {{"app-2", "secret-2", "Atzr|2", {"getPurchaseOrders"}, false}};
  Access access;
  const std::string form = "grant_type=refresh_token&client_id=app-2&client_secret=secret-2&refresh_token=Atzr|2";
  const std::string token = access_token_of(grant(access, form, form_type, settings));
  EXPECT_EQ(denial_details(access, token, access_noon, settings), "");
  HttpRequest request;
  request.headers = {{"x-amz-access-token", token}};
  const Admission other = access.admit(settings, request, "getPurchaseOrdersStatus", access_noon);
  EXPECT_FALSE(other.denial.has_value());
  EXPECT_EQ(other.application, 1U);
}

TEST(Access, ForgetsTheOldestOfTooManyTokens) {
  Access access;
  HttpRequest request;
  request.body = good_form;
  const std::string first = access_token_of(access.grant(Settings(), request, access_noon - std::chrono::seconds(1)));
  for (int i = 0; i < 9'999; ++i) grant(access, good_form);
  EXPECT_EQ(denial_details(access, first, access_noon), "passes");
  const std::string last = access_token_of(grant(access, good_form));
  EXPECT_EQ(denial_details(access, first, access_noon),
            "The access token you provided is revoked, malformed or invalid.");
  EXPECT_EQ(denial_details(access, last, access_noon), "passes");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
