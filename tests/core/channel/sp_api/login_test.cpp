#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/channel/sp_api/messages.h"

namespace vendorproof::channel::sp_api {
namespace {

TEST(Login, AsksWithAForm) {
  const HttpRequest request = request_token("client", "se&cret", "Atzr|x+y");
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.path, "/auth/o2/token");
  EXPECT_EQ(header_of(request.headers, "Content-Type"), "application/x-www-form-urlencoded;charset=UTF-8");
  EXPECT_EQ(request.body,
            "grant_type=refresh_token&refresh_token=Atzr%7Cx%2By&client_id=client&client_secret=se%26cret");
}

RC_GTEST_PROP(Login, WhatIsWrittenIsWhatAFormReaderReads, (const std::string& id, const std::string& secret)) {
  const Fields fields = parse_form(request_token(id, secret, "token").body);
  RC_ASSERT(fields.size() == 4U);
  RC_ASSERT(fields[2].second == id);
  RC_ASSERT(fields[3].second == secret);
}

TEST(Login, ReadsAToken) {
  const auto token = read_token(R"({"access_token":"Atza|1","token_type":"bearer","expires_in":3600})");
  ASSERT_TRUE(token);
  EXPECT_EQ(token->text, "Atza|1");
  EXPECT_EQ(token->expires_in, std::chrono::hours(1));
  EXPECT_EQ(read_token(R"({"access_token":"a","expires_in":"60"})")->expires_in, std::chrono::minutes(1));
}

TEST(Login, SaysWhatIsWrongWithAToken) {
  EXPECT_EQ(read_token("{}").error().message, "$.access_token is missing");
  EXPECT_EQ(read_token(R"({"access_token":""})").error().message, "$.access_token is empty");
  EXPECT_EQ(read_token(R"({"access_token":"a"})").error().message, "$.expires_in is missing");
  EXPECT_EQ(read_token(R"({"access_token":"a","expires_in":0})").error().message,
            "$.expires_in is not between 1 second and 366 days");
  EXPECT_EQ(read_token(R"({"access_token":"a","expires_in":9000000000000000000})").error().message,
            "$.expires_in is not between 1 second and 366 days");
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
