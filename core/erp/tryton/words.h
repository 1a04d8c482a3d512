// What codes and words mean that people write in Tryton: customer's codes, codes of packages, papers of a truck.
#pragma once

#include <string>
#include <string_view>

#include "core/base/json/json.h"
#include "core/trade/erp_documents.h"

namespace vendorproof::erp::tryton {

/// Amazon's number of an item (ASIN): ten characters, `B0...` or the ISBN of a book. Any other code is the vendor's.
bool is_amazons_own(std::string_view code);

/// Tryton numbers packages by a sequence of its own. A code of 18 digits with the right check digit is an SSCC; one of
/// 17 digits is an SSCC without its check digit, because a sequence cannot compute it. "" for any other code.
std::string sscc_of(const std::string& code);

/// The papers of the truck, as the shipment's `reference` has them: `carrier=ABFS pro=1234567 bol=VP00000001`. A time
/// of arrival that is no time is a problem of the reader.
void read_papers(const JsonReader& row, trade::Despatch& despatch);

}  // namespace vendorproof::erp::tryton
