// The item master of Business Central: three lists, one after the other, each page by page. The bookmark between two
// calls contains the items collected so far.
#pragma once

#include <string_view>
#include <vector>

#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {

HttpRequest ask_item_master(const Account& account, std::string_view bookmark);
/// The answer comes with the last page of the last list: items in order of number. Rows about unknown items are left
/// out.
Result<trade::Heard<std::vector<trade::Item>>> hear_item_master(Currency currency, std::string_view body,
                                                                std::string_view bookmark);
trade::CallName item_master_call(std::string_view bookmark);

}  // namespace vendorproof::erp::business_central
