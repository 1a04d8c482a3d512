// GS1 codes: check digits, SSCC (18 digits), GTIN (8, 12, 13 or 14 digits).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vendorproof {

/// The mod-10 check digit ('0'..'9') of a string of decimal digits without one.
char gs1_check_digit(std::string_view digits);

/// 18 digits, all decimal, check digit right.
bool is_sscc(std::string_view text);

/// 8, 12, 13 or 14 digits, all decimal, check digit right.
bool is_gtin(std::string_view text);

/// SSCC of `extension` (0..9), a company prefix of 7 to 10 digits and a serial that fits the rest.
std::string make_sscc(int extension, std::string_view company_prefix, std::uint64_t serial);

/// A GTIN-13 of a 12-digit body.
std::string make_gtin13(std::string_view body);

}  // namespace vendorproof
