// What payables looks at after the API has taken an invoice. Who breaks one of these is not told by the API: the
// invoice is Rejected, which only the portal shows (INV-36, INV-37).
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

/// Judged in this order; the first rule that is broken is the reason of the rejection.
const std::vector<PayablesRule>& payables_rules();

}  // namespace vendorproof::mock_amazon
