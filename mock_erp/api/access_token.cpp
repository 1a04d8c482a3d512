#include "mock_erp/api/access_token.h"

#include <algorithm>
#include <chrono>
#include <cstdint>

#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/http.h"
#include "core/base/json/json_tree.h"
#include "core/base/json/json_writer.h"

namespace vendorproof::mock_erp {

namespace {

/// base64url without padding (RFC 7515, appendix C).
std::string url_encoded(std::string_view bytes) {
  std::string text = base64_encode(std::string(bytes));
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  text.resize(text.find_last_not_of('=') + 1);
  return text;
}

std::optional<std::string> url_decoded(std::string_view text) {
  std::string padded(text);
  std::replace(padded.begin(), padded.end(), '-', '+');
  std::replace(padded.begin(), padded.end(), '_', '/');
  padded.append((4 - padded.size() % 4) % 4, '=');
  return base64_decode(padded);
}

std::int64_t seconds_of(Instant at) {
  return std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
}

std::string token_of(const Settings& settings, std::int64_t issued_at) {
  JsonWriter claims;
  claims.begin_object();
  claims.member("aud", "https://api.businesscentral.dynamics.com");
  claims.member("iss", fmt::format("https://sts.windows.net/{}/", settings.tenant_id));
  claims.member("iat", issued_at);
  claims.member("nbf", issued_at);
  claims.member("exp", issued_at + seconds_of(Instant(settings.token_lifetime)));
  claims.member("appid", settings.client_id);
  claims.key("roles").begin_array().text("API.ReadWrite.All").end_array();
  claims.member("tid", settings.tenant_id);
  claims.member("ver", "1.0");
  claims.end_object();
  const std::string signed_part = url_encoded(R"({"typ":"JWT","alg":"none"})") + "." + url_encoded(claims.take());
  return signed_part + "." + url_encoded(hex_of(hash_of(0, signed_part + settings.client_secret)));
}

}  // namespace

std::string new_access_token(const Settings& settings, Instant now) { return token_of(settings, seconds_of(now)); }

std::optional<Instant> expiry_of(const Settings& settings, std::string_view token) {
  const std::size_t begin = token.find('.');
  const std::size_t end = token.rfind('.');
  if (begin == std::string_view::npos || begin == end) return std::nullopt;
  const std::optional<std::string> text = url_decoded(token.substr(begin + 1, end - begin - 1));
  if (!text) return std::nullopt;
  const Result<Json> claims = parse_json(*text);
  if (!claims || !claims->is_object()) return std::nullopt;
  const JsonReader in(*claims);
  const std::int64_t issued_at = in.at("iat").integer();
  const std::int64_t expires = in.at("exp").integer();
  // Until the year 9999: anybody can write a token, and the sum of two times must not overflow.
  constexpr std::int64_t latest = 253'402'300'799;
  if (in.failed() || issued_at < 0 || issued_at > latest) return std::nullopt;
  if (token != token_of(settings, issued_at)) return std::nullopt;
  return Instant(std::chrono::seconds(expires));
}

}  // namespace vendorproof::mock_erp
