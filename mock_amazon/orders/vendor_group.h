// The vendor group: the codes that one token reaches (PO-37).
#pragma once

#include <vector>

#include "core/base/json.h"
#include "mock_amazon/state/settings.h"
#include "mock_amazon/wire/answer.h"

namespace vendorproof::mock_amazon {

/// The seller of a document must be one of the vendor group's codes (PO-37); "" or no group: anybody's. Invoices name
/// who is paid, not who sold.
std::vector<Refusal> check_vendor_group(const Settings& settings, const Json& document);

}  // namespace vendorproof::mock_amazon
