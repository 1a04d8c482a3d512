#include "harness/field/redaction.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <utility>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t shortest_secret = 4;
/// A token of Amazon begins with `Atz`, one to eight letters or dots, and a bar, which may be percent-encoded.
constexpr std::string_view token_beginning = "Atz";
constexpr std::size_t token_letters_max = 8;
constexpr std::string_view encoded_bar = "%7C";
constexpr std::size_t token_beginning_max = token_beginning.size() + token_letters_max + encoded_bar.size();

/// A JSON Web Token (RFC 7519) whose header names its type first, as Microsoft Entra writes it.
constexpr std::string_view web_token_beginning = "eyJ0eXAi";

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

/// Where the token begins whose bar is at `bar`; npos if no token has its bar there.
std::size_t token_before(std::string_view text, std::size_t bar) {
  const auto may_stand_before_bar = [](char letter) { return (letter >= 'a' && letter <= 'z') || letter == '.'; };
  std::size_t letters = 0;
  while (letters < bar && may_stand_before_bar(text[bar - letters - 1])) ++letters;
  const std::size_t without_first = token_beginning.size() - 1;
  const bool fits = letters > without_first && letters <= without_first + token_letters_max && letters < bar;
  if (!fits) return std::string_view::npos;
  const std::size_t at = bar - letters - 1;
  return text.substr(at, token_beginning.size()) == token_beginning ? at : std::string_view::npos;
}

/// `%2b` for `%2B`: both forms occur.
std::string lower_case_escapes(std::string text) {
  for (std::size_t at = text.find('%'); at != std::string::npos && at + 2 < text.size(); at = text.find('%', at + 1)) {
    for (const std::size_t digit : {at + 1, at + 2}) text[digit] = lower_case(text.substr(digit, 1)).front();
  }
  return text;
}

/// Looks for bars, because they are rarer than letters.
void find_tokens(std::string_view text, std::vector<Stretch>& found) {
  for (const char sign : {'|', '%'}) {
    std::size_t end = 0;
    for (std::size_t bar = text.find(sign); bar != std::string_view::npos;
         bar = text.find(sign, std::max(end, bar + 1))) {
      if (sign == '%' && !equal_ignoring_case(text.substr(bar, encoded_bar.size()), encoded_bar)) continue;
      const std::size_t at = token_before(text, bar);
      if (at == std::string_view::npos) continue;
      for (end = bar; end < text.size() && is_token_letter(text[end]);) ++end;
      found.push_back({at, end - at});
    }
  }
}

/// Tokens of the ERP.
void find_web_tokens(std::string_view text, std::vector<Stretch>& found) {
  std::size_t end = 0;
  for (std::size_t at = text.find(web_token_beginning); at != std::string_view::npos;
       at = text.find(web_token_beginning, end)) {
    for (end = at; end < text.size() && is_token_letter(text[end]);) ++end;
    found.push_back({at, end - at});
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

/// Looks for several texts at once. It reads three letters at each place that is a multiple of the stride. The stride
/// is so short that a text covers one of these places wherever it begins. So only where the three letters belong to a
/// text, the texts are compared in full. The library's searcher finds only one text; one pass for each form of each
/// secret took two thirds of the time for serving a page.
struct Redaction::Secrets {
  static constexpr std::size_t gram = 3;
  static_assert(gram < shortest_secret);

  std::vector<std::string> wanted;  ///< the longest first; each has at least the length `shortest_secret`
  std::size_t stride = 1;
  std::bitset<1U << 15U> grams;    ///< places of the three letters that a text holds near its beginning
  std::array<bool, 256> begins{};  ///< whether a text begins with this letter

  explicit Secrets(std::vector<std::string> texts) : wanted(std::move(texts)) {
    if (wanted.empty()) return;
    stride = wanted.back().size() - gram + 1;
    for (const std::string& text : wanted) {
      begins[static_cast<unsigned char>(text.front())] = true;
      for (std::size_t at = 0; at < stride; ++at) grams.set(place_of(text, at));
    }
  }

  /// The place of the three letters at `at`. Several share one.
  static std::size_t place_of(std::string_view text, std::size_t at) {
    const auto letter = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(text[i])); };
    return ((letter(at) << 7U) ^ (letter(at + 1) << 4U) ^ letter(at + 2)) % (1U << 15U);
  }

  std::size_t length_at(std::string_view text, std::size_t at) const {
    if (!begins[static_cast<unsigned char>(text[at])]) return 0;
    const std::string_view rest = text.substr(at);
    const auto found =
        std::find_if(wanted.begin(), wanted.end(), [&](const auto& row) { return starts_with(rest, row); });
    return found == wanted.end() ? 0 : found->size();
  }

  /// All occurrences, also those that overlap.
  void find(std::string_view text, std::vector<Stretch>& found) const {
    if (wanted.empty()) return;
    for (std::size_t place = stride - 1; place + gram <= text.size(); place += stride) {
      if (!grams.test(place_of(text, place))) continue;
      for (std::size_t at = place + 1 - stride; at <= place; ++at) {
        if (const std::size_t length = length_at(text, at); length > 0) found.push_back({at, length});
      }
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
  find_web_tokens(text, found);
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
    const auto header = std::find_if(shown_headers.begin(), shown_headers.end(),
                                     [&](std::string_view one) { return equal_ignoring_case(name, one); });
    if (header != shown_headers.end()) shown.emplace_back(*header, excerpt(value, 200).text);
  }
  return shown;
}

}  // namespace vendorproof::harness
