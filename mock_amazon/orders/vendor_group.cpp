#include "mock_amazon/orders/vendor_group.h"

#include <algorithm>

namespace vendorproof::mock_amazon {

std::vector<Refusal> check_vendor_group(const Settings& settings, const std::string& selling_party) {
  const std::vector<std::string>& codes = settings.vendor_codes;
  const bool known = std::find(codes.begin(), codes.end(), selling_party) != codes.end();
  if (codes.empty() || selling_party.empty() || known) return {};
  const std::string message = "Selling party " + selling_party + " is not a vendor code of this vendor group.";
  return {{"INVALID_SELLING_PARTY", message, ""}};
}

}  // namespace vendorproof::mock_amazon
