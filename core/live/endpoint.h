// Where a peer is reached.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace vendorproof::live {

/// `https://host:port` and what comes before every path there: Business Central's addresses begin with tenant and
/// environment.
struct Endpoint {
  std::string origin;
  std::string base_path;  ///< "" or `/v2.0/tenant/production`, without a slash at the end

  bool operator==(const Endpoint&) const = default;
};

/// `http://127.0.0.1:8474`, `https://sellingpartnerapi-na.amazon.com`, with or without a base path. No user, query or
/// fragment. Errors: Malformed, saying what an address looks like.
Result<Endpoint> parse_endpoint(std::string_view text);

/// The target (`/path?query`) at this endpoint. One that has the base path already keeps it: links to a next page do.
std::string target_at(const Endpoint& endpoint, std::string_view target);

}  // namespace vendorproof::live
