#include "mock_erp/description/served.h"

#include <string>
#include <utility>

#include "core/base/json/json_tree.h"
#include "mock_erp/contract/entities.h"
#include "mock_erp/description/metadata.h"
#include "mock_erp/description/open_api.h"

namespace vendorproof::mock_erp {

namespace {

HttpResponse document(std::string body, std::string type) {
  HttpResponse response;
  response.status = 200;
  response.headers = {{"Content-Type", std::move(type)}, {"OData-Version", "4.0"}};
  response.body = std::move(body);
  return response;
}

}  // namespace

std::optional<HttpResponse> served_description(const HttpRequest& request) {
  if (request.method != "GET") return std::nullopt;
  for (const Api api : {Api::Standard, Api::Vendorlink}) {
    const std::string base(base_path(api));
    if (request.path == base + "$metadata") return document(metadata_of(api), "application/xml");
    if (request.path == base + "openapi.json") return document(open_api_of(api).dump(), "application/json");
  }
  return std::nullopt;
}

}  // namespace vendorproof::mock_erp
