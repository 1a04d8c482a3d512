// Hashes that are the same on every machine and in every run: for random draws by name, to compare bodies, and for
// traces. Not cryptographic.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vendorproof {

/// 64-bit hash of bytes under a seed.
std::uint64_t hash_of(std::uint64_t seed, std::string_view bytes);

/// Sixteen lower-case hexadecimal digits.
std::string hex_of(std::uint64_t value);

/// The running hash of everything that happened, in order.
class TraceHash {
 public:
  void add(std::string_view bytes) { value_ = hash_of(value_, bytes); }
  void add(std::int64_t number);
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0;
};

}  // namespace vendorproof
