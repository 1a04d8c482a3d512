#include "core/channel/sp_api/portal_kinds.h"

#include <gtest/gtest.h>

#include "tests/core/channel/sp_api/samples.h"

namespace vendorproof::channel::sp_api {
namespace {

using samples::dollars;
using trade::RemittanceType;

TEST(PortalKinds, KnowsTheWordsOfVendorCentral) {
  EXPECT_EQ(kind_of("Invoice", "Payments", dollars("5")).type, RemittanceType::Invoice);
  EXPECT_EQ(kind_of("Others", "Quantity shortage", dollars("-5")).type, RemittanceType::Shortage);
  EXPECT_EQ(kind_of("Others", "Quantity shortage reversal", dollars("5")).type, RemittanceType::Reversal);
  EXPECT_EQ(kind_of("Others", " PRICE VARIANCE ", dollars("-5")).type, RemittanceType::PriceDiscrepancy);
  EXPECT_EQ(kind_of("Terms Discount", "", dollars("-5")).type, RemittanceType::Discount);
  EXPECT_EQ(kind_of("", "", dollars("5")).type, RemittanceType::Invoice);
}

TEST(PortalKinds, KeepsOtherWordsForPeople) {
  const RemittanceKind provision = kind_of("Provision deduction", "Provision for aged receivable", dollars("-5"));
  EXPECT_EQ(provision.type, RemittanceType::Other);
  EXPECT_EQ(provision.name, "Provision deduction");
  EXPECT_EQ(provision.description, "Provision for aged receivable");
  EXPECT_EQ(kind_of("Invoice", "Freight", dollars("-5")).name, "Freight");
  EXPECT_EQ(kind_of("Others", "Quantity shortage", dollars("5")).type, RemittanceType::Other);
  EXPECT_EQ(kind_of("COOP", "", dollars("5")).type, RemittanceType::Other);
}

TEST(PortalKinds, FindsRowsAboutThePaymentAsAWhole) {
  const auto total = label_of({"", "Net Amount Paid:", "", "$277.00", ""});
  ASSERT_TRUE(total);
  EXPECT_FALSE(total->type);
  EXPECT_EQ(total->amount, "$277.00");
  EXPECT_EQ(label_of({"Withholding", "-3.00"})->type, RemittanceType::Withholding);
  EXPECT_EQ(label_of({"Quick Pay", "-3.00"})->type, RemittanceType::Discount);
  EXPECT_EQ(label_of({"", "Terms Discount"})->amount, "");
  EXPECT_FALSE(label_of({"P-1", "SI-1", "Invoice"}));
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
