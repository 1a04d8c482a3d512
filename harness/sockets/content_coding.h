// The content codings gzip and deflate (RFC 9110, 8.4.1).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace vendorproof::harness {

enum class ContentCoding { Identity, Gzip, Deflate };

/// The coding of a Content-Encoding field; nullopt for one that is not supported. Ignores case.
std::optional<ContentCoding> content_coding_of(std::string_view field);

/// Errors: Malformed for bytes that are not of this coding, or not whole; Denied, and no more memory than that is used,
/// for more than `bytes_max`; Unavailable without memory.
Result<std::string> decoded(ContentCoding coding, std::string_view bytes, std::size_t bytes_max);

/// nullopt without memory.
std::optional<std::string> gzipped(std::string_view bytes);

/// Whether an Accept-Encoding field accepts gzip (RFC 9110, 12.5.3).
bool accepts_gzip(std::string_view field);

}  // namespace vendorproof::harness
