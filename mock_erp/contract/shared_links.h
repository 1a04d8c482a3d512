// Links that parts of several entities share.
#pragma once

#include "mock_erp/contract/entity.h"

namespace vendorproof::mock_erp {

/// The lines of a standard document name its id.
inline constexpr Link by_document_id[] = {{"documentId", "id"}};

}  // namespace vendorproof::mock_erp
