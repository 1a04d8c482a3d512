#include "mock_erp/api/sign_in.h"

#include <array>
#include <chrono>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/json/json_writer.h"
#include "core/base/text.h"
#include "mock_erp/api/access_token.h"

namespace vendorproof::mock_erp {

namespace {

constexpr std::string_view token_path = "/oauth2/v2.0/token";
constexpr std::string_view resource = "https://api.businesscentral.dynamics.com";
constexpr std::string_view bearer = "bearer ";
constexpr std::string_view basic = "basic ";

/// A refusal of Entra. `number` is that of its public list of AADSTS errors.
struct NoToken {
  int status = 400;
  std::string_view error;  ///< RFC 6749, 5.2
  int number = 0;
  std::string text;
};

/// What the form says; a client may also send its id and its secret as Basic authentication (RFC 6749, 2.3.1).
struct TokenForm {
  std::optional<std::string> grant_type;
  std::optional<std::string> client_id;
  std::optional<std::string> client_secret;
  std::optional<std::string> scope;
};

/// What follows `scheme` in the header; nullopt for another scheme.
std::optional<std::string> credentials_of(const HttpRequest& request, std::string_view scheme) {
  const std::optional<std::string> header = header_of(request.headers, "Authorization");
  if (!header || !starts_with(lower_case(header->substr(0, scheme.size())), scheme)) return std::nullopt;
  return header->substr(scheme.size());
}

std::optional<std::string> first_of(const Fields& fields, std::string_view name) {
  for (const auto& [key, value] : fields) {
    if (key == name && !value.empty()) return value;
  }
  return std::nullopt;
}

TokenForm form_of(const HttpRequest& request) {
  const Fields fields = parse_form(request.body);
  TokenForm form{first_of(fields, "grant_type"), first_of(fields, "client_id"), first_of(fields, "client_secret"),
                 first_of(fields, "scope")};
  const std::optional<std::string> header = credentials_of(request, basic);
  const std::optional<std::string> pair = header ? base64_decode(*header) : std::nullopt;
  const std::size_t colon = pair ? pair->find(':') : std::string::npos;
  if (colon == std::string::npos) return form;
  if (!form.client_id) form.client_id = pair->substr(0, colon);
  if (!form.client_secret) form.client_secret = pair->substr(colon + 1);
  return form;
}

NoToken lacks(std::string_view name) {
  return {400, "invalid_request", 900144,
          fmt::format("The request body must contain the following parameter: '{}'.", name)};
}

/// The first thing that is wrong, in Entra's order: the tenant, the form, the application, its secret, the scope.
std::optional<NoToken> fault_of(const Settings& settings, const HttpRequest& request) {
  if (request.method != "POST") {
    return NoToken{
        400, "invalid_request", 900561,
        fmt::format("The endpoint only accepts POST, OPTIONS requests. Received a {} request.", shown(request.method))};
  }
  const std::string tenant = request.path.substr(1, request.path.size() - token_path.size() - 1);
  if (lower_case(tenant) != lower_case(settings.tenant_id)) {
    return NoToken{400, "invalid_request", 90002, fmt::format("Tenant '{}' not found.", shown(tenant))};
  }
  const TokenForm form = form_of(request);
  if (!form.grant_type) return lacks("grant_type");
  if (*form.grant_type != "client_credentials") {
    return NoToken{400, "unsupported_grant_type", 70003,
                   fmt::format("The app requested an unsupported grant type '{}'.", shown(*form.grant_type))};
  }
  if (!form.client_id) return lacks("client_id");
  if (!form.scope) return lacks("scope");
  if (lower_case(*form.client_id) != lower_case(settings.client_id)) {
    return NoToken{400, "unauthorized_client", 700016,
                   fmt::format("Application with identifier '{}' was not found in the directory '{}'.",
                               shown(*form.client_id), settings.tenant_id)};
  }
  if (!form.client_secret) {
    return NoToken{401, "invalid_client", 7000216,
                   "'client_assertion', 'client_secret' or 'request' is required for this grant type."};
  }
  if (*form.client_secret != settings.client_secret) {
    return NoToken{401, "invalid_client", 7000215, "Invalid client secret provided."};
  }
  if (!form.scope->ends_with("/.default")) {
    return NoToken{400, "invalid_scope", 1002012,
                   fmt::format("The scope '{}' is not valid: client credentials need a scope that ends with /.default.",
                               shown(*form.scope))};
  }
  if (*form.scope != std::string(resource) + "/.default") {
    return NoToken{400, "invalid_resource", 500011,
                   fmt::format("The resource of the scope '{}' was not found.", shown(*form.scope))};
  }
  return std::nullopt;
}

/// `2026-11-02 08:00:00Z`, as Entra writes it.
std::string entra_time(Instant at) {
  std::string text = format_instant(std::chrono::floor<std::chrono::seconds>(at));
  text[10] = ' ';
  return text.substr(0, 19) + "Z";
}

HttpResponse write_fault(Company& company, const NoToken& fault, Instant now) {
  const std::string trace = guid_of(fmt::format("trace/{}", ++company.answers_refused));
  const std::string correlation = guid_of(fmt::format("correlation/{}", company.answers_refused));
  const std::string time = entra_time(now);
  JsonWriter out;
  out.begin_object();
  out.member("error", fault.error);
  out.member("error_description", fmt::format("AADSTS{}: {} Trace ID: {} Correlation ID: {} Timestamp: {}",
                                              fault.number, fault.text, trace, correlation, time));
  out.key("error_codes").begin_array().integer(fault.number).end_array();
  out.member("timestamp", time);
  out.member("trace_id", trace);
  out.member("correlation_id", correlation);
  out.end_object();
  HttpResponse response;
  response.status = fault.status;
  response.headers = {{"Content-Type", "application/json; charset=utf-8"}, {"Cache-Control", "no-store, no-cache"}};
  response.body = out.take();
  return response;
}

Effect refused_token(const NoToken& fault, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::RequestRefused;
  effect.operation = "post oauth2/v2.0/token";
  effect.status = fault.status;
  effect.reason = fmt::format("{} token {} AADSTS{}: {}", fault.status, fault.error, fault.number, fault.text);
  return effect;
}

}  // namespace

bool asks_for_token(const HttpRequest& request) {
  return request.path.ends_with(token_path) && request.path.find('/', 1) == request.path.size() - token_path.size();
}

HttpResponse answer_token(Company& company, const HttpRequest& request, Instant now) {
  if (const std::optional<NoToken> fault = fault_of(company.settings, request)) {
    company.effects.push_back(refused_token(*fault, now));
    return write_fault(company, *fault, now);
  }
  const std::int64_t lifetime =
      std::chrono::duration_cast<std::chrono::seconds>(company.settings.token_lifetime).count();
  JsonWriter out;
  out.begin_object();
  out.member("token_type", "Bearer");
  out.member("expires_in", lifetime);
  out.member("ext_expires_in", lifetime);
  out.member("access_token", new_access_token(company.settings, now));
  out.end_object();
  HttpResponse response;
  response.headers = {{"Content-Type", "application/json; charset=utf-8"}, {"Cache-Control", "no-store, no-cache"}};
  response.body = out.take();
  return response;
}

tl::expected<void, Refusal> check_sign_in(const Settings& settings, const HttpRequest& request, Instant now) {
  if (settings.sign_in != SignIn::AccessToken) {
    const std::optional<std::string> pair = credentials_of(request, basic);
    if (pair && base64_decode(*pair) == settings.user + ":" + settings.web_service_key) return {};
  }
  if (settings.sign_in != SignIn::WebServiceKey) {
    const std::optional<std::string> token = credentials_of(request, bearer);
    const std::optional<Instant> expiry = token ? expiry_of(settings, *token) : std::nullopt;
    if (expiry && now < *expiry) return {};
  }
  return refusal(401, "Authentication_InvalidCredentials", "The server has rejected the client credentials.");
}

std::string challenge_of(const Settings& settings) {
  if (settings.sign_in != SignIn::AccessToken) return "Basic realm=\"\"";
  return fmt::format("Bearer authorization_uri=\"https://login.microsoftonline.com/{}\", resource_id=\"{}\"",
                     settings.tenant_id, resource);
}

std::string expired_token_of(const Settings& settings, const HttpRequest& request, Instant now) {
  const std::optional<std::string> token = credentials_of(request, bearer);
  const std::optional<Instant> expiry = token ? expiry_of(settings, *token) : std::nullopt;
  return expiry && *expiry <= now ? "token-" + hex_of(hash_of(0, *token)) : "";
}

}  // namespace vendorproof::mock_erp
