#include "mock_amazon/api/body_limits.h"

#include <gtest/gtest.h>

#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(BodyLimits, ALoginIsShort) {
  EXPECT_EQ(body_bytes_max("/auth/o2/token"), 16U * 1024);
  EXPECT_EQ(body_bytes_max("/vendor/payments/v1/invoices"), 6U * 1024 * 1024);
  EXPECT_EQ(body_bytes_max("/unknown"), 6U * 1024 * 1024);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
