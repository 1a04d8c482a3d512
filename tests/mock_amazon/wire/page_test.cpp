#include "mock_amazon/wire/page.h"

#include <gtest/gtest.h>

#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

HttpRequest request_of(const std::string& query) {
  HttpRequest request;
  set_target(request, "/x?" + query);
  return request;
}

template <class Read>
bool is_bad(const std::string& query, const Read& read) {
  const HttpRequest request = request_of(query);
  QueryReader reader(request);
  read(reader);
  return reader.bad();
}

TEST(Page, LimitIsOneToAHundred) {
  const auto read = [](QueryReader& reader) { reader.limit(); };
  for (const char* good : {"limit=1", "limit=100", "Limit=900"}) EXPECT_FALSE(is_bad(good, read)) << good;
  for (const char* bad : {"limit=0", "limit=101", "limit=", "limit=ten", "limit=-1"}) EXPECT_TRUE(is_bad(bad, read));
}

TEST(Page, SpansAreAtMostSevenDays) {
  const auto read = [](QueryReader& reader) { reader.span("a", "b"); };
  for (const char* good : {"a=2026-11-01T00:00:00Z&b=2026-11-08T00:00:00Z", "a=2026-11-01T00:00:00",
                           "b=2026-11-01T00:00:00%2B00:00", "a=2026-11-01T00:00:00Z&b=2026-11-01T00:00:00Z"}) {
    EXPECT_FALSE(is_bad(good, read)) << good;
  }
  for (const char* bad : {"a=2026-11-01T00:00:00Z&b=2026-11-08T00:00:01Z", "a=2026-11-02T00:00:00Z&b=2026-11-01",
                          "a=2019-09-2100:00:00", "b="}) {
    EXPECT_TRUE(is_bad(bad, read)) << bad;
  }
}

TEST(Page, SpanTakesItsStartAndNotItsEnd) {
  const Instant start = start_of_trial();
  const Span span{start, start + hours(1)};
  EXPECT_TRUE(span.contains(start));
  EXPECT_FALSE(span.contains(start + hours(1)));
  EXPECT_FALSE(span.contains(start - Duration(1)));
}

TEST(Page, TokensAreAmazonsAndCanNotBeChanged) {
  const IndexKey key{Instant(Duration(1659290382000)), "8MKJLZOC"};
  EXPECT_EQ(token_of(key), "WzE2NTkyOTAzODIwMDAsIjhNS0pMWk9DIl0");
  EXPECT_EQ(key_of(token_of(key)), key);
  for (const char* bad : {"", "!", "MDAwMDAwMDAwMQ==", "WzE2NTkyOTAzODIwMDAsIjhNS0pMWk9DIl0=", "W10"}) {
    EXPECT_FALSE(key_of(bad)) << bad;
  }
  const Index index = {key};
  const auto read = [&](QueryReader& reader) { reader.next_token(index); };
  EXPECT_FALSE(is_bad("nextToken=" + token_of(key), read));
  EXPECT_TRUE(is_bad("nextToken=" + token_of({key.first, "8MKJLZOD"}), read));
}

TEST(Page, IsWrittenWithoutPaginationAtTheEnd) {
  EXPECT_EQ(page_json("orders", {"1", "2"}, ""), R"({"payload":{"orders":[1,2]}})");
  EXPECT_EQ(page_json("orders", {}, "t"), R"({"payload":{"pagination":{"nextToken":"t"},"orders":[]}})");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
