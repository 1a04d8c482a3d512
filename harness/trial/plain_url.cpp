#include "harness/trial/plain_url.h"

#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "core/live/endpoint.h"

namespace vendorproof::harness {

Result<PlainUrl> plain_url(std::string_view text) {
  constexpr std::string_view scheme = "http://";
  const Result<live::Endpoint> endpoint = live::parse_endpoint(text);
  const bool has_port = endpoint && endpoint->origin.find(':', scheme.size()) != std::string::npos;
  if (!has_port || !starts_with(text, scheme)) {
    return malformed("must be http://host:port or http://host:port/path, such as http://127.0.0.1:9000, and not '" +
                     shown_word(text) + "'");
  }
  return PlainUrl{endpoint->origin, std::string(text.substr(endpoint->origin.size()))};
}

}  // namespace vendorproof::harness
