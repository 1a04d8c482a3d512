#include "core/live/keys/config_acknowledgement.h"

#include <set>

#include <gtest/gtest.h>

namespace vendorproof::live {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

trade::AcknowledgementPolicies policies_of(const char* text) {
  trade::AcknowledgementPolicies policies;
  const toml::table file = toml::parse(text);
  const Result<void> read = read_acknowledgement(policies, *file["acknowledgement"].as_table());
  EXPECT_TRUE(read) << read.error().message;
  return policies;
}

std::string complaint_about(const char* text) {
  trade::AcknowledgementPolicies policies;
  const toml::table file = toml::parse(text);
  const Result<void> read = read_acknowledgement(policies, *file["acknowledgement"].as_table());
  EXPECT_FALSE(read) << text;
  return read ? "" : read.error().message;
}

trade::PurchaseOrder order_for(const char* vendor_code) {
  trade::PurchaseOrder order;
  order.selling_party = vendor_code;
  return order;
}

TEST(ConfigAcknowledgement, EveryKeyIsRead) {
  const trade::AcknowledgementPolicy policy = policies_of(R"(
[acknowledgement]
unknown_item = "reject-at-once"
blocked_item = "soft-reject-at-once"
short_stock = "backorder-by-lead-time"
erp_silent = "last-known-stock"
unit_mismatch = "soft-reject-at-once"
case_of_one = "mismatch"
unstated_case = "each"
case_remainder = "loose-eaches"
ask_before_deadline = "5h"
read_items_while_asking = "6m"
supply_to_delivery = "7h"
supply_lead_time = "8h"
withdraw_backorder_after = "9h"
)")
                                                  .usual;
  EXPECT_EQ(policy.unknown_item, trade::UnservedItem::RejectAtOnce);
  EXPECT_EQ(policy.blocked_item, trade::UnservedItem::SoftRejectAtOnce);
  EXPECT_EQ(policy.short_stock, trade::ShortStock::BackorderByLeadTime);
  EXPECT_EQ(policy.erp_silent, trade::SilentErp::LastKnownStock);
  EXPECT_EQ(policy.unit_mismatch, trade::UnitMismatch::SoftRejectAtOnce);
  EXPECT_EQ(policy.case_of_one, trade::CaseOfOne::Mismatch);
  EXPECT_EQ(policy.unstated_case, trade::UnstatedCase::Each);
  EXPECT_EQ(policy.case_remainder, trade::CaseRemainder::LooseEaches);
  EXPECT_EQ(policy.ask_before_deadline, hours(5));
  EXPECT_EQ(policy.read_items_while_asking, minutes(6));
  EXPECT_EQ(policy.supply_to_delivery, hours(7));
  EXPECT_EQ(policy.supply_lead_time, hours(8));
  EXPECT_EQ(policy.withdraw_backorder_after, hours(9));
  std::set<std::string_view> names;
  for (const PolicyKey& key : policy_keys()) EXPECT_TRUE(names.insert(key.name).second) << key.name;
  EXPECT_EQ(names.size(), 13U);
}

TEST(ConfigAcknowledgement, AVendorCodeChangesSomeOfTheUsualPolicy) {
  const trade::AcknowledgementPolicies policies = policies_of(R"(
[acknowledgement.TEAS1]
short_stock = "reject"
[acknowledgement]
erp_silent = "soft-reject"
)");
  EXPECT_EQ(policies.of(order_for("TEAS1")).short_stock, trade::ShortStock::Reject);
  EXPECT_EQ(policies.of(order_for("TEAS1")).erp_silent, trade::SilentErp::SoftReject) << "in either order of sections";
  EXPECT_EQ(policies.of(order_for("OTHER")), policies.usual);
  EXPECT_EQ(policies.usual.short_stock, trade::ShortStock::BackorderIfSupplyIsKnown);
}

TEST(ConfigAcknowledgement, AMistakeIsToldWithItsPlaceAndWhatIsAllowed) {
  EXPECT_EQ(complaint_about("[acknowledgement]\nunknown_item = \"maybe\""),
            "[acknowledgement] unknown_item must be one of \"ask\", \"reject-at-once\", \"soft-reject-at-once\" "
            "(line 2)");
  EXPECT_EQ(complaint_about("[acknowledgement.TEAS1]\nerp_silent = 7"),
            "[acknowledgement.TEAS1] erp_silent must be a text in quotes (line 2)");
  EXPECT_EQ(complaint_about("[acknowledgement.TEAS1]\nshort = \"reject\"")
                .find("[acknowledgement.TEAS1] short is unknown (line 2); did you mean short_stock?; known are: "
                      "unknown_item, blocked_item"),
            0U);
  EXPECT_NE(complaint_about("[acknowledgement.TEAS1.MORE]\nshort_stock = \"reject\"").find("MORE is unknown"),
            std::string::npos);
}

}  // namespace
}  // namespace vendorproof::live
