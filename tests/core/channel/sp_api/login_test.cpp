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

}  // namespace
}  // namespace vendorproof::channel::sp_api
