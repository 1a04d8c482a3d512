#include "core/trade/plain_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof {
namespace {

TEST(PlainText, KnowsUtf8) {
  for (const char* good :
       {"", "plain", "\xC3\xA4", "\xE2\x82\xAC", "\xF0\x9F\x9A\x9A", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(is_utf8(good)) << good;
  }
  for (const char* bad : {"\xFF", "\x80", "\xC3", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80",
                          "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\xC3\x28"}) {
    EXPECT_FALSE(is_utf8(bad)) << bad;
  }
}

TEST(PlainText, MakesOneLineOfAnything) {
  EXPECT_EQ(printable_start("a\tb\r\nc\x7F", 100), "a b  c ");
  EXPECT_EQ(printable_start("\xC3\xA4\xC3\xB6\xC3\xBC", 2), "\xC3\xA4\xC3\xB6");
  EXPECT_EQ(printable_start("\xE2\x82x", 9), "??x");
}

/// The JSON library's own opinion of what is UTF-8: it has nothing to replace and nothing to leave out.
bool json_takes(const std::string& text) {
  const Json json = text;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) ==
         json.dump(-1, ' ', false, Json::error_handler_t::ignore);
}

RC_GTEST_PROP(PlainText, AgreesWithTheJsonWriter, (const std::vector<std::uint8_t>& bytes)) {
  const std::string text(bytes.begin(), bytes.end());
  RC_ASSERT(is_utf8(text) == json_takes(text));
  RC_ASSERT(json_takes(printable_start(text, 50)));
}

}  // namespace
}  // namespace vendorproof
