#include "mock_erp/contract/edm.h"

#include <gtest/gtest.h>

namespace vendorproof::mock_erp {
namespace {

TEST(Edm, EveryTypeOfAFieldHasAName) {
  EXPECT_EQ(edm_type(FieldType::Code), "Edm.String");
  EXPECT_EQ(edm_type(FieldType::Choice), "Edm.String");
  EXPECT_EQ(edm_type(FieldType::Guid), "Edm.Guid");
  EXPECT_EQ(edm_type(FieldType::Whole), "Edm.Int32");
  EXPECT_EQ(edm_type(FieldType::Decimal), "Edm.Decimal");
  EXPECT_EQ(edm_type(FieldType::Boolean), "Edm.Boolean");
  EXPECT_EQ(edm_type(FieldType::Date), "Edm.Date");
  EXPECT_EQ(edm_type(FieldType::DateTime), "Edm.DateTimeOffset");
}

}  // namespace
}  // namespace vendorproof::mock_erp
