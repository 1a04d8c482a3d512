#include "harness/sockets/body_budget.h"

#include <memory>
#include <vector>

#include <gtest/gtest.h>

#include "harness/sockets/request_reader.h"
#include "harness/sockets/server_limits.h"

namespace vendorproof::harness {
namespace {

constexpr std::size_t usual_bytes = 64UL * 1024;

TEST(BodyBudget, IsGivenBackAtTheEndOfARequest) {
  for (int i = 0; i < 3; ++i) {
    BodyShare share;
    EXPECT_TRUE(share.grow_to(all_bodies_bytes_max));
    BodyShare other;
    EXPECT_FALSE(other.grow_to(3 * usual_bytes));
  }
}

TEST(BodyBudget, HasAlwaysRoomForUsualBodies) {
  BodyShare share;
  EXPECT_TRUE(share.grow_to(all_bodies_bytes_max + usual_bytes));
  EXPECT_FALSE(share.grow_to(all_bodies_bytes_max + usual_bytes + 1));
  BodyShare other;
  EXPECT_TRUE(other.grow_to(usual_bytes));
  EXPECT_FALSE(other.grow_to(usual_bytes + 1));
}

TEST(BodyBudget, EachByteIsChargedOnce) {
  BodyShare share;
  for (std::size_t bytes = 0; bytes <= all_bodies_bytes_max; bytes += usual_bytes) ASSERT_TRUE(share.grow_to(bytes));
  EXPECT_TRUE(share.grow_to(1));
}

std::size_t no_limit(std::string_view) { return body_bytes_max; }

/// Each client sends a large body but for its last byte.
TEST(BodyBudget, UnfinishedBodiesBeyondItAreRefused) {
  const std::string head =
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body_bytes_max) + "\r\n\r\n";
  const std::string piece(body_bytes_max / 2, 'x');
  std::vector<std::unique_ptr<RequestReader>> readers;
  int refused = 0;
  for (int i = 0; i < 20; ++i) {
    readers.push_back(std::make_unique<RequestReader>(no_limit));
    readers.back()->begin();
    readers.back()->take(head);
    readers.back()->take(piece);
    if (readers.back()->state() != RequestReader::State::Refused) continue;
    ++refused;
    EXPECT_EQ(readers.back()->refusal().status, 503);
  }
  EXPECT_EQ(refused, 20 - 8);
  readers.erase(readers.begin());
  RequestReader after(no_limit);
  after.begin();
  after.take(head);
  after.take(piece);
  EXPECT_EQ(after.state(), RequestReader::State::Body) << "another one has ended";
}

}  // namespace
}  // namespace vendorproof::harness
