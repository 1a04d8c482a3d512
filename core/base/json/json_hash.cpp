#include "core/base/json/json_hash.h"

#include <optional>
#include <string>
#include <string_view>

#include "core/base/hash.h"

namespace vendorproof {

namespace {

/// What a value begins with, so that `[1]` and `{"1": null}` differ. End closes an object or an array.
enum class Mark : std::int64_t { Null, True, False, Text, Integer, Fraction, Object, Array, End };

void add(TraceHash& hash, Mark mark) { hash.add(static_cast<std::int64_t>(mark)); }

void add(TraceHash& hash, const JsonNode& value) {
  if (const std::optional<std::string_view> text = value.text()) {
    add(hash, Mark::Text);
    hash.add(*text);
  } else if (value.is_object()) {
    add(hash, Mark::Object);
    value.each_member([&hash](std::string_view name, const JsonNode& member) {
      hash.add(name);
      add(hash, member);
    });
    add(hash, Mark::End);
  } else if (value.is_array()) {
    add(hash, Mark::Array);
    for (const JsonNode& element : value.elements()) add(hash, element);
    add(hash, Mark::End);
  } else if (const std::optional<std::int64_t> integer = value.integer()) {
    add(hash, Mark::Integer);
    hash.add(*integer);
  } else if (const std::optional<std::string> number = value.number_text()) {
    add(hash, Mark::Fraction);
    hash.add(*number);
  } else if (const std::optional<bool> boolean = value.boolean()) {
    add(hash, *boolean ? Mark::True : Mark::False);
  } else {
    add(hash, Mark::Null);
  }
}

}  // namespace

std::uint64_t content_hash(const JsonNode& value) {
  TraceHash hash;
  add(hash, value);
  return hash.value();
}

}  // namespace vendorproof
