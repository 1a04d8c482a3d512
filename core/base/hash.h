// Hashes that are the same on every machine and in every run: for random draws by name, to compare bodies, and for
// traces. Not cryptographic.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace vendorproof {

/// The finaliser of splitmix64: every input bit affects every output bit.
constexpr std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 30U;
  value *= 0xbf58476d1ce4e5b9ULL;
  value ^= value >> 27U;
  value *= 0x94d049bb133111ebULL;
  value ^= value >> 31U;
  return value;
}

/// 64-bit hash of bytes under a seed.
inline std::uint64_t hash_of(std::uint64_t seed, std::string_view bytes) {
  std::uint64_t hash = mixed(seed + 0x9e3779b97f4a7c15ULL) ^ 0xcbf29ce484222325ULL;
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3ULL;
  }
  return mixed(hash ^ bytes.size());
}

/// Sixteen lower-case hexadecimal digits.
inline std::string hex_of(std::uint64_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4U) text[i] = digits[value & 15U];
  return text;
}

/// The running hash of everything that happened, in order.
class TraceHash {
 public:
  /// Eight bytes at a time, because every answer of a run goes through here.
  void add(std::string_view bytes) {
    std::uint64_t lanes = value_ ^ bytes.size();
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) lanes = stirred(lanes, word_at(bytes.data() + at));
    std::uint64_t rest = 0;
    for (; at < bytes.size(); ++at) rest = (rest << 8U) | static_cast<unsigned char>(bytes[at]);
    value_ = mixed(stirred(lanes, rest));
  }
  void add(std::int64_t number) { value_ = mixed(value_ ^ mixed(static_cast<std::uint64_t>(number) + 1)); }
  std::uint64_t value() const { return value_; }

 private:
  static constexpr std::uint64_t stirred(std::uint64_t lanes, std::uint64_t word) {
    lanes = (lanes ^ word) * 0x9e3779b97f4a7c15ULL;
    return lanes ^ (lanes >> 29U);
  }
  static std::uint64_t word_at(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    if constexpr (std::endian::native == std::endian::big) word = reversed(word);
    return word;
  }
  static constexpr std::uint64_t reversed(std::uint64_t word) {
    std::uint64_t result = 0;
    for (int i = 0; i < 8; ++i, word >>= 8U) result = (result << 8U) | (word & 0xffU);
    return result;
  }

  std::uint64_t value_ = 0;
};

}  // namespace vendorproof
