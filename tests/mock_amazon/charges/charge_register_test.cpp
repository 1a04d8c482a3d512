#include "mock_amazon/charges/charge_register.h"

#include "mock_amazon/state/central.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

Instant at(const std::string& text) { return *parse_instant(text); }

Chargeback charge_of(const std::string& amount) {
  Chargeback charge;
  charge.rule = "CB-01";
  charge.title = "not filled";
  charge.subject = "order A";
  charge.rate = "5 % of cost";
  charge.purchase_order = "A";
  charge.amount = *Money::parse(amount + " USD");
  return charge;
}

TEST(ChargeRegister, GivesEachChargeItsDates) {
  Central central;
  // Monday, 23 November: the week ends on Saturday, 28 November, and the Wednesday after is 2 December.
  enter_charge(central, charge_of("5.00"), start_of_trial());
  const Chargeback& charge = central.charges.by_id.at("CHG00000001");
  EXPECT_EQ(charge.noticed, at("2026-12-02"));
  EXPECT_EQ(charge.dispute_until, at("2027-01-01"));
  EXPECT_EQ(charge.state, ChargeState::Waiting);
  EXPECT_EQ(charge.description(), "CB-01 not filled, 5 % of cost, order A (a rate card's, not Amazon's statement)");
  ASSERT_EQ(central.effects.size(), 1U);
  EXPECT_EQ(central.effects[0].reason, charge.description());
  EXPECT_EQ(central.charges.owed.at(usd()).text(), "5.00 USD");
}

TEST(ChargeRegister, AWaivedChargeIsListedAndNotOwed) {
  Central central;
  Chargeback charge = charge_of("5.00");
  charge.waiver = "filled 96 %";
  enter_charge(central, charge, start_of_trial());
  EXPECT_EQ(central.charges.by_id.at("CHG00000001").state, ChargeState::Waived);
  EXPECT_TRUE(central.charges.waiting.empty());
  EXPECT_TRUE(central.charges.owed.empty());
  EXPECT_TRUE(central.effects.empty());
  EXPECT_FALSE(reverse_charge(central.charges, "CHG00000001").has_value());
}

TEST(ChargeRegister, TakesAChargeBackOnce) {
  Central central;
  enter_charge(central, charge_of("5.00"), start_of_trial());
  enter_charge(central, charge_of("3.00"), start_of_trial());
  central.charges.by_id.at("CHG00000001").state = ChargeState::Taken;
  EXPECT_EQ(reverse_charge(central.charges, "CHG00000001")->text(), "5.00 USD");
  EXPECT_EQ(reverse_charge(central.charges, "CHG00000002")->text(), "0.00 USD");
  EXPECT_EQ(central.charges.owed.at(usd()).text(), "0.00 USD");
  EXPECT_TRUE(central.charges.waiting.empty());
  EXPECT_EQ(reverse_charge(central.charges, "CHG00000001").error().code, ErrorCode::Conflict);
  EXPECT_EQ(reverse_charge(central.charges, "CHG9").error().code, ErrorCode::NotFound);
}

TEST(ChargeRegister, ForgetsAfterTwentyFourMonthsWhatDoesNotWait) {
  Central central;
  enter_charge(central, charge_of("5.00"), start_of_trial());
  enter_charge(central, charge_of("6.00"), start_of_trial());
  central.charges.by_id.at("CHG00000001").state = ChargeState::Taken;
  enter_charge(central, charge_of("7.00"), start_of_trial() + days(731));
  EXPECT_FALSE(central.charges.by_id.contains("CHG00000001"));
  EXPECT_TRUE(central.charges.by_id.contains("CHG00000002"));
}

TEST(ChargeRegister, ListsTheChargesOfANotice) {
  Central central;
  enter_charge(central, charge_of("5.00"), at("2026-11-28T23:59:59Z"));
  enter_charge(central, charge_of("5.00"), at("2026-11-29T00:00:00Z"));
  const Window first = {at("2026-12-02"), at("2026-12-02")};
  ASSERT_EQ(charges_noticed(central.charges, first).size(), 1U);
  EXPECT_EQ(charges_noticed(central.charges, first)[0]->id, "CHG00000001");
  EXPECT_EQ(charges_noticed(central.charges, {at("2026-12-02"), at("2026-12-09")}).size(), 2U);
}

TEST(ChargeRegister, CountsWholeWeeksFromSundayToSaturday) {
  EXPECT_EQ(start_of_week(at("2026-11-28T23:59:59Z")), at("2026-11-22"));
  EXPECT_EQ(start_of_week(at("2026-11-29T00:00:00Z")), at("2026-11-29"));
  ChargeRegister charges;
  count_units(charges, Metric::OnTime, {1, 1}, at("2026-11-21T23:00:00Z"));
  count_units(charges, Metric::OnTime, {2, 3}, at("2026-11-22T00:00:00Z"));
  count_units(charges, Metric::OnTime, {4, 5}, at("2026-11-28T23:00:00Z"));
  count_units(charges, Metric::OnTime, {8, 8}, at("2026-11-29T00:00:00Z"));
  count_units(charges, Metric::FillRate, {100, 100}, at("2026-11-28T00:00:00Z"));
  const Instant now = at("2026-11-30T08:00:00Z");
  EXPECT_EQ(share_of_weeks(charges, Metric::OnTime, 1, false, now), (GoodShare{6, 8}));
  EXPECT_EQ(share_of_weeks(charges, Metric::OnTime, 1, true, now), (GoodShare{14, 16}));
  EXPECT_EQ(share_of_weeks(charges, Metric::OnTime, 2, false, now), (GoodShare{7, 9}));
  EXPECT_EQ(share_of_days(charges, Metric::OnTime, 3, now), (GoodShare{12, 13}));
}

TEST(ChargeRegister, ForgetsSharesAfterFourteenWeeks) {
  ChargeRegister charges;
  for (int day = 0; day < 300; ++day) {
    count_units(charges, Metric::OnTime, {1, 1}, start_of_trial() + days(day));
    count_units(charges, Metric::Kept, {1, 1}, start_of_trial() + days(day));
  }
  EXPECT_EQ(charges.shares_by_day.size(), 2U * 98);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
