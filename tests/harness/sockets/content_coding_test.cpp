#include "harness/sockets/content_coding.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace vendorproof::harness {
namespace {

RC_GTEST_PROP(ContentCodings, AreReadAsTheyWereWritten, (const std::string& text)) {
  const auto read = decoded(ContentCoding::Gzip, *gzipped(text), text.size());
  RC_ASSERT(read.has_value());
  RC_ASSERT(*read == text);
}

TEST(ContentCodings, ABodyMustBeWholeAndNothingMore) {
  const std::string coded = *gzipped("twelve green teas");
  for (const std::string& wrong :
       {std::string(), std::string("no gzip"), coded.substr(0, coded.size() - 1), coded + "!", "!" + coded}) {
    const auto read = decoded(ContentCoding::Gzip, wrong, 1'000);
    ASSERT_FALSE(read.has_value()) << wrong;
    EXPECT_EQ(read.error().code, ErrorCode::Malformed);
  }
  EXPECT_FALSE(decoded(ContentCoding::Deflate, coded, 1'000).has_value());
  EXPECT_EQ(*decoded(ContentCoding::Identity, "as it is", 1'000), "as it is");
}

/// 30 MB of one letter come as 30 KB.
TEST(ContentCodings, ABodyThatBecomesTooLongIsRefused) {
  const std::string coded = *gzipped(std::string(30'000'000, 'x'));
  EXPECT_LT(coded.size(), 200'000U);
  const auto read = decoded(ContentCoding::Gzip, coded, 1'000'000);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().code, ErrorCode::Denied);
}

TEST(ContentCodings, AreKnownByName) {
  EXPECT_EQ(content_coding_of("GZIP"), ContentCoding::Gzip);
  EXPECT_EQ(content_coding_of(" x-gzip "), ContentCoding::Gzip);
  EXPECT_EQ(content_coding_of("deflate"), ContentCoding::Deflate);
  EXPECT_EQ(content_coding_of("identity"), ContentCoding::Identity);
  EXPECT_EQ(content_coding_of("br"), std::nullopt);
  EXPECT_EQ(content_coding_of("gzip, gzip"), std::nullopt);
}

TEST(ContentCodings, AreAcceptedByWeight) {
  for (const char* yes : {"gzip", "br, gzip", "gzip;q=0.5", "*", "br;q=1, *;q=0.1", "x-gzip", "GZIP ; Q=1"}) {
    EXPECT_TRUE(accepts_gzip(yes)) << yes;
  }
  for (const char* no :
       {"", "br", "gzip;q=0", "gzip;q=0.000, *", "*;q=0", "identity", "gzipped", "br;q=1e999", ",,,"}) {
    EXPECT_FALSE(accepts_gzip(no)) << no;
  }
}

}  // namespace
}  // namespace vendorproof::harness
