#include "mock_erp/api/place.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "core/base/text.h"
#include "mock_erp/contract/entities.h"

namespace vendorproof::mock_erp {

namespace {

/// Splits `name(key)`; a segment without brackets is all name.
void split_key(std::string_view segment, std::string& name, std::string& key) {
  name = segment;
  const std::size_t open = segment.find('(');
  if (open == std::string_view::npos || segment.back() != ')') return;
  name = segment.substr(0, open);
  key = segment.substr(open + 1, segment.size() - open - 2);
}

std::optional<Api> api_of(std::string_view path) {
  for (const Api api : {Api::Standard, Api::Vendorlink}) {
    if (starts_with(path, base_path(api))) return api;
  }
  return std::nullopt;
}

}  // namespace

tl::expected<Place, Refusal> place_of(const std::string& path) {
  const std::optional<Api> api = api_of(path);
  if (!api) return no_resource("BadRequest_NotFound", path);
  Place place;
  place.api = *api;
  const std::vector<std::string> segments = split(std::string_view(path).substr(base_path(*api).size()), '/');
  std::string companies;
  split_key(segments[0], companies, place.company);
  if (companies != "companies" || segments.size() > 4) return no_resource("BadRequest_ResourceNotFound", path);
  if (segments.size() > 1) split_key(segments[1], place.set, place.key);
  if (segments.size() > 2) place.rest = segments[2];
  if (segments.size() > 3 || (!place.rest.empty() && place.key.empty())) {
    return no_resource("BadRequest_NotFound", path);
  }
  place.key = lower_case(place.key);
  return place;
}

std::string resource_of(const Place& place) {
  std::string resource = place.set;
  if (!place.key.empty()) resource += "(<id>)";
  if (!place.rest.empty()) resource += "/" + place.rest;
  return resource;
}

tl::unexpected<Refusal> no_resource(std::string_view code, const std::string& path) {
  return refusal(404, std::string(code),
                 fmt::format("No HTTP resource was found that matches the request URI '{}'.", shown(path)));
}

std::string root_of(const HttpRequest& request, Api api) {
  const std::string scheme = header_of(request.headers, "X-Forwarded-Proto").value_or("http");
  const std::optional<std::string> host = header_of(request.headers, "Host");
  const std::string address = host ? scheme + "://" + *host : "https://api.businesscentral.dynamics.com";
  return address + std::string(base_path(api));
}

}  // namespace vendorproof::mock_erp
