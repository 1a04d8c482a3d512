#include "harness/redaction.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/json.h"
#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t shortest_secret = 4;
constexpr std::string_view token_beginning = "Atz";
/// `Atz`, eight letters, `%7C`.
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

/// Whether a token of Amazon's begins there: `Atz`, up to eight letters or dots, and a bar.
bool is_token_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 3;
  while (end < text.size() && end < at + 11 && ((text[end] >= 'a' && text[end] <= 'z') || text[end] == '.')) ++end;
  const std::string_view rest = text.substr(std::min(end, text.size()));
  return end > at + 3 && (starts_with(rest, "|") || starts_with(rest, "%7C") || starts_with(rest, "%7c"));
}

/// Copies the text once, with every stretch masked that `find(from)` finds: bodies may be large and full of secrets.
/// `find` gives a place and a length, at or behind `from`; no length when there is no more.
template <class Find>
std::string masked_where(std::string text, const Find& find) {
  std::string out;
  std::size_t copied = 0;
  for (Stretch found = find(text, 0); found.length > 0; found = find(text, copied)) {
    out.append(text, copied, found.at - copied).append(masked);
    copied = found.at + found.length;
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

Stretch find_token(const std::string& text, std::size_t from) {
  std::size_t at = text.find(token_beginning, from);
  while (at != std::string::npos && !is_token_at(text, at)) at = text.find(token_beginning, at + 1);
  if (at == std::string::npos) return {};
  const auto begin = text.begin() + static_cast<std::ptrdiff_t>(at);
  return {at, static_cast<std::size_t>(std::find_if_not(begin, text.end(), is_token_letter) - begin)};
}

/// The ways in which a secret may be written.
std::vector<std::string> writings_of(const std::string& secret, std::string_view erp_user) {
  const std::string encoded = percent_encode(secret);
  std::string blank = secret;  // Amazon's JavaScript client does not encode its form: a `+` arrives as a blank.
  std::replace(blank.begin(), blank.end(), '+', ' ');
  return {secret,
          encoded,
          lower_case_escapes(encoded),
          base64_encode(secret),
          base64_encode(std::string(erp_user) + ":" + secret),
          blank};
}

}  // namespace

/// Horspool's search for several texts at once: one pass, which skips most letters. The library's searcher is for one
/// text, and one pass for each writing of each secret was two thirds of what serving a page took.
struct Redaction::Secrets {
  std::vector<std::string> wanted;  ///< the longest first
  std::size_t shortest = 0;
  std::array<std::size_t, 256> skip{};  ///< how far to go on when this letter stands at the window's end
  std::array<bool, 256> begins{};       ///< whether one begins with this letter
  std::array<bool, 256> ends{};         ///< whether one has it at the window's end

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

  /// The first from there on, with those that overlap it.
  Stretch find(const std::string& text, std::size_t from) const {
    if (wanted.empty()) return {};
    for (std::size_t at = from; at + shortest <= text.size();) {
      const auto end = static_cast<unsigned char>(text[at + shortest - 1]);
      const bool may_be = ends[end] && begins[static_cast<unsigned char>(text[at])];
      const std::size_t length = may_be ? length_at(text, at) : 0;
      if (length > 0) return {at, with_overlaps(text, at, length)};
      at += skip[end];
    }
    return {};
  }

  std::size_t with_overlaps(std::string_view text, std::size_t at, std::size_t length) const {
    for (std::size_t ahead = 1; ahead < length; ++ahead) {
      const std::size_t overlapping = length_at(text, at + ahead);
      if (overlapping > 0) length = std::max(length, ahead + overlapping);
    }
    return length;
  }
};

Redaction::Redaction() : secrets_(std::make_shared<const Secrets>(std::vector<std::string>())) {}

Redaction::Redaction(const std::vector<std::string>& secrets, std::string_view erp_user) {
  std::vector<std::string> writings;
  for (const std::string& secret : secrets) {
    if (secret.size() < shortest_secret) continue;
    for (std::string& writing : writings_of(secret, erp_user)) writings.push_back(std::move(writing));
  }
  std::sort(writings.begin(), writings.end(), [](const std::string& left, const std::string& right) {
    return left.size() != right.size() ? left.size() > right.size() : left < right;
  });
  writings.erase(std::unique(writings.begin(), writings.end()), writings.end());
  secrets_ = std::make_shared<const Secrets>(std::move(writings));
}

std::string Redaction::text(std::string text) const {
  text =
      masked_where(std::move(text), [this](const std::string& in, std::size_t at) { return secrets_->find(in, at); });
  return masked_where(std::move(text), find_token);
}

Excerpt Redaction::excerpt(std::string_view text, std::size_t size_max) const {
  if (text.size() <= size_max) return {this->text(std::string(text)), false};
  // What begins before the cut is looked at to its end, and of what is looked at the last may be half a secret.
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
    shown.emplace_back(lowered, excerpt(value, 200).text);
  }
  return shown;
}

}  // namespace vendorproof::harness
