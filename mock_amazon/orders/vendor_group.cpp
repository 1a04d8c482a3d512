#include "mock_amazon/orders/vendor_group.h"

#include <algorithm>
#include <string>

#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

std::vector<Refusal> check_vendor_group(const Settings& settings, const Json& document) {
  const std::vector<std::string>& codes = settings.vendor_codes;
  const std::string code = text_at(member(document, "sellingParty"), "partyId");
  if (codes.empty() || code.empty() || std::find(codes.begin(), codes.end(), code) != codes.end()) return {};
  return {{"INVALID_SELLING_PARTY", "Selling party " + code + " is not a vendor code of this vendor group.", ""}};
}

}  // namespace vendorproof::mock_amazon
