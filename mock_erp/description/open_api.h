// An API as an OpenAPI 3.0 document, made from the tables of its pages.
#pragma once

#include "core/base/json/json.h"
#include "mock_erp/contract/entity.h"

namespace vendorproof::mock_erp {

/// Each entity has a schema of its rows `linkedOrder`, and where it can be written `linkedOrderCreate` and
/// `linkedOrderChange`, with the fields that each may have. What OpenAPI has no word for is said by `x-upper-cased`
/// (a code), `x-filterable: false` (computed), `x-choice` (the enumeration's name), `x-keys`, `x-links`.
Json open_api_of(Api api);

}  // namespace vendorproof::mock_erp
