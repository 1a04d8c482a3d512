#include "core/base/hash.h"

#include <array>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof {
namespace {

// Failures that people keep as files are repeated by these values: they must never change.
TEST(Hash, IsTheSameForEver) {
  EXPECT_EQ(hex_of(hash_of(0, "")), "aebe53f85cdc3c4c");
  EXPECT_EQ(hex_of(hash_of(7, "net/submit_invoice/PO7/2")), "688d9f963eade601");
}

TEST(Hash, DependsOnSeedBytesAndLength) {
  std::set<std::uint64_t> seen;
  for (const std::uint64_t seed : {0ULL, 1ULL, 2ULL, ~0ULL}) {
    for (const std::string& bytes : {std::string(), std::string(1, '\0'), std::string(2, '\0'), std::string("a")}) {
      seen.insert(hash_of(seed, bytes));
    }
  }
  EXPECT_EQ(seen.size(), 16U);
}

// Named chance takes the remainder of hashes of very similar names, so the low bits must be even.
TEST(Hash, SimilarNamesSpreadEvenly) {
  std::array<int, 10> count{};
  for (int i = 0; i < 10'000; ++i) ++count.at(hash_of(42, "crash/after_commit/" + std::to_string(i)) % 10);
  for (const int times : count) {
    EXPECT_GT(times, 850);
    EXPECT_LT(times, 1'150);
  }
}

RC_GTEST_PROP(HashProperty, AChangedBitChangesAboutHalfOfTheHash, ()) {
  std::string bytes = *rc::gen::nonEmpty<std::string>();
  const std::uint64_t before = hash_of(1, bytes);
  const auto place = *rc::gen::inRange<std::size_t>(0, bytes.size());
  bytes[place] = static_cast<char>(bytes[place] ^ 1);
  const int flipped = __builtin_popcountll(before ^ hash_of(1, bytes));
  RC_ASSERT(flipped >= 8);
  RC_ASSERT(flipped <= 56);
}

TEST(Hex, HasSixteenDigits) {
  EXPECT_EQ(hex_of(0), "0000000000000000");
  EXPECT_EQ(hex_of(0x0123456789abcdefULL), "0123456789abcdef");
  EXPECT_EQ(hex_of(~0ULL), "ffffffffffffffff");
}

TEST(TraceHash, DependsOnOrderAndOnWhereAPieceEnds) {
  TraceHash first;
  first.add("ab");
  first.add("c");
  TraceHash second;
  second.add("a");
  second.add("bc");
  TraceHash third;
  third.add("c");
  third.add("ab");
  EXPECT_NE(first.value(), second.value());
  EXPECT_NE(first.value(), third.value());
}

TEST(TraceHash, NumbersCount) {
  TraceHash one;
  one.add(std::int64_t{1});
  TraceHash minus_one;
  minus_one.add(std::int64_t{-1});
  TraceHash zero;
  zero.add(std::int64_t{0});
  EXPECT_NE(one.value(), minus_one.value());
  EXPECT_NE(zero.value(), TraceHash().value());
}

}  // namespace
}  // namespace vendorproof
