#include "core/base/json/json_writer.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>

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

/// Whether eight bytes are all ASCII without escapes.
constexpr bool are_plain(std::uint64_t bytes) {
  const std::uint64_t quotes = below(bytes ^ repeated('"'), 1);
  const std::uint64_t backslashes = below(bytes ^ repeated('\\'), 1);
  return ((bytes & repeated(0x80)) | below(bytes, 0x20) | quotes | backslashes) == 0;
}

template <class Word>
Word word_at(const char* start) {
  Word word = 0;
  std::memcpy(&word, start, sizeof word);
  return word;
}

/// All bytes of a text of one to seven bytes, some of them twice.
std::uint64_t bytes_of_short(std::string_view text) {
  const char* const last = text.data() + text.size();
  if (text.size() >= 4) {
    return std::uint64_t{word_at<std::uint32_t>(text.data())} << 32U | word_at<std::uint32_t>(last - 4);
  }
  std::uint64_t bytes = repeated('x');
  for (const char byte : {text.front(), text[text.size() / 2], text.back()}) {
    bytes = bytes << 8U | static_cast<unsigned char>(byte);
  }
  return bytes;
}

/// Whether the text is all ASCII without escapes.
bool is_plain(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() < sizeof(std::uint64_t)) return are_plain(bytes_of_short(text));
  const char* const last = text.data() + text.size() - sizeof(std::uint64_t);
  for (const char* start = text.data(); start < last; start += sizeof(std::uint64_t)) {
    if (!are_plain(word_at<std::uint64_t>(start))) return false;
  }
  return are_plain(word_at<std::uint64_t>(last));
}

/// Whether a text can be copied, needs escapes, or holds bytes outside ASCII, which may not be UTF-8.
Content content_of(std::string_view text) {
  if (is_plain(text)) return Content::Plain;
  const bool is_ascii =
      std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
  return is_ascii ? Content::Escaped : Content::Foreign;
}

/// The characters that have a short escape.
struct Escape {
  char character;
  char letter;
};
constexpr Escape escapes[] = {{'"', '"'},  {'\\', '\\'}, {'\b', 'b'}, {'\f', 'f'},
                              {'\n', 'n'}, {'\r', 'r'},  {'\t', 't'}};

std::string escaped(std::string_view text) {
  std::string out;
  for (const char character : text) {
    const auto row = std::find_if(std::begin(escapes), std::end(escapes),
                                  [&](const Escape& escape) { return escape.character == character; });
    if (row != std::end(escapes)) {
      out += '\\';
      out += row->letter;
    } else if (static_cast<unsigned char>(character) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(character));
    } else {
      out += character;
    }
  }
  return out;
}

}  // namespace

JsonWriter& JsonWriter::begin(char bracket) {
  if (needs_comma_) out_.push_back(',');
  out_.push_back(bracket);
  ++depth_;
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  REQUIRE(depth_ > 0);
  --depth_;
  out_.push_back(bracket);
  needs_comma_ = true;
  return *this;
}

/// Appends the text between quotes, with the comma before it and, for a name, the colon after it, in one piece.
void JsonWriter::quoted(std::string_view plain, bool is_key) {
  const std::size_t before = out_.size();
  out_.resize(before + plain.size() + 4);
  char* at = out_.data() + before;
  if (needs_comma_) *at++ = ',';
  *at++ = '"';
  at = std::copy(plain.begin(), plain.end(), at);
  *at++ = '"';
  if (is_key) *at++ = ':';
  out_.resize(static_cast<std::size_t>(at - out_.data()));
  needs_comma_ = !is_key;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  if (is_plain(name)) {
    quoted(name, true);
    return *this;
  }
  text(name);
  out_.push_back(':');
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  const Content content = content_of(value);
  if (content == Content::Plain) {
    quoted(value, false);
  } else if (content == Content::Foreign && !simdjson::validate_utf8(value.data(), value.size())) {
    raw(Json(value).dump(-1, ' ', false, Json::error_handler_t::replace));
  } else {
    quoted(escaped(value), false);
  }
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
  const fmt::format_int digits(value);
  return raw({digits.data(), digits.size()});
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  if (needs_comma_) out_.push_back(',');
  out_.append(json);
  needs_comma_ = true;
  return *this;
}

std::string JsonWriter::take() {
  REQUIRE(depth_ == 0);
  needs_comma_ = false;
  std::string text(out_.data(), out_.size());
  out_.clear();
  return text;
}

}  // namespace vendorproof
