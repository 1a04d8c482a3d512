#include "harness/field/redaction.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t shortest_secret = 4;
constexpr std::string_view token_beginning = "Atz";
/// The longest beginning of a token: `Atz`, eight letters, `%7C`.
constexpr std::size_t token_beginning_max = 14;

constexpr std::array<std::string_view, 5> shown_headers = {"content-type", "accept", "user-agent", "if-match",
                                                           "content-encoding"};
constexpr std::array<std::string_view, 3> shown_parameters = {"grant_type", "client_id", "scope"};

struct Stretch {
  std::size_t at = 0;
  std::size_t length = 0;
};

bool is_token_letter(char letter) {
  const bool plain =
      (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
  return plain || std::string_view("|%._~+/=-").find(letter) != std::string_view::npos;
}

/// Whether a token of Amazon begins there: `Atz`, up to eight letters or dots, and a bar.
bool is_token_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 3;
  while (end < text.size() && end < at + 11 && ((text[end] >= 'a' && text[end] <= 'z') || text[end] == '.')) ++end;
  const std::string_view rest = text.substr(std::min(end, text.size()));
  return end > at + 3 && (starts_with(rest, "|") || starts_with(rest, "%7C") || starts_with(rest, "%7c"));
}

/// `%2b` for `%2B`: both forms occur.
std::string lower_case_escapes(std::string text) {
  for (std::size_t at = text.find('%'); at != std::string::npos && at + 2 < text.size(); at = text.find('%', at + 1)) {
    for (const std::size_t digit : {at + 1, at + 2}) text[digit] = lower_case(text.substr(digit, 1)).front();
  }
  return text;
}

void find_tokens(std::string_view text, std::vector<Stretch>& found) {
  for (std::size_t at = text.find(token_beginning); at != std::string_view::npos;) {
    std::size_t end = at;
    if (is_token_at(text, at)) {
      while (end < text.size() && is_token_letter(text[end])) ++end;
      found.push_back({at, end - at});
    }
    at = text.find(token_beginning, std::max(end, at + 1));
  }
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

std::string as_json(const std::string& secret) {
  const std::string quoted = Json(secret).dump(-1, ' ', false, Json::error_handler_t::replace);
  return quoted.substr(1, quoted.size() - 2);
}

/// Base64 without padding, and without a last letter that depends on the text that follows.
std::string as_base64(const std::string& secret) {
  std::string encoded = base64_encode(secret);
  while (!encoded.empty() && encoded.back() == '=') encoded.pop_back();
  if (secret.size() % 3 != 0) encoded.pop_back();
  return encoded;
}

/// All forms in which a secret may be written.
std::vector<std::string> writings_of(const std::string& secret, std::string_view erp_user) {
  const std::string encoded = percent_encode(secret);
  const std::string with_user = std::string(erp_user) + ":" + secret;
  return {secret,
          encoded,
          lower_case_escapes(encoded),
          replaced(encoded, "%20", "+"),
          as_json(secret),
          replaced(secret, "+", " "),  // Amazon's JavaScript client does not encode its form
          base64_encode(secret),
          as_base64(secret),
          base64_encode(with_user),
          as_base64(with_user)};
}

}  // namespace

/// Horspool's search for several texts at once: one pass that skips most letters. The library's searcher finds only one
/// text; one pass for each form of each secret took two thirds of the time for serving a page.
struct Redaction::Secrets {
  std::vector<std::string> wanted;  ///< the longest first
  std::size_t shortest = 0;
  std::array<std::size_t, 256> skip{};  ///< how far to move if the window ends with this letter
  std::array<bool, 256> begins{};       ///< whether a text begins with this letter
  std::array<bool, 256> ends{};         ///< whether a text has this letter at the window's end

  explicit Secrets(std::vector<std::string> texts) : wanted(std::move(texts)) {
    if (wanted.empty()) return;
    shortest = wanted.back().size();
    skip.fill(shortest);
    for (const std::string& text : wanted) {
      begins[static_cast<unsigned char>(text.front())] = true;
      ends[static_cast<unsigned char>(text[shortest - 1])] = true;
      for (std::size_t i = 0; i + 1 < shortest; ++i) {
        std::size_t& distance = skip[static_cast<unsigned char>(text[i])];
        distance = std::min(distance, shortest - 1 - i);
      }
    }
  }

