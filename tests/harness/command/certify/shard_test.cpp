#include "harness/command/certify/shard.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

TEST(ShardName, IsANumberAndACount) {
  const Result<reports::Shard> shard = shard_named("3/16");
  ASSERT_TRUE(shard.has_value());
  EXPECT_EQ(shard->number, 3);
  EXPECT_EQ(shard->count, 16);
  EXPECT_EQ(part_of(*shard).first, 2U);
  EXPECT_EQ(part_of(*shard).step, 16U);
  EXPECT_TRUE(shard_named("1/1").has_value());
  EXPECT_TRUE(shard_named("1000/1000").has_value());
}

TEST(ShardName, WithoutOneTheWholeIsPlayed) {
  const Result<reports::Shard> shard = shard_named("");
  ASSERT_TRUE(shard.has_value());
  EXPECT_EQ(shard->count, 0);
  EXPECT_EQ(part_of(*shard).first, 0U);
  EXPECT_EQ(part_of(*shard).step, 1U);
}

TEST(ShardName, AnythingElseIsRefused) {
  for (const char* text : {"0/16", "17/16", "x", "3", "3/", "/16", "-1/16", "3/16/2", "3 / 16", "1/1001", "3/0",
                           "3.0/16", "99999999999999999999/16", "+3/16"}) {
    const Result<reports::Shard> shard = shard_named(text);
    ASSERT_FALSE(shard.has_value()) << text;
    EXPECT_NE(shard.error().message.find("--shard '" + std::string(text)), std::string::npos) << shard.error().message;
    EXPECT_NE(shard.error().message.find("as in 3/16"), std::string::npos) << shard.error().message;
  }
}

}  // namespace
}  // namespace vendorproof::harness
