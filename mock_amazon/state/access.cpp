#include "mock_amazon/state/access.h"

#include <algorithm>

#include "core/base/hash.h"
#include "core/base/json/json_tree.h"
#include "core/base/text.h"

namespace vendorproof::mock_amazon {

namespace {

/// How long a token is remembered after it expired, so that its refusal says expired, not invalid.
constexpr Duration remembered_after_expiry = std::chrono::hours(24);
constexpr std::size_t tokens_max = 10'000;

Answer login_answer(int status, const Json& body) {
  Answer answer = answered(status, written(body));
  answer.content_type = "application/json;charset=UTF-8";
  answer.headers = {{"Cache-Control", "no-store"}, {"Pragma", "no-cache"}};
  return answer;
}

Answer login_refusal(int status, const std::string& error, const std::string& description) {
  Answer answer = login_answer(status, {{"error_description", description}, {"error", error}});
  answer.refusal = error + " " + description;
  return answer;
}

Answer missing_parameter(std::string_view name) {
  return login_refusal(400, "invalid_request", "The request is missing a required parameter : " + std::string(name));
}

/// Since 2024 vendors have seen this error with two additional keys (sp-api 1.8).
Answer invalid_grant(std::string_view parameter, std::string_view explanation, const std::string& request_id) {
  const std::string description = "The request has an invalid grant parameter : " + std::string(parameter);
  Answer answer = login_answer(400, {{"error_description", description + std::string(explanation)},
                                     {"error_index", "0"},
                                     {"request_id", request_id},
                                     {"error", "invalid_grant"}});
  answer.refusal = "invalid_grant " + description;
  return answer;
}

/// The members of a form or of a JSON object of texts; empty for any other body.
Fields parameters_of(const HttpRequest& request) {
  const std::string type = lower_case(header_of(request.headers, "content-type").value_or(""));
  const bool json = type.find("json") != std::string::npos || starts_with(request.body, "{");
  if (!json) return parse_form(request.body);
  Fields fields;
  const Result<Json> document = parse_json(request.body);
  if (!document || !document->is_object()) return fields;
  for (const auto& [name, value] : document->items()) {
    if (value.is_string()) fields.emplace_back(name, value.get<std::string>());
  }
  return fields;
}

std::string value_of(const Fields& fields, std::string_view name) {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return "";
}

/// Amazon's own JavaScript client does not percent-encode its form, so a `+` arrives as a blank (sp-api 1.4).
bool is_secret(std::string given, const std::string& secret) {
  if (given == secret) return true;
  std::replace(given.begin(), given.end(), ' ', '+');
  return given == secret;
}

/// The parameter that a grant needs besides client id and secret.
struct GrantType {
  std::string_view name;
  std::string_view parameter;
};

constexpr GrantType grant_types[] = {
    {"refresh_token", "refresh_token"}, {"client_credentials", "scope"}, {"authorization_code", "code"}};

/// The grantless scopes (sp-api 1.2).
constexpr std::string_view scopes[] = {"sellingpartnerapi::notifications", "sellingpartnerapi::migration",
                                       "sellingpartnerapi::client_credential:rotation"};

std::optional<std::size_t> application_named(const Settings& settings, const Fields& fields) {
  for (std::size_t number = 0; number <= settings.more_applications.size(); ++number) {
    const Application application = application_of(settings, number);
    if (is_secret(value_of(fields, "client_id"), application.client_id)) {
      const bool proved = is_secret(value_of(fields, "client_secret"), application.client_secret);
      return proved ? std::optional(number) : std::nullopt;
    }
  }
  return std::nullopt;
}

Answer denied(const std::string& details) {
  return refused(403, {{"Unauthorized", "Access to requested resource is denied.", details}});
}

}  // namespace

Application application_of(const Settings& settings, std::size_t number) {
  if (number > 0) return settings.more_applications.at(number - 1);
  return {settings.client_id, settings.client_secret, settings.refresh_token, settings.denied_operations, false};
}

std::string Access::new_token(const Settings& settings, std::size_t application, bool grantless, Instant now) {
  while (!by_expiry_.empty() &&
         (by_expiry_.size() >= tokens_max || by_expiry_.begin()->first + remembered_after_expiry < now)) {
    tokens_.erase(by_expiry_.begin()->second);
    by_expiry_.erase(by_expiry_.begin());
  }
  // Two vendors with the same seed must not get the same token.
  const std::string partner = application_of(settings, application).refresh_token;
  const std::string name = partner + "/" + std::to_string(++granted_);
  std::string token =
      "Atza|" + hex_of(hash_of(settings.seed, "token/" + name)) + hex_of(hash_of(settings.seed, "token/low/" + name));
  tokens_[token] = {now + settings.token_lifetime, application, grantless, granted_};
  by_expiry_.emplace(now + settings.token_lifetime, token);
  return token;
}

Answer Access::grant(const Settings& settings, const HttpRequest& request, Instant now) {
  const Fields fields = parameters_of(request);
  const std::string wanted = value_of(fields, "grant_type");
  if (wanted.empty()) return missing_parameter("grant_type");
  const auto* type = std::find_if(std::begin(grant_types), std::end(grant_types),
                                  [&](const GrantType& row) { return row.name == wanted; });
  if (type == std::end(grant_types)) {
    return login_refusal(400, "unsupported_grant_type",
                         "The authorization grant type is not supported by the authorization server");
  }
  for (const std::string_view name :
       {std::string_view("client_id"), std::string_view("client_secret"), type->parameter}) {
    if (value_of(fields, name).empty()) return missing_parameter(name);
  }
  const std::optional<std::size_t> number = application_named(settings, fields);
  if (!number) return login_refusal(401, "invalid_client", "Client authentication failed");
  const Application application = application_of(settings, *number);
  const std::string given = value_of(fields, type->parameter);
  const bool grantless = wanted == "client_credentials";
  const auto request_id = [&] { return guid_of(settings.seed, (1ULL << 62) + ++refused_); };
  if (grantless && std::find(std::begin(scopes), std::end(scopes), given) == std::end(scopes)) {
    return login_refusal(400, "invalid_scope", "The request has an invalid parameter : scope");
  }
  if (wanted == "refresh_token" && application.revoked) {
    return invalid_grant("refresh_token", ". User may have revoked or didn't grant the permission.", request_id());
  }
  if (wanted == "refresh_token" && !is_secret(given, application.refresh_token)) {
    return invalid_grant("refresh_token", "", request_id());
  }
  if (wanted == "authorization_code") {
    if (code_is_used_ || settings.authorization_code.empty() || !is_secret(given, settings.authorization_code)) {
      return invalid_grant("code", "", request_id());
    }
    code_is_used_ = true;
  }
  Json body = {{"access_token", new_token(settings, *number, grantless, now)},
               {"token_type", "bearer"},
               {"expires_in", std::chrono::duration_cast<std::chrono::seconds>(settings.token_lifetime).count()}};
  if (!grantless) body["refresh_token"] = application.refresh_token;
  return login_answer(200, body);
}

std::string Access::new_portal_key(const Settings& settings, const std::string& label, Instant now) {
  constexpr std::size_t keys_max = 1'000;
  std::erase_if(portal_keys_, [&](const auto& entry) { return entry.second <= now; });
  if (portal_keys_.size() >= keys_max) {
    portal_keys_.erase(
        std::min_element(portal_keys_.begin(), portal_keys_.end(),
                         [](const auto& left, const auto& right) { return left.second < right.second; }));
  }
  const std::string name = "portal/" + settings.refresh_token + "/" + std::to_string(++portal_keys_made_);
  std::string key = label + "~" + hex_of(hash_of(settings.seed, name)) + hex_of(hash_of(settings.seed, "low/" + name));
  portal_keys_[key] = now + portal_key_lifetime;
  return key;
}

bool Access::opens_portal(std::string_view key, Instant now) const {
  const auto found = portal_keys_.find(key);
  return found != portal_keys_.end() && now < found->second;
}

Admission Access::admit(const Settings& settings, const HttpRequest& request, std::string_view operation,
                        Instant now) const {
  const std::optional<std::string> token = header_of(request.headers, "x-amz-access-token");
  if (!token || token->empty()) return {denied("Access token is missing in the request header."), 0, true};
  const auto found = tokens_.find(*token);
  if (found == tokens_.end())
    return {denied("The access token you provided is revoked, malformed or invalid."), 0, false};
  const Token& known = found->second;
  if (now >= known.expires) {
    Answer denial = denied("The access token you provided has expired.");
    denial.old_token = "access token " + std::to_string(known.number);
    return {std::move(denial), 0, false};
  }
  const std::vector<std::string>& denials =
      known.application == 0 ? settings.denied_operations
                             : settings.more_applications.at(known.application - 1).denied_operations;
  const bool role_is_missing = std::find(denials.begin(), denials.end(), operation) != denials.end();
  // A 403 for a missing role has no details (sp-api 2.10).
  if (known.grantless || role_is_missing) return {denied(""), known.application, false};
  return {std::nullopt, known.application, false};
}

}  // namespace vendorproof::mock_amazon