  std::size_t length_at(std::string_view text, std::size_t at) const {
    const std::string_view rest = text.substr(at);
    const auto found =
        std::find_if(wanted.begin(), wanted.end(), [&](const auto& row) { return starts_with(rest, row); });
    return found == wanted.end() ? 0 : found->size();
  }

  /// All occurrences, also those that overlap.
  void find(std::string_view text, std::vector<Stretch>& found) const {
    if (wanted.empty()) return;
    for (std::size_t at = 0; at + shortest <= text.size();) {
      const auto end = static_cast<unsigned char>(text[at + shortest - 1]);
      const bool may_be = ends[end] && begins[static_cast<unsigned char>(text[at])];
      const std::size_t length = may_be ? length_at(text, at) : 0;
      if (length > 0) found.push_back({at, length});
      at += skip[end];
    }
  }
};

std::string shown_name(std::string_view name) {
  constexpr std::size_t shown_max = 60;
  return name.size() > shown_max ? "(a name of " + std::to_string(name.size()) + " letters)" : std::string(name);
}

Redaction::Redaction() : secrets_(std::make_shared<const Secrets>(std::vector<std::string>())) {}

Redaction::Redaction(const std::vector<std::string>& secrets, std::string_view erp_user) {
  std::vector<std::string> writings;
  for (const std::string& secret : secrets) {
    if (secret.size() < shortest_secret) continue;
    for (std::string& writing : writings_of(secret, erp_user)) {
      if (writing.size() >= shortest_secret) writings.push_back(std::move(writing));
    }
  }
  std::sort(writings.begin(), writings.end(), [](const std::string& left, const std::string& right) {
    return left.size() != right.size() ? left.size() > right.size() : left < right;
  });
  writings.erase(std::unique(writings.begin(), writings.end()), writings.end());
  secrets_ = std::make_shared<const Secrets>(std::move(writings));
}

std::string Redaction::text(std::string text) const {
  // Secrets and tokens are searched in the original text: a mask in the middle of a token would break it in two.
  std::vector<Stretch> found;
  secrets_->find(text, found);
  find_tokens(text, found);
  if (found.empty()) return text;
  std::sort(found.begin(), found.end(), [](const Stretch& left, const Stretch& right) { return left.at < right.at; });
  std::string out;
  std::size_t copied = 0;
  for (const Stretch& stretch : found) {
    if (stretch.at >= copied) {
      out.append(text, copied, stretch.at - copied).append(masked);
    }
    copied = std::max(copied, stretch.at + stretch.length);
  }
  return out.append(text, copied, std::string::npos);
}

Excerpt Redaction::excerpt(std::string_view text, std::size_t size_max) const {
  if (text.size() <= size_max) return {this->text(std::string(text)), false};
  // Reads past the cut by the longest secret, so that a secret at the cut is complete; that margin is not shown.
  const std::size_t longest = secrets_->wanted.empty() ? 0 : secrets_->wanted.front().size();
  const std::size_t margin = std::max(longest, token_beginning_max);
  if (text.size() <= size_max + margin) {
    std::string whole = this->text(std::string(text));
    const bool is_cut = whole.size() > size_max;
    whole.resize(std::min(size_max, whole.size()));
    return {std::move(whole), is_cut};
  }
  std::string beginning = this->text(std::string(text.substr(0, size_max + margin)));
  beginning.resize(std::min(size_max, beginning.size() - std::min(margin, beginning.size())));
  return {std::move(beginning), true};
}

std::string Redaction::login(const HttpRequest& request) const {
  Fields parameters;
  if (starts_with(request.body, "{")) {
    const Result<Json> document = parse_json(request.body);
    if (!document) return "(not kept: a login that cannot be read)";
    for (const auto& [name, value] : document->items()) {
      parameters.emplace_back(name, value.is_string() ? value.get<std::string>() : "");
    }
  } else {
    parameters = parse_form(request.body);
  }
  Fields shown;
  for (const auto& [name, value] : parameters) {
    const bool plain = std::find(shown_parameters.begin(), shown_parameters.end(), name) != shown_parameters.end();
    // An unknown name may itself be a secret, if the client left the name out.
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
    shown.emplace_back(lowered, excerpt(value, 200).text);
  }
  return shown;
}

}  // namespace vendorproof::harness
