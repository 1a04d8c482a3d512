#include "mock_amazon/api/body_limits.h"

#include <gtest/gtest.h>

#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(BodyLimits, ALoginIsShort) {
  EXPECT_EQ(body_bytes_max("/auth/o2/token"), 16U * 1024);
  EXPECT_EQ(body_bytes_max("/vendor/payments/v1/invoices"), 6U * 1024 * 1024);
  EXPECT_EQ(body_bytes_read_max("/auth/o2/token"), 16U * 1024);
  EXPECT_EQ(body_bytes_read_max("/vendor/payments/v1/invoices"), 64U * 1024 * 1024);
  EXPECT_EQ(body_bytes_max("/unknown"), 6U * 1024 * 1024);
}

/// As the form of a login that has 60 MB and no credentials, and as an object of many names.
TEST(BodyLimits, AreKeptWithoutReadingTheBody) {
  VendorCentral central{Settings()};
  for (const char* type : {"application/x-www-form-urlencoded", "application/json"}) {
    HttpRequest login{"POST", "/auth/o2/token", {}, {{"Content-Type", type}, {"User-Agent", "Trial/1.0"}}, ""};
    login.body.assign(16U * 1024 + 1, 'a');
    EXPECT_EQ(central.handle(login, start_of_trial()).status, 413) << type;
    login.body.pop_back();
    EXPECT_EQ(central.handle(login, start_of_trial()).status, 400) << type;
  }
}

}  // namespace
}  // namespace vendorproof::mock_amazon
