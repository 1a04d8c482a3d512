// An API as OData's $metadata (CSDL 4.0 in XML), made from the tables of its pages.
#pragma once

#include <string>

#include "mock_erp/contract/entity.h"

namespace vendorproof::mock_erp {

/// The sets are in the container, and below a company, where they are read and written.
std::string metadata_of(Api api);

}  // namespace vendorproof::mock_erp
