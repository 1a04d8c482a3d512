// The address of a peer.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace vendorproof::live {

/// `https://host:port` and the beginning of every path there: Business Central's paths begin with tenant and
/// environment.
struct Endpoint {
  std::string origin;
  std::string base_path;  ///< "" or `/v2.0/tenant/production`, without a slash at the end

  bool operator==(const Endpoint&) const = default;
};

/// `http://127.0.0.1:8474`, `https://sellingpartnerapi-na.amazon.com`, with or without a base path. No user, query or
/// fragment. Errors: Malformed, with examples of an address.
Result<Endpoint> parse_endpoint(std::string_view text);

/// The target (`/path?query`) with the endpoint's base path. The base path is not added twice: links to a next page
/// have it already.
std::string target_at(const Endpoint& endpoint, std::string_view target);

}  // namespace vendorproof::live
