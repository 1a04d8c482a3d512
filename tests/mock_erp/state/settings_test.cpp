#include "mock_erp/state/settings.h"

#include <gtest/gtest.h>

namespace vendorproof::mock_erp {
namespace {

TEST(Settings, EverySignInHasAName) {
  for (const SignIn sign_in : {SignIn::Either, SignIn::WebServiceKey, SignIn::AccessToken}) {
    EXPECT_EQ(sign_in_named(text_of(sign_in)), sign_in);
  }
  EXPECT_EQ(text_of(SignIn::AccessToken), "access-token");
  EXPECT_EQ(sign_in_named("oauth"), std::nullopt);
}

}  // namespace
}  // namespace vendorproof::mock_erp
