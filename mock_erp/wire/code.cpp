#include "mock_erp/wire/code.h"

#include <algorithm>

namespace vendorproof::mock_erp {

namespace {

char upper(char character) {
  return character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A') : character;
}

}  // namespace

std::string code_of(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  std::string code(text);
  std::transform(code.begin(), code.end(), code.begin(), upper);
  return code;
}

std::size_t length_of(std::string_view utf8) {
  std::size_t units = 0;
  for (const char character : utf8) {
    const auto byte = static_cast<unsigned char>(character);
    const bool continues = (byte & 0xC0U) == 0x80U;
    const bool needs_two = byte >= 0xF0U;
    if (!continues) units += needs_two ? 2 : 1;
  }
  return units;
}

}  // namespace vendorproof::mock_erp
