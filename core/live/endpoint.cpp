#include "core/live/endpoint.h"

#include <algorithm>

#include "core/base/text.h"

namespace vendorproof::live {

namespace {

constexpr std::string_view usage = "an address looks like https://host, http://host:port or https://host/base/path";

bool is_host_character(char character) {
  const bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  const bool digit = character >= '0' && character <= '9';
  return letter || digit || character == '.' || character == '-' || character == '_';
}

bool is_port(std::string_view text) {
  if (text.empty() || text.size() > 5) return false;
  int port = 0;
  for (const char character : text) {
    if (character < '0' || character > '9') return false;
    port = port * 10 + (character - '0');
  }
  return port >= 1 && port <= 65535;
}

bool is_authority(std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::string_view host = text.substr(0, colon);
  if (host.empty() || !std::all_of(host.begin(), host.end(), is_host_character)) return false;
  return colon == std::string_view::npos || is_port(text.substr(colon + 1));
}

bool is_path_character(char character) {
  return character > ' ' && character < '\x7f' && character != '?' && character != '#';
}

}  // namespace

Result<Endpoint> parse_endpoint(std::string_view text) {
  const std::size_t scheme = starts_with(text, "https://") ? 8 : starts_with(text, "http://") ? 7 : 0;
  if (scheme == 0) return malformed("'" + std::string(text) + "' has no http:// or https://; " + std::string(usage));
  const std::size_t slash = std::min(text.find('/', scheme), text.size());
  if (!is_authority(text.substr(scheme, slash - scheme))) {
    return malformed("'" + std::string(text) + "' has no usable host or port; " + std::string(usage));
  }
  std::string_view base_path = text.substr(slash);
  while (!base_path.empty() && base_path.back() == '/') base_path.remove_suffix(1);
  if (!std::all_of(base_path.begin(), base_path.end(), is_path_character)) {
    return malformed("'" + std::string(text) + "' has a query, a fragment or a blank; " + std::string(usage));
  }
  return Endpoint{std::string(text.substr(0, slash)), std::string(base_path)};
}

std::string target_at(const Endpoint& endpoint, std::string_view target) {
  if (endpoint.base_path.empty() || starts_with(target, endpoint.base_path + "/")) return std::string(target);
  return endpoint.base_path + std::string(target);
}

}  // namespace vendorproof::live
