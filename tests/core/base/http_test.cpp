#include "core/base/http.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof {
namespace {

/// Any bytes, zero and above 127 included.
std::string any_bytes() { return *rc::gen::container<std::string>(rc::gen::arbitrary<char>()); }

HttpRequest request_of(std::string path, Fields query) {
  HttpRequest request;
  request.path = std::move(path);
  request.query = std::move(query);
  return request;
}

TEST(Headers, AreFoundWithoutCase) {
  const Fields headers = {{"Content-Type", "a"}, {"x-amzn-RequestId", "b"}, {"content-type", "c"}};
  EXPECT_EQ(header_of(headers, "CONTENT-TYPE"), "a");
  EXPECT_EQ(header_of(headers, "X-Amzn-Requestid"), "b");
  EXPECT_EQ(header_of(headers, "etag"), std::nullopt);
}

TEST(Query, IsFoundByExactName) {
  const HttpRequest request = request_of("/", {{"limit", "10"}, {"limit", "20"}});
  EXPECT_EQ(query_of(request, "limit"), "10");
  EXPECT_EQ(query_of(request, "Limit"), std::nullopt);
}

TEST(PercentEncoding, KeepsUnreservedCharactersOnly) {
  EXPECT_EQ(percent_encode("aZ09-._~"), "aZ09-._~");
  EXPECT_EQ(percent_encode("a b/c?d=e&f+g%"), "a%20b%2Fc%3Fd%3De%26f%2Bg%25");
  EXPECT_EQ(percent_encode("\xc3\xa4"), "%C3%A4");
}

TEST(PercentEncoding, ReadsBothCasesAndKeepsBrokenEscapes) {
  EXPECT_EQ(percent_decode("%c3%A4", PlusSign::Kept), "\xc3\xa4");
  EXPECT_EQ(percent_decode("100%", PlusSign::Kept), "100%");
  EXPECT_EQ(percent_decode("%4", PlusSign::Kept), "%4");
  EXPECT_EQ(percent_decode("%zz%41", PlusSign::Kept), "%zzA");
  EXPECT_EQ(percent_decode("a+b", PlusSign::Kept), "a+b");
  EXPECT_EQ(percent_decode("a+b", PlusSign::IsBlank), "a b");
  EXPECT_EQ(percent_decode("%2B", PlusSign::IsBlank), "+");
}

RC_GTEST_PROP(PercentProperty, IsReadBack, ()) {
  const std::string text = any_bytes();
  RC_ASSERT(percent_decode(percent_encode(text), PlusSign::Kept) == text);
  RC_ASSERT(percent_decode(percent_encode(text), PlusSign::IsBlank) == text);
}

TEST(Target, KeepsWhatBusinessCentralWritesInPaths) {
  const HttpRequest request = request_of("/companies(5d0b)/linkedOrders", {{"$filter", "number eq 'A 1'"}});
  EXPECT_EQ(target_of(request), "/companies(5d0b)/linkedOrders?$filter=number%20eq%20%27A%201%27");
}

TEST(Target, IsSplitAtTheFirstQuestionMark) {
  HttpRequest request = request_of("/", {{"old", "1"}});
  set_target(request, "/a%2Fb+c?x=1&y=a%3Fb+c?");
  EXPECT_EQ(request.path, "/a/b+c");
  EXPECT_EQ(request.query, (Fields{{"x", "1"}, {"y", "a?b c?"}}));
  set_target(request, "/only");
  EXPECT_EQ(request.path, "/only");
  EXPECT_TRUE(request.query.empty());
}

TEST(Form, IsReadWithItsOddities) {
  EXPECT_EQ(parse_form("a=1&b&&c=&=d&e=f=g"), (Fields{{"a", "1"}, {"b", ""}, {"c", ""}, {"", "d"}, {"e", "f=g"}}));
  EXPECT_TRUE(parse_form("").empty());
}

RC_GTEST_PROP(FormProperty, IsReadBack, ()) {
  Fields fields;
  const auto count = *rc::gen::inRange(0, 6);
  for (int i = 0; i < count; ++i) fields.emplace_back(any_bytes(), any_bytes());
  RC_ASSERT(parse_form(write_form(fields)) == fields);
}

RC_GTEST_PROP(TargetProperty, IsReadBack, ()) {
  const HttpRequest request = request_of("/" + any_bytes(), {{any_bytes(), any_bytes()}});
  HttpRequest read;
  set_target(read, target_of(request));
  RC_ASSERT(read.path == request.path);
  RC_ASSERT(read.query == request.query);
}

TEST(Base64, AgreesWithRfc4648) {
  EXPECT_EQ(base64_encode(""), "");
  EXPECT_EQ(base64_encode("f"), "Zg==");
  EXPECT_EQ(base64_encode("fo"), "Zm8=");
  EXPECT_EQ(base64_encode("foo"), "Zm9v");
  EXPECT_EQ(base64_encode("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64_encode("\xff\xfe"), "//4=");
}

TEST(Base64, IsReadWithAndWithoutPadding) {
  EXPECT_EQ(base64_decode("Zm8="), "fo");
  EXPECT_EQ(base64_decode("Zm8"), "fo");
  EXPECT_EQ(base64_decode("Z"), std::nullopt);
  EXPECT_EQ(base64_decode("Zm 8"), std::nullopt);
  EXPECT_EQ(base64_decode("Zm-_"), std::nullopt);
  EXPECT_EQ(base64_decode("Zg==Zg=="), std::nullopt);
}

RC_GTEST_PROP(Base64Property, IsReadBack, ()) {
  const std::string bytes = any_bytes();
  const std::string text = base64_encode(bytes);
  RC_ASSERT(text.size() == (bytes.size() + 2) / 3 * 4);
  RC_ASSERT(base64_decode(text) == bytes);
}

TEST(RetryAfter, IsANumberOfSecondsOrADate) {
  const Instant now = *parse_instant("1994-11-06T08:49:00Z");
  const auto asked = [&](const std::string& text) { return retry_after_of({{"Retry-After", text}}, now); };
  EXPECT_EQ(asked("120"), std::chrono::seconds(120));
  EXPECT_EQ(asked("0"), std::chrono::seconds(0));
  EXPECT_EQ(asked("Sun, 06 Nov 1994 08:49:37 GMT"), std::chrono::seconds(37));
  EXPECT_EQ(asked("Sun, 06 Nov 1994 08:00:00 GMT"), std::chrono::seconds(0)) << "it is over";
  EXPECT_EQ(asked("999999999"), std::chrono::hours(24));
  EXPECT_EQ(retry_after_of({}, now), std::nullopt);
}

TEST(RetryAfter, NonsenseIsNoTime) {
  const Instant now = *parse_instant("1994-11-06T08:49:00Z");
  for (const char* text : {"", "-1", "soon", "1.5", "9999999999999999999", "Sun, 06 Nou 1994 08:49:37 GMT",
                           "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET", "a b c d e GMT"}) {
    EXPECT_EQ(retry_after_of({{"Retry-After", text}}, now), std::nullopt) << text;
  }
}

TEST(HttpDate, IsWrittenAndReadAsTheStandardSays) {
  const Instant instant = parse_instant("1994-11-06T08:49:37Z").value();
  EXPECT_EQ(format_http_date(instant), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), instant);
  EXPECT_EQ(format_http_date(instant + Duration(999)), "Sun, 06 Nov 1994 08:49:37 GMT");
  for (const char* wrong : {"", "Sun, 06 Now 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37", "1994-11-06T08:49:37Z",
                            "Sun, 36 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET"}) {
    EXPECT_EQ(parse_http_date(wrong), std::nullopt) << wrong;
  }
}

RC_GTEST_PROP(HttpDate, IsReadBack, ()) {
  const Instant instant{std::chrono::seconds(*rc::gen::inRange<std::int64_t>(0, 32'000'000'000))};
  RC_ASSERT(parse_http_date(format_http_date(instant)) == instant);
}

}  // namespace
}  // namespace vendorproof
