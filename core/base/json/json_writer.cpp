#include "core/base/json/json_writer.h"

#include <cstring>

#include <fmt/format.h>
#include <simdjson.h>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"

namespace vendorproof {

namespace {

enum class Content { Plain, Escaped, Foreign };

constexpr std::uint64_t repeated(std::uint64_t byte) { return byte * 0x0101010101010101U; }

/// The highest bit of every byte below `bound`, if no byte is 0x80 or more. `bound` is at most 0x80.
constexpr std::uint64_t below(std::uint64_t bytes, std::uint64_t bound) {
  return (bytes - repeated(bound)) & ~bytes & repeated(0x80);
}

/// Whether the eight bytes from `start` are all ASCII without escapes.
bool are_plain(const char* start) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, start, sizeof bytes);
  const std::uint64_t quotes = below(bytes ^ repeated('"'), 1);
  const std::uint64_t backslashes = below(bytes ^ repeated('\\'), 1);
  return ((bytes & repeated(0x80)) | below(bytes, 0x20) | quotes | backslashes) == 0;
}

/// Whether a text of at least eight bytes is all ASCII without escapes.
bool is_plain(std::string_view text) {
  const char* const last = text.data() + text.size() - sizeof(std::uint64_t);
  for (const char* start = text.data(); start < last; start += sizeof(std::uint64_t)) {
    if (!are_plain(start)) return false;
  }
  return are_plain(last);
}

/// Whether a text can be copied, needs escapes, or holds bytes outside ASCII, which may not be UTF-8.
Content content_of(std::string_view text) {
  if (text.size() >= sizeof(std::uint64_t) && is_plain(text)) return Content::Plain;
  Content content = Content::Plain;
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    if (byte >= 0x80) return Content::Foreign;
    if (byte < 0x20 || byte == '"' || byte == '\\') content = Content::Escaped;
  }
  return content;
}

void append_escaped(std::string& out, char character) {
  switch (character) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (static_cast<unsigned char>(character) < 0x20) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(character));
  } else {
    out += character;
  }
}

}  // namespace

void JsonWriter::separate() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

JsonWriter& JsonWriter::begin(char bracket) {
  separate();
  out_ += bracket;
  ++depth_;
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  REQUIRE(depth_ > 0);
  --depth_;
  out_ += bracket;
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  text(name);
  out_ += ':';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  separate();
  Content content = content_of(value);
  if (content == Content::Foreign) {
    if (!simdjson::validate_utf8(value.data(), value.size())) {
      out_ += Json(value).dump(-1, ' ', false, Json::error_handler_t::replace);
      return *this;
    }
    content = Content::Escaped;
  }
  out_ += '"';
  if (content == Content::Plain) {
    out_ += value;
  } else {
    for (const char character : value) append_escaped(out_, character);
  }
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
  const fmt::format_int digits(value);
  return raw({digits.data(), digits.size()});
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

std::string JsonWriter::take() {
  REQUIRE(depth_ == 0);
  needs_comma_ = false;
  return std::exchange(out_, {});
}

}  // namespace vendorproof
