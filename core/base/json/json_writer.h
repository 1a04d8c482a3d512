// Writes JSON text by appending, without a tree: the fast way out for bodies on the wire.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

namespace vendorproof {

/// The text is the same, byte for byte, as that of a Json with these values: no blanks, and bytes that are not UTF-8
/// are replaced. Members are written in the order of the calls; the caller writes no name twice.
///
///   JsonWriter out;
///   out.begin_object();
///   out.member("number", despatch.number);
///   out.key("lines").begin_array();
///   ...
class JsonWriter {
 public:
  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }

  /// The next value belongs to this name.
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& integer(std::int64_t value);
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }
  /// A value that is already JSON: a number with decimals, or an object that was written before.
  JsonWriter& raw(std::string_view json);

  /// A text, an integer, a boolean or nullptr.
  template <class T>
  JsonWriter& member(std::string_view name, const T& value) {
    key(name);
    if constexpr (std::is_same_v<T, bool>) {
      return boolean(value);
    } else if constexpr (std::is_same_v<T, std::nullptr_t>) {
      return null();
    } else if constexpr (std::is_integral_v<T>) {
      return integer(static_cast<std::int64_t>(value));
    } else {
      return text(value);
    }
  }

  /// The whole text; needs every object and array ended. The writer is empty again.
  std::string take();

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);

  void quoted(std::string_view plain, bool is_key);

  fmt::memory_buffer out_;
  std::size_t depth_ = 0;
  bool needs_comma_ = false;
};

}  // namespace vendorproof
