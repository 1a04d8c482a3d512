// The vendor group: the vendor codes to which one token gives access (PO-37).
#pragma once

#include <string>
#include <vector>

#include "mock_amazon/state/settings.h"
#include "mock_amazon/wire/refusal.h"

namespace vendorproof::mock_amazon {

/// The seller that a document names must be one of the vendor group's codes (PO-37); "" or an empty group: not checked.
/// Invoices name who is paid, not who sold, and are not checked.
std::vector<Refusal> check_vendor_group(const Settings& settings, const std::string& selling_party);

}  // namespace vendorproof::mock_amazon
