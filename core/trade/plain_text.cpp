#include "core/trade/plain_text.h"

#include <cstdint>

namespace vendorproof {

namespace {

/// The smallest code point that UTF-8 writes in so many bytes: a smaller one is an overlong form.
constexpr std::uint32_t smallest_of_length[] = {0, 0, 0x80, 0x800, 0x10000};

std::size_t announced_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

/// Bytes of the UTF-8 character at the beginning of a text; 0 if the text does not begin with one.
std::size_t character_length(std::string_view text) {
  const std::size_t length = text.empty() ? 0 : announced_length(static_cast<unsigned char>(text[0]));
  if (length <= 1) return length;
  if (text.size() < length) return 0;

  std::uint32_t point = static_cast<unsigned char>(text[0]) & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0U) != 0x80U) return 0;
    point = (point << 6U) | (byte & 0x3FU);
  }
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  const bool good = point >= smallest_of_length[length] && point <= 0x10FFFF && !surrogate;
  return good ? length : 0;
}

bool is_control(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte < 0x20 || byte == 0x7F;
}

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string printable_start(std::string_view text, std::size_t characters_max) {
  std::string printable;
  for (std::size_t characters = 0; characters < characters_max && !text.empty(); ++characters) {
    const std::size_t length = character_length(text);
    if (length == 0) {
      printable += '?';
    } else if (length == 1) {
      printable += is_control(text[0]) ? ' ' : text[0];
    } else {
      printable += text.substr(0, length);
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return printable;
}

}  // namespace vendorproof
