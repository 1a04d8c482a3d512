// The signature of a webhook's message, by which the receiver knows that it is ours and new.
#pragma once

#include <string>
#include <string_view>

#include "core/base/time.h"

namespace vendorproof::live {

/// 64 lower case digits. SHA-256 (FIPS 180-4).
std::string sha256_hex(std::string_view bytes);

/// 64 lower case digits. HMAC-SHA256 (RFC 2104).
std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);

/// `t=1795420800,v1=<hex>`: the HMAC of `<t>.<body>`, where t is the time of sending in seconds since 1970.
std::string signature_of(std::string_view secret, Instant sent_at, std::string_view body);

}  // namespace vendorproof::live
