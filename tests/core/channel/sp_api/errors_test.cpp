#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/channel/sp_api/messages.h"
#include "core/trade/plain_text.h"

namespace vendorproof::channel::sp_api {
namespace {

TEST(ErrorTexts, ReadsAmazonsErrors) {
  const char* body = R"({"errors":[{"code":"InvalidInput","message":"Invalid Input","details":"partyId"},
                                   {"code":"Other","message":"More","details":""}]})";
  EXPECT_EQ(error_text(body), "InvalidInput: Invalid Input (partyId); Other: More");
  EXPECT_EQ(error_code(body), "InvalidInput");
}

TEST(ErrorTexts, ReadsLoginErrors) {
  const char* body = R"({"error_description":"Client authentication failed","error":"invalid_client"})";
  EXPECT_EQ(error_text(body), "invalid_client: Client authentication failed");
  EXPECT_EQ(error_code(body), "invalid_client");
}

TEST(ErrorTexts, ShowsTheBeginningOfAnythingElse) {
  EXPECT_EQ(error_text("<html>\n<h1>503</h1>"), "<html> <h1>503</h1>");
  EXPECT_EQ(error_text(""), "");
  EXPECT_EQ(error_text("{}"), "{}");
  EXPECT_EQ(error_text(R"({"errors":7})"), R"({"errors":7})");
  EXPECT_EQ(error_text(R"({"errors":[null,{"code":3}]})"), R"({"errors":[null,{"code":3}]})");
  EXPECT_EQ(error_text(std::string(500, 'x')), std::string(200, 'x'));
  EXPECT_EQ(error_text(std::string("a\0b\xFF\x80", 5)), "a b??");
  EXPECT_EQ(error_code("<html>"), "");
}

TEST(ErrorTexts, CutsBetweenCharacters) {
  std::string umlauts;
  for (int i = 0; i < 300; ++i) umlauts += "\xC3\xA4";
  EXPECT_EQ(error_text(umlauts).size(), 400U);
  EXPECT_TRUE(is_utf8(error_text(umlauts)));
}

RC_GTEST_PROP(ErrorTexts, NeverFailAndAreAlwaysPrintable, (const std::string& body)) {
  for (const std::string& text : {error_text(body), error_code(body)}) {
    RC_ASSERT(is_utf8(text));
    for (const char character : text) RC_ASSERT(static_cast<unsigned char>(character) >= 0x20);
  }
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
