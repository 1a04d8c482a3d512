#include "harness/command/certify/shard.h"

#include <charconv>
#include <string_view>

#include <fmt/format.h>

#include "core/base/nearest_word.h"

namespace vendorproof::harness {

namespace {

/// 0 if it is no whole number from 1 on.
std::int64_t positive_number(std::string_view text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end && number > 0 ? number : 0;
}

}  // namespace

Result<reports::Shard> shard_named(const std::string& text) {
  reports::Shard shard;
  if (text.empty()) return shard;
  const std::size_t slash = text.find('/');
  if (slash != std::string::npos) {
    shard.number = positive_number(std::string_view(text).substr(0, slash));
    shard.count = positive_number(std::string_view(text).substr(slash + 1));
  }
  if (shard.number > 0 && shard.number <= shard.count && shard.count <= shards_max) return shard;
  return malformed(
      fmt::format("--shard '{}' is no part of a campaign: write NUMBER/COUNT, as in 3/16, with a number "
                  "from 1 to the count, and a count of at most {}",
                  shown_word(text), shards_max));
}

Part part_of(const reports::Shard& shard) {
  if (shard.count == 0) return {};
  return {static_cast<std::size_t>(shard.number - 1), static_cast<std::size_t>(shard.count)};
}

}  // namespace vendorproof::harness
