#include "mock_amazon/state/transactions.h"

#include <gtest/gtest.h>

namespace vendorproof::mock_amazon {
namespace {

TEST(TransactionRegister, SerialsSortLikeNumbers) {
  EXPECT_LT(serial_of(9), serial_of(10));
  EXPECT_EQ(serial_of(10).size(), 20U);
}

TEST(TransactionRegister, EveryIdHasTwoForms) {
  const std::string guid_first = "eef8cad8-418e-4ed3-ac72-789e2ee6214a-20190904190535";
  const std::string time_first = "20190904190535-eef8cad8-418e-4ed3-ac72-789e2ee6214a";
  EXPECT_EQ(other_form_of(guid_first), time_first);
  EXPECT_EQ(other_form_of(time_first), guid_first);
  EXPECT_EQ(other_form_of("something else"), "something else");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
