// Writes the text of a document of the store.
#pragma once

#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <fmt/format.h>

#include "core/base/money.h"
#include "core/base/time.h"
#include "core/store/text/document_fields.h"

namespace vendorproof::store {

class DocumentWriter {
 public:
  template <class... Fields>
  void operator()(const Fields&... values) {
    (field(values), ...);
  }
  template <class Document>
  void field(const Document& value) {
    if (needs_comma_) text_.push_back(',');
    put(value);
    needs_comma_ = true;
  }
  /// The brackets of an array of fields.
  void open() {
    text_.push_back('[');
    needs_comma_ = false;
  }
  void close() {
    text_.push_back(']');
    needs_comma_ = true;
  }
  /// Takes over what another writer made of the fields that come next, with its commas.
  void append(std::string_view text) {
    text_.append(text);
    needs_comma_ = true;
  }
  std::size_t size() const { return text_.size(); }
  std::string take() const { return {text_.data(), text_.size()}; }

 private:
  template <class Number>
  requires std::integral<Number>
  void put(const Number& value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, static_cast<std::int64_t>(value)).ptr;
    text_.append(digits, end);
  }
  template <class Enumerator>
  requires std::is_enum_v<Enumerator>
  void put(const Enumerator& value) { put(static_cast<std::int64_t>(value)); }
  void put(const Instant& value) { put(static_cast<std::int64_t>(value.time_since_epoch().count())); }
  void put(const Money& value) {
    open();
    field(value.ten_thousandths());
    field(value.currency().text());
    close();
  }
  void put(const std::string& value) {
    const auto needs_escape = [](char character) {
      return character == '"' || character == '\\' || static_cast<unsigned char>(character) < 0x20;
    };
    text_.push_back('"');
    if (std::none_of(value.begin(), value.end(), needs_escape)) {
      text_.append(value);
    } else {
      for (const char character : value) put_character(character);
    }
    text_.push_back('"');
  }
  void put_character(char character) {
    static constexpr char hexadecimal[] = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(character);
    if (character == '"' || character == '\\') {
      text_.push_back('\\');
      text_.push_back(character);
    } else if (code < 0x20) {
      text_.append(std::string_view("\\u00"));
      text_.push_back(hexadecimal[code >> 4]);
      text_.push_back(hexadecimal[code & 15]);
    } else {
      text_.push_back(character);
    }
  }
  template <class Document>
  void put(const std::optional<Document>& value) {
    if (value) {
      put(*value);
    } else {
      text_.append(std::string_view("null"));
    }
  }
  template <class Document>
  void put(const std::vector<Document>& values) {
    open();
    for (const Document& value : values) field(value);
    close();
  }
  template <class Document>
  requires std::is_class_v<Document>
  void put(const Document& value) {
    open();
    fields(*this, value);
    close();
  }
  fmt::memory_buffer text_;
  bool needs_comma_ = false;
};

}  // namespace vendorproof::store
