#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/erp/business_central/pages.h"
#include "core/trade/plain_text.h"

namespace vendorproof::erp::business_central {
namespace {

TEST(BusinessCentralErrors, AreShownWithTheirCode) {
  const char* body = R"({"error":{"code":"Request_EntityChanged","message":"Changed.  CorrelationId:  1-2."}})";
  EXPECT_EQ(error_text(body), "Request_EntityChanged: Changed.  CorrelationId:  1-2.");
  EXPECT_EQ(error_code(body), "Request_EntityChanged");
}

TEST(BusinessCentralErrors, OfATokenHaveTheirOwnForm) {
  const char* body = R"({"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret."})";
  EXPECT_EQ(error_text(body), "invalid_client: AADSTS7000215: Invalid client secret.");
  EXPECT_EQ(error_code(body), "invalid_client");
}

TEST(BusinessCentralErrors, AnythingElseIsShownAsItBegins) {
  EXPECT_EQ(error_text("[1]"), "[1]");
  EXPECT_EQ(error_text("{}"), "{}");
  EXPECT_EQ(error_text(R"({"error":"text"})"), R"({"error":"text"})");
  EXPECT_EQ(error_text(std::string(500, 'x')), std::string(200, 'x'));
  EXPECT_EQ(error_code(""), "");
}

RC_GTEST_PROP(BusinessCentralErrors, NeverFailAndAreAlwaysPrintable, (const std::string& body)) {
  for (const std::string& text : {error_text(body), error_code(body)}) {
    RC_ASSERT(is_utf8(text));
    for (const char character : text) RC_ASSERT(static_cast<unsigned char>(character) >= 0x20);
  }
}

}  // namespace
}  // namespace vendorproof::erp::business_central
