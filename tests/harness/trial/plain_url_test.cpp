#include "harness/trial/plain_url.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

TEST(PlainUrl, IsHostPortAndPath) {
  const Result<PlainUrl> short_url = plain_url("http://127.0.0.1:9000");
  ASSERT_TRUE(short_url.has_value());
  EXPECT_EQ(short_url->origin, "http://127.0.0.1:9000");
  EXPECT_EQ(short_url->path, "");
  const Result<PlainUrl> long_url = plain_url("http://bridge:80/health/live/");
  ASSERT_TRUE(long_url.has_value());
  EXPECT_EQ(long_url->origin, "http://bridge:80");
  EXPECT_EQ(long_url->path, "/health/live/") << "a server may know only the path with its slash";
}

TEST(PlainUrl, AnythingElseIsRefusedWithAnExample) {
  for (const char* text : {"", "127.0.0.1:9000", "https://bridge:9000", "http://bridge", "http://:9000",
                           "http://bridge:0", "http://bridge:90000", "http://bridge:9000?x=1", "http://a b:1",
                           "ftp://bridge:9000", "http://me@bridge:9000", "http://bridge:9000/a b"}) {
    const Result<PlainUrl> url = plain_url(text);
    ASSERT_FALSE(url.has_value()) << text;
    EXPECT_NE(url.error().message.find("http://127.0.0.1:9000"), std::string::npos) << url.error().message;
  }
}

}  // namespace
}  // namespace vendorproof::harness
