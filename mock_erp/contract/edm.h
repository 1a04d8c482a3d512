// The types of fields as OData names them (CSDL 4.0, 4.4).
#pragma once

#include <string_view>

#include "mock_erp/contract/entity.h"

namespace vendorproof::mock_erp {

/// `Edm.String`, `Edm.Guid`, ... A choice is written as a text.
std::string_view edm_type(FieldType type);

}  // namespace vendorproof::mock_erp
