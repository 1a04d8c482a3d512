#include "mock_amazon/portal/csv.h"

namespace vendorproof::mock_amazon {

bool is_number(std::string_view text) {
  const std::string_view digits = !text.empty() && text.front() == '-' ? text.substr(1) : text;
  const bool plain = digits.find_first_not_of("0123456789.") == std::string_view::npos;
  return plain && digits.find_first_of("0123456789") != std::string_view::npos;
}

std::string csv_field(const std::string& text) {
  const bool is_formula =
      !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos && !is_number(text);
  const std::string cell = is_formula ? "'" + text : text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string field = "\"";
  for (const char letter : cell) {
    if (letter == '"') field += '"';
    field += letter;
  }
  return field + "\"";
}

}  // namespace vendorproof::mock_amazon
