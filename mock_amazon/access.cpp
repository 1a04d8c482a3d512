#include "mock_amazon/access.h"

#include <algorithm>

#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/base/text.h"

namespace vendorproof::mock_amazon {

namespace {

/// How long a token is remembered after it expired, so that it is called expired and not invalid.
constexpr Duration remembered_after_expiry = std::chrono::hours(24);

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

/// The members of a form or of a JSON object of texts; nothing for anything else.
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

}  // namespace

Answer Access::grant(const Settings& settings, const HttpRequest& request, Instant now) {
  const Fields fields = parameters_of(request);
  const std::string grant_type = value_of(fields, "grant_type");
  if (grant_type.empty()) {
    return login_refusal(400, "invalid_request", "The request is missing a required parameter : grant_type");
  }
  if (grant_type != "refresh_token") {
    return login_refusal(400, "unsupported_grant_type",
                         "The authorization grant type is not supported by the authorization server");
  }
  for (const char* name : {"client_id", "client_secret", "refresh_token"}) {
    if (!value_of(fields, name).empty()) continue;
    return login_refusal(400, "invalid_request", std::string("The request is missing a required parameter : ") + name);
  }
  if (!is_secret(value_of(fields, "client_id"), settings.client_id) ||
      !is_secret(value_of(fields, "client_secret"), settings.client_secret)) {
    return login_refusal(401, "invalid_client", "Client authentication failed");
  }
  if (!is_secret(value_of(fields, "refresh_token"), settings.refresh_token)) {
    return login_refusal(400, "invalid_grant", "The request has an invalid grant parameter : refresh_token");
  }
  std::erase_if(expiry_by_token_, [&](const auto& row) { return row.second + remembered_after_expiry < now; });
  const std::string name = std::to_string(++granted_);
  const std::string token =
      "Atza|" + hex_of(hash_of(settings.seed, "token/" + name)) + hex_of(hash_of(settings.seed, "token/low/" + name));
  expiry_by_token_[token] = now + settings.token_lifetime;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(settings.token_lifetime).count();
  return login_answer(200, {{"access_token", token},
                            {"token_type", "bearer"},
                            {"expires_in", seconds},
                            {"refresh_token", settings.refresh_token}});
}

std::optional<Answer> Access::denial(const HttpRequest& request, Instant now) const {
  const auto denied = [](const std::string& details) {
    return refused(403, {{"Unauthorized", "Access to requested resource is denied.", details}});
  };
  const std::optional<std::string> token = header_of(request.headers, "x-amz-access-token");
  if (!token || token->empty()) return denied("Access token is missing in the request header.");
  const auto found = expiry_by_token_.find(*token);
  if (found == expiry_by_token_.end()) {
    return denied("The access token you provided is revoked, malformed or invalid.");
  }
  if (now >= found->second) return denied("The access token you provided has expired.");
  return std::nullopt;
}

}  // namespace vendorproof::mock_amazon
