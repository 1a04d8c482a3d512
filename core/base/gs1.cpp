#include "core/base/gs1.h"

#include "core/base/require.h"

namespace vendorproof {

namespace {

bool all_digits(std::string_view text) {
  for (const char character : text) {
    if (character < '0' || character > '9') return false;
  }
  return !text.empty();
}

bool check_digit_holds(std::string_view code) {
  return gs1_check_digit(code.substr(0, code.size() - 1)) == code.back();
}

}  // namespace

char gs1_check_digit(std::string_view digits) {
  int sum = 0;
  int weight = 3;
  for (std::size_t i = digits.size(); i-- > 0;) {
    sum += (digits[i] - '0') * weight;
    weight = 4 - weight;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool is_sscc(std::string_view text) { return text.size() == 18 && all_digits(text) && check_digit_holds(text); }

bool is_gtin(std::string_view text) {
  const bool length_good = text.size() == 8 || text.size() == 12 || text.size() == 13 || text.size() == 14;
  return length_good && all_digits(text) && check_digit_holds(text);
}

std::string make_sscc(int extension, std::string_view company_prefix, std::uint64_t serial) {
  REQUIRE(extension >= 0 && extension <= 9);
  REQUIRE(company_prefix.size() >= 7 && company_prefix.size() <= 10 && all_digits(company_prefix));
  const std::size_t serial_digits = 16 - company_prefix.size();
  std::string serial_text = std::to_string(serial);
  REQUIRE(serial_text.size() <= serial_digits);
  serial_text.insert(0, serial_digits - serial_text.size(), '0');
  std::string code = std::to_string(extension) + std::string(company_prefix) + serial_text;
  code += gs1_check_digit(code);
  return code;
}

std::string make_gtin13(std::string_view body) {
  REQUIRE(body.size() == 12 && all_digits(body));
  std::string code(body);
  code += gs1_check_digit(code);
  return code;
}

}  // namespace vendorproof
