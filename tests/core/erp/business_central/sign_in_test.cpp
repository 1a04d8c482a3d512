#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/erp/business_central/business_central.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {
namespace {

TEST(BusinessCentralSignIn, OnlineSignsWithATokenOfTheTenant) {
  const ErpAccess access{usd(), trade::example_settings(online_dialect().settings)};
  const HttpRequest login = online_dialect().access.ask(access, "");
  EXPECT_EQ(login.method, "POST");
  EXPECT_EQ(login.path, "/3b1f9a52-6c0e-4d0a-9a57-2f1c8e6d4b70/oauth2/v2.0/token");
  EXPECT_EQ(login.body,
            "grant_type=client_credentials&client_id=8c5f2d14-7a3b-4e66-b0d9-51e7a9c3f208"
            "&client_secret=erp-test-client-secret&scope=https%3A%2F%2Fapi.businesscentral.dynamics.com%2F.default");
  EXPECT_EQ(online_dialect().access.hear(access, R"({"access_token":"t","expires_in":3599})", "")->answer->text, "t");

  HttpRequest request = online_dialect().sales_orders.ask(access, "PO1", "");
  EXPECT_EQ(header_of(request.headers, "authorization"), std::nullopt);
  online_dialect().sign(request, "t");
  EXPECT_EQ(header_of(request.headers, "authorization"), "Bearer t");
  EXPECT_EQ(dialect().access.ask, nullptr) << "on premises no token is needed";
}

RC_GTEST_PROP(BusinessCentralSignIn, WhatIsWrittenIsWhatAFormReaderReads,
              (const std::string& id, const std::string& secret)) {
  const Fields fields = parse_form(request_token("tenant", id, secret).body);
  RC_ASSERT(fields.size() == 4U);
  RC_ASSERT(fields[1].second == id);
  RC_ASSERT(fields[2].second == secret);
}

RC_GTEST_PROP(BusinessCentralSignIn, AWebServiceKeyIsBasicAuthentication, (const std::string& key)) {
  const std::string value = basic_authorization("user", key);
  RC_ASSERT(value.substr(0, 6) == "Basic ");
  RC_ASSERT(base64_decode(value.substr(6)) == "user:" + key);
}

}  // namespace
}  // namespace vendorproof::erp::business_central
