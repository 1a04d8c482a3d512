#include "core/trade/sign_in.h"

#include <utility>

#include "core/base/json/json.h"
#include "core/base/json/json_tree.h"
#include "core/base/require.h"

namespace vendorproof::trade {

namespace {
constexpr std::int64_t lifetime_s_max = 366LL * 24 * 3600;
}

std::string prefix_of(const Place& place, const Settings& settings) {
  std::string prefix;
  std::string_view rest = place.path_prefix;
  for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    const std::size_t close = rest.find('}', open);
    REQUIRE(close != std::string_view::npos);
    prefix += rest.substr(0, open);
    prefix += setting(settings, rest.substr(open + 1, close - open - 1));
    rest.remove_prefix(close + 1);
  }
  return prefix.append(rest);
}

Result<Token> read_token(std::string_view body) {
  const Result<Json> document = parse_json(body);
  if (!document) return tl::unexpected<Error>(document.error());

  const JsonReader in(*document);
  Token token;
  token.text = in.at("access_token").text();
  if (token.text.empty()) in.at("access_token").problem("is empty");
  const JsonReader lifetime = in.at("expires_in");
  const std::int64_t seconds = lifetime.integer_or_text();
  if (seconds < 1 || seconds > lifetime_s_max) lifetime.problem("is not between 1 second and 366 days");
  token.expires_in = in.failed() ? Duration(0) : Duration(std::chrono::seconds(seconds));
  return in.finish(std::move(token));
}

}  // namespace vendorproof::trade
