// What payables checks after the API has accepted an invoice. The API does not report a broken rule: the invoice is
// Rejected, which only the portal shows (INV-36, INV-37).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vendorproof::mock_amazon {

struct MatchedInvoice;

struct PayablesRule {
  std::string_view rule;
  std::string_view code;
  std::string_view cause;  ///< as the portal groups rejections (INV-37)
  std::vector<std::string> (*complaints)(const MatchedInvoice& matched);
};

/// Checked in this order; the first broken rule is the reason of the rejection.
const std::vector<PayablesRule>& payables_rules();

}  // namespace vendorproof::mock_amazon
