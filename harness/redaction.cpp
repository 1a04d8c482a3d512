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

/// Copies the text once, with what `length_at` finds masked: bodies may be large and full of secrets. `length_at` gives
/// the length of what is to be masked at a place where `beginning` stands, or 0.
template <class LengthAt>
std::string masked_where(std::string text, std::string_view beginning, const LengthAt& length_at) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = text.find(beginning); at != std::string::npos;) {
    const std::size_t length = length_at(text, at);
    if (length > 0) {
      out.append(text, copied, at - copied).append(masked);
      copied = at + length;
    }
    at = text.find(beginning, at + std::max<std::size_t>(length, 1));
  }
  if (copied == 0) return text;
  return out.append(text, copied, std::string::npos);
}

/// `%2b` of `%2B`: both are written.
std::string lower_case_escapes(std::string text) {
  for (std::size_t at = text.find('%'); at != std::string::npos && at + 2 < text.size(); at = text.find('%', at + 1)) {
    for (const std::size_t digit : {at + 1, at + 2}) text[digit] = lower_case(text.substr(digit, 1)).front();
  }
  return text;
}

std::size_t token_length_at(const std::string& text, std::size_t at) {
  if (!is_token_at(text, at)) return 0;
  std::size_t end = at;
  while (end < text.size() && is_token_letter(text[end])) ++end;
  return end - at;
}

}  // namespace

Redaction::Redaction(const std::vector<std::string>& secrets, std::string_view erp_user) {
  for (const std::string& secret : secrets) {
    if (secret.size() < shortest_secret) continue;
    secrets_.push_back(secret);
    const std::string encoded = percent_encode(secret);
    secrets_.push_back(encoded);
    secrets_.push_back(lower_case_escapes(encoded));
    secrets_.push_back(base64_encode(secret));
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
    text = masked_where(std::move(text), secret, [&](const std::string&, std::size_t) { return secret.size(); });
  }
  return masked_where(std::move(text), "Atz", token_length_at);
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
    shown.emplace_back(lowered, text(value).substr(0, 200));  // cut behind the mask: half a secret is one too
  }
  return shown;
}

}  // namespace vendorproof::harness
