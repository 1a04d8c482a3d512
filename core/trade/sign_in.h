// How a peer lets us in: access tokens, and addresses of its own for some calls.
#pragma once

#include <string>
#include <string_view>

#include "core/base/time.h"
#include "core/trade/settings.h"

namespace vendorproof::trade {

/// An access token: calls that carry it are accepted until it expires.
struct Token {
  std::string text;
  Duration expires_in{};
};

/// Calls whose path begins with `path_prefix` may go to a separate address.
struct Place {
  std::string_view setting;  ///< the key of the address in the configuration file
  std::string_view meaning;
  std::string_view path_prefix;  ///< `{name}` stands for the value of that setting of the peer
  bool is_required = false;      ///< else the calls go to the peer's own address
};

/// The prefix with the values of the settings. An unknown name is a broken promise of the table.
std::string prefix_of(const Place& place, const Settings& settings);

/// `{"access_token", "expires_in"}` as OAuth 2.0 answers (RFC 6749, 5.1); the lifetime may be a number or a text, from
/// one second to 366 days. Errors: Malformed, with the field; the token is not in the text.
Result<Token> read_token(std::string_view body);

}  // namespace vendorproof::trade
