#include "core/base/json/json_writer.h"

#include <fmt/format.h>
#include <simdjson.h>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"

namespace vendorproof {

namespace {

enum class Content { Plain, Escaped, Foreign };

/// Whether a text can be copied, needs escapes, or holds bytes outside ASCII, which may not be UTF-8.
Content content_of(std::string_view text) {
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
