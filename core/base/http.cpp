#include "core/base/http.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>

#include "core/base/text.h"

namespace vendorproof {

namespace {

int value_of_hex(char character) {
  if (character >= '0' && character <= '9') return character - '0';
  if (character >= 'a' && character <= 'f') return character - 'a' + 10;
  if (character >= 'A' && character <= 'F') return character - 'A' + 10;
  return -1;
}

bool is_unreserved(char character) {
  const bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  const bool digit = character >= '0' && character <= '9';
  return letter || digit || character == '-' || character == '.' || character == '_' || character == '~';
}

std::string encode_but(std::string_view text, std::string_view kept) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(text.size());
  for (const char character : text) {
    if (is_unreserved(character) || kept.find(character) != std::string_view::npos) {
      encoded += character;
      continue;
    }
    const auto byte = static_cast<unsigned char>(character);
    encoded += '%';
    encoded += hex[byte >> 4U];
    encoded += hex[byte & 15U];
  }
  return encoded;
}

constexpr std::string_view base64_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::optional<std::string> header_of(const Fields& headers, std::string_view name) {
  for (const auto& [key, value] : headers) {
    if (equal_ignoring_case(key, name)) return value;
  }
  return std::nullopt;
}

namespace {

constexpr Duration wait_max = std::chrono::hours(24);

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

}  // namespace

std::optional<Instant> parse_http_date(const std::string& text) {
  const std::vector<std::string> parts = split(text, ' ');
  if (parts.size() != 6 || parts[5] != "GMT") return std::nullopt;
  const auto month = std::find(months.begin(), months.end(), parts[2]);
  if (month == months.end()) return std::nullopt;
  const std::string number = std::to_string(month - months.begin() + 1);
  const Result<Instant> instant =
      parse_instant(parts[3] + (number.size() == 1 ? "-0" : "-") + number + "-" + parts[1] + "T" + parts[4] + "Z");
  return instant ? std::optional(*instant) : std::nullopt;
}

std::string format_http_date(Instant instant) {
  const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const std::string text = format_instant(std::chrono::floor<std::chrono::seconds>(instant));
  return std::string(weekdays.at(std::chrono::weekday(day).c_encoding())) + ", " + text.substr(8, 2) + " " +
         std::string(months.at(static_cast<unsigned>(date.month()) - 1)) + " " + text.substr(0, 4) + " " +
         text.substr(11, 8) + " GMT";
}

std::optional<Duration> retry_after_of(const Fields& headers, Instant now) {
  const std::optional<std::string> text = header_of(headers, "retry-after");
  if (!text) return std::nullopt;
  const bool is_number =
      !text->empty() && text->size() <= 9 && text->find_first_not_of("0123456789") == std::string::npos;
  std::optional<Duration> wait;
  if (is_number) {
    wait = std::chrono::seconds(std::stol(*text));
  } else if (const std::optional<Instant> until = parse_http_date(*text)) {
    wait = *until - now;
  }
  if (!wait) return std::nullopt;
  return std::clamp<Duration>(*wait, Duration(0), wait_max);
}

std::optional<std::string> query_of(const HttpRequest& request, std::string_view name) {
  for (const auto& [key, value] : request.query) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::string percent_encode(std::string_view text) { return encode_but(text, ""); }

std::string percent_decode(std::string_view text, PlusSign plus) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size();
    const int high = escape ? value_of_hex(text[i + 1]) : -1;
    const int low = escape ? value_of_hex(text[i + 2]) : -1;
    if (high >= 0 && low >= 0) {
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else if (text[i] == '+' && plus == PlusSign::IsBlank) {
      decoded += ' ';
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

std::string target_of(const HttpRequest& request) {
  std::string target = encode_but(request.path, "/(),'$");
  if (!request.query.empty()) target += "?" + write_form(request.query);
  return target;
}

void set_target(HttpRequest& request, std::string_view target) {
  const std::size_t mark = target.find('?');
  request.path = percent_decode(target.substr(0, mark), PlusSign::Kept);
  request.query.clear();
  if (mark != std::string_view::npos) request.query = parse_form(target.substr(mark + 1));
}

Fields parse_form(std::string_view text) {
  Fields fields;
  for (const std::string& pair : split(text, '&')) {
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    const std::string_view name = std::string_view(pair).substr(0, equals);
    const std::string_view value = equals == std::string::npos ? "" : std::string_view(pair).substr(equals + 1);
    fields.emplace_back(percent_decode(name, PlusSign::IsBlank), percent_decode(value, PlusSign::IsBlank));
  }
  return fields;
}

std::string write_form(const Fields& fields) {
  std::string text;
  for (const auto& [name, value] : fields) {
    if (!text.empty()) text += '&';
    text += encode_but(name, "$") + "=" + percent_encode(value);
  }
  return text;
}

std::string base64_encode(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      group <<= 8U;
      if (i + j < bytes.size()) group |= static_cast<unsigned char>(bytes[i + j]);
    }
    const std::size_t letters = i + 3 <= bytes.size() ? 4 : bytes.size() - i + 1;
    for (std::size_t j = 0; j < 4; ++j) {
      text += j < letters ? base64_letters[(group >> (18U - 6U * static_cast<unsigned>(j))) & 63U] : '=';
    }
  }
  return text;
}

std::optional<std::string> base64_decode(std::string_view text) {
  while (!text.empty() && text.back() == '=') text.remove_suffix(1);
  if (text.size() % 4 == 1) return std::nullopt;
  std::string bytes;
  std::uint32_t group = 0;
  unsigned bits = 0;
  for (const char letter : text) {
    const std::size_t value = base64_letters.find(letter);
    if (value == std::string_view::npos) return std::nullopt;
    group = (group << 6U) | static_cast<std::uint32_t>(value);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>((group >> bits) & 255U);
  }
  return bytes;
}

}  // namespace vendorproof
