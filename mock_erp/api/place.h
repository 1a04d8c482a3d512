// A path taken apart.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "core/base/http.h"
#include "mock_erp/contract/entity.h"
#include "mock_erp/wire/answer.h"

namespace vendorproof::mock_erp {

/// `<base path>companies(<company>)/<set>(<key>)/<rest>`; a path of the company alone has no set.
struct Place {
  Api api = Api::Standard;
  std::string company;
  std::string set;
  std::string key;
  std::string rest;
};

/// Refuses a path that is of no API, or not of its form.
tl::expected<Place, Refusal> place_of(const std::string& path);

/// The set as endpoints are called: `salesOrders(<id>)`, with the rest of a write; a read is called by its set alone.
std::string resource_of(const Place& place);

/// 404 for what is not there.
tl::unexpected<Refusal> no_resource(std::string_view code, const std::string& path);

/// `https://host/api/v2.0/`, as the caller reached us.
std::string root_of(const HttpRequest& request, Api api);

}  // namespace vendorproof::mock_erp
