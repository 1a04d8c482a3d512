#include "harness/redaction.h"

#include <algorithm>
#include <array>

#include "core/base/json.h"
#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t shortest_secret = 4;

constexpr std::array<std::string_view, 5> shown_headers = {"content-type", "accept", "user-agent", "if-match",
                                                           "content-encoding"};
constexpr std::array<std::string_view, 3> shown_parameters = {"grant_type", "client_id", "scope"};

bool is_token_letter(char letter) {
  const bool plain =
      (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
  return plain || std::string_view("|%._~+/=-").find(letter) != std::string_view::npos;
}

/// Whether a token of Amazon's begins there: `Atz`, up to eight letters or dots, and a bar.
bool is_token_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 3;
  while (end < text.size() && end < at + 11 && ((text[end] >= 'a' && text[end] <= 'z') || text[end] == '.')) ++end;
  const std::string_view rest = text.substr(std::min(end, text.size()));
  return end > at + 3 && (starts_with(rest, "|") || starts_with(rest, "%7C") || starts_with(rest, "%7c"));
}

void mask_tokens(std::string& text) {
  for (std::size_t at = text.find("Atz"); at != std::string::npos; at = text.find("Atz", at + 1)) {
    if (!is_token_at(text, at)) continue;
    std::size_t end = at;
    while (end < text.size() && is_token_letter(text[end])) ++end;
    text.replace(at, end - at, masked);
  }
}

}  // namespace

Redaction::Redaction(const std::vector<std::string>& secrets, std::string_view erp_user) {
  for (const std::string& secret : secrets) {
    if (secret.size() < shortest_secret) continue;
    secrets_.push_back(secret);
    secrets_.push_back(percent_encode(secret));
    secrets_.push_back(base64_encode(std::string(erp_user) + ":" + secret));
    std::string blank = secret;  // Amazon's JavaScript client does not encode its form: a `+` arrives as a blank.
    std::replace(blank.begin(), blank.end(), '+', ' ');
    secrets_.push_back(blank);
  }
  std::sort(secrets_.begin(), secrets_.end(), [](const std::string& left, const std::string& right) {
    return left.size() != right.size() ? left.size() > right.size() : left < right;
  });
  secrets_.erase(std::unique(secrets_.begin(), secrets_.end()), secrets_.end());
}

std::string Redaction::text(std::string text) const {
  for (const std::string& secret : secrets_) {
    for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at + masked.size())) {
      text.replace(at, secret.size(), masked);
    }
  }
  mask_tokens(text);
  return text;
}

std::string Redaction::login(const HttpRequest& request) const {
  Fields parameters;
  if (starts_with(request.body, "{")) {
    const Result<Json> document = parse_json(request.body);
    if (!document) return "(not kept: a login that can not be read)";
    for (const auto& [name, value] : document->items()) {
      parameters.emplace_back(name, value.is_string() ? value.get<std::string>() : "");
    }
  } else {
    parameters = parse_form(request.body);
  }
  Fields shown;
  for (const auto& [name, value] : parameters) {
    const bool plain = std::find(shown_parameters.begin(), shown_parameters.end(), name) != shown_parameters.end();
    // A name that nobody knows may be a secret that lost its name.
    const bool known = plain || name == "client_secret" || name == "refresh_token" || name == "code";
    shown.emplace_back(known ? name : std::string(masked), plain ? text(value) : std::string(masked));
  }
  return write_form(shown);
}

Fields Redaction::headers(const Fields& headers) const {
  Fields shown;
  for (const auto& [name, value] : headers) {
    const std::string lowered = lower_case(name);
    if (std::find(shown_headers.begin(), shown_headers.end(), lowered) == shown_headers.end()) continue;
    shown.emplace_back(lowered, text(value.substr(0, 200)));
  }
  return shown;
}

}  // namespace vendorproof::harness
