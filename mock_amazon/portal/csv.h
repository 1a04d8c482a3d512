// Cells of the portal's downloads.
#pragma once

#include <string>
#include <string_view>

namespace vendorproof::mock_amazon {

/// An amount, a count or a part of a date: digits, a point and signs only.
bool is_number(std::string_view text);

/// One cell by RFC 4180. A text that a spreadsheet would run as a formula (it begins with = + - @ or a control
/// character) has an apostrophe in front; a number such as -9.00 has none.
std::string csv_field(const std::string& text);

}  // namespace vendorproof::mock_amazon
