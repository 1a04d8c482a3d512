// Where the descriptions of the APIs are read.
#pragma once

#include <optional>

#include "core/base/http.h"

namespace vendorproof::mock_erp {

/// The description that a GET asks for; nullopt if it asks for something else.
std::optional<HttpResponse> served_description(const HttpRequest& request);

}  // namespace vendorproof::mock_erp
