// What the programmer promised. A broken promise of our own stops the program, always, also in release builds.
#pragma once

namespace vendorproof {

/// Prints the condition with its place and aborts. Never returns.
[[noreturn]] void broken_promise(const char* condition, const char* file, int line);

}  // namespace vendorproof

// The only macro of the house.
#define REQUIRE(condition) \
  ((condition) ? static_cast<void>(0) : ::vendorproof::broken_promise(#condition, __FILE__, __LINE__))
