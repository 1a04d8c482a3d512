#include "core/base/http_date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof {
namespace {

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
