// How large the body of a request may be.
#pragma once

#include <cstddef>
#include <string_view>

namespace vendorproof::mock_amazon {

inline constexpr std::string_view login_path = "/auth/o2/token";

/// In bytes, for the body of a request to this path: 16 KiB for a login, which is a short form and comes from anybody;
/// 6 MiB for anything else. Amazon publishes no limit; these are ours.
std::size_t body_bytes_max(std::string_view path);

/// In bytes, how much of a body a server reads before it refuses the request itself: for a login the same, else 64 MiB,
/// so that a document that is too long is refused here, with a journal row and an effect.
std::size_t body_bytes_read_max(std::string_view path);

}  // namespace vendorproof::mock_amazon
