// Bar codes of symbology Code 128 (ISO/IEC 15417), and GS1-128 with an SSCC in it: as dark and light modules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vendorproof::mock_amazon {

/// Symbol values of a GS1-128 with application identifier 00: start C, FNC1, ten pairs of digits, check, stop. `sscc`
/// has 18 digits.
std::vector<int> gs1_128_of_sscc(std::string_view sscc);

/// Symbol values of any text in code set B; a character that is not printable ASCII becomes `?`. The text is cut to
/// 48 characters.
std::vector<int> code_128_of(std::string_view text);

/// The modules from left to right, `1` for dark: eleven per symbol, thirteen for the stop; without quiet zones.
std::string modules_of(const std::vector<int>& symbols);

}  // namespace vendorproof::mock_amazon
