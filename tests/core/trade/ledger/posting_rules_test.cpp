#include "core/trade/ledger/posting_rules.h"

#include <gtest/gtest.h>

namespace vendorproof::trade {
namespace {

using std::chrono::hours;

Deduction deduction_of(RemittanceType type, const std::string& kind = "") {
  return {type, Money(10'000, usd()), "", kind};
}

Instant on(const char* text) { return parse_instant(text).value(); }

TEST(PostingRules, KnowTheKindsOfDeductions) {
  EXPECT_EQ(kind_name_of(deduction_of(RemittanceType::Shortage)), "shortage");
  EXPECT_EQ(kind_name_of(deduction_of(RemittanceType::Withholding)), "tax");
  for (const char* name : {"CoOp", "COOP", "Co-op agreement 7"}) {
    EXPECT_EQ(kind_name_of(deduction_of(RemittanceType::Other, name)), "coop") << name;
  }
  EXPECT_EQ(kind_name_of(deduction_of(RemittanceType::Other, "Provision for Receivables")), "provision");
  EXPECT_EQ(kind_name_of(deduction_of(RemittanceType::Other, "FREIGHT")), "freight");
  EXPECT_EQ(kind_name_of(deduction_of(RemittanceType::Other, "Mystery")), "");
  EXPECT_EQ(kind_name_of(deduction_of(RemittanceType::Other)), "");
}

TEST(PostingRules, GiveEachKindItsAccountOrNone) {
  PostingRules rules;
  rules.accounts["shortage"] = "6910";
  EXPECT_EQ(account_of(rules, "shortage"), "6910");
  EXPECT_EQ(account_of(rules, "coop"), "");
  EXPECT_EQ(account_of(rules, ""), "");
  for (const DeductionKind& kind : deduction_kinds()) EXPECT_FALSE(kind.meaning.empty()) << kind.name;
}

TEST(PostingRules, PostNothingInAClosedPeriod) {
  PostingRules rules;
  EXPECT_EQ(posting_date(rules, on("2026-10-31T10:00:00Z")), on("2026-10-31T10:00:00Z"));
  rules.closed_until = on("2026-10-31");
  EXPECT_FALSE(posting_date(rules, on("2026-10-31T23:59:59Z")).has_value());
  EXPECT_EQ(posting_date(rules, on("2026-11-01")), on("2026-11-01"));
  rules.closed_period = ClosedPeriod::FirstOpenDay;
  EXPECT_EQ(posting_date(rules, on("2026-09-15")), on("2026-11-01"));
}

TEST(PostingRules, GatherPostingsInBatches) {
  PostingRules rules;
  const Instant now = on("2026-11-03T10:17:00Z");
  EXPECT_EQ(posting_time(rules, now), now);
  rules.batch_every = hours(24);
  EXPECT_EQ(posting_time(rules, now), on("2026-11-04"));
  EXPECT_EQ(posting_time(rules, on("2026-11-04")), on("2026-11-04")) << "the end of a batch belongs to it";
}

}  // namespace
}  // namespace vendorproof::trade
