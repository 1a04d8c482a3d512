// Codes, as Business Central keeps them: upper-case and without blanks at the ends.
#pragma once

#include <string>
#include <string_view>

namespace vendorproof::mock_erp {

/// Upper-cases ASCII letters; other characters stay.
std::string code_of(std::string_view text);

/// Characters as Business Central counts them: UTF-16 units.
std::size_t length_of(std::string_view utf8);

}  // namespace vendorproof::mock_erp
