// Checks of the programmer's own promises (preconditions). A broken promise is a bug in our code; it always stops the
// program, also in release builds.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace vendorproof {

/// Prints the condition with its place and aborts. Never returns.
[[noreturn]] void broken_promise(const char* condition, const char* file, int line);

// Look-ups that must succeed: a failure names the missing key.

/// Prints `purchase order 'PO1' is not known` with the place and aborts. Never returns.
[[noreturn]] void unknown_key(std::string_view kind, std::string_view key, const char* file = __builtin_FILE(),
                              int line = __builtin_LINE());
[[noreturn]] void unknown_key(std::string_view kind, std::int64_t key, const char* file = __builtin_FILE(),
                              int line = __builtin_LINE());

/// The object that `found` points to. `kind` and `key` say what was looked up: known(orders.find(number), "order",
/// number). Do not pass `file` and `line`: they default to those of the caller.
template <class Found, class Key>
Found& known(Found* found, std::string_view kind, const Key& key, const char* file = __builtin_FILE(),
             int line = __builtin_LINE()) {
  if (found == nullptr) unknown_key(kind, key, file, line);
  return *found;
}

template <class Found, class Key>
Found known(std::optional<Found>&& found, std::string_view kind, const Key& key, const char* file = __builtin_FILE(),
            int line = __builtin_LINE()) {
  if (!found) unknown_key(kind, key, file, line);
  return std::move(*found);
}

template <class Found, class Key>
const Found& known(const std::optional<Found>& found, std::string_view kind, const Key& key,
                   const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
  if (!found) unknown_key(kind, key, file, line);
  return *found;
}

/// The value of `key` in a map.
template <class Map, class Key>
auto& known_in(Map& map, std::string_view kind, const Key& key, const char* file = __builtin_FILE(),
               int line = __builtin_LINE()) {
  const auto found = map.find(key);
  if (found == map.end()) unknown_key(kind, key, file, line);
  return found->second;
}

}  // namespace vendorproof

// The only macro of the project.
#define REQUIRE(condition) \
  ((condition) ? static_cast<void>(0) : ::vendorproof::broken_promise(#condition, __FILE__, __LINE__))
