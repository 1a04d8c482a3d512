#include "mock_amazon/api/body_limits.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::size_t login_bytes_max = 16UL * 1024;
constexpr std::size_t document_bytes_max = 6UL * 1024 * 1024;
constexpr std::size_t read_bytes_max = 64UL * 1024 * 1024;

}  // namespace

std::size_t body_bytes_max(std::string_view path) { return path == login_path ? login_bytes_max : document_bytes_max; }

std::size_t body_bytes_read_max(std::string_view path) { return path == login_path ? login_bytes_max : read_bytes_max; }

}  // namespace vendorproof::mock_amazon
