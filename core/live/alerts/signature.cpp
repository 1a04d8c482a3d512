#include "core/live/alerts/signature.h"

#include <array>
#include <chrono>
#include <span>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "core/base/require.h"

namespace vendorproof::live {

namespace {

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string hex(std::span<const unsigned char> bytes) { return fmt::format("{:02x}", fmt::join(bytes, "")); }

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  Digest digest{};
  unsigned int size = 0;
  REQUIRE(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) == 1);
  return hex(std::span(digest).first(size));
}

std::string hmac_sha256_hex(std::string_view key, std::string_view bytes) {
  Digest digest{};
  unsigned int size = 0;
  const unsigned char* const made =
      HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(bytes), bytes.size(), digest.data(), &size);
  REQUIRE(made != nullptr);
  return hex(std::span(digest).first(size));
}

std::string signature_of(std::string_view secret, Instant sent_at, std::string_view body) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(sent_at).time_since_epoch().count();
  return fmt::format("t={},v1={}", seconds, hmac_sha256_hex(secret, fmt::format("{}.{}", seconds, body)));
}

}  // namespace vendorproof::live
