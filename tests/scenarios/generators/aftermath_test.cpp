// What comes after the orders of a generated scenario.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "scenarios/generators/regime.h"

namespace vendorproof::scenarios {
namespace {

Scenario with_aftermath(std::uint64_t seed, const Regime& regime) {
  Dice dice{rc::Random(seed)};
  Scenario scenario = draw_scenario(regime, dice);
  draw_aftermath(regime, dice, scenario);
  return scenario;
}

RC_GTEST_PROP(Aftermath, BillsOrdersOfSeveralVendorCodesApart, (std::uint64_t seed)) {
  Regime regime;
  regime.vendor_codes = {1, 3};
  const Scenario scenario = with_aftermath(seed, regime);
  const bool is_of_one_code = std::all_of(scenario.orders.begin(), scenario.orders.end(), [&](const Order& order) {
    return order.vendor_code == scenario.orders.front().vendor_code;
  });
  RC_ASSERT(is_of_one_code || !scenario.warehouse.invoice_together);
}

RC_GTEST_PROP(Aftermath, CreditsOnlyOrdersOfTheScenario, (std::uint64_t seed)) {
  const Scenario scenario = with_aftermath(seed, {});
  for (const PlannedCredit& credit : scenario.warehouse.credits) {
    RC_ASSERT(std::any_of(scenario.orders.begin(), scenario.orders.end(),
                          [&](const Order& order) { return order.number == credit.purchase_order; }));
  }
}

RC_GTEST_PROP(Aftermath, CountsWronglyOnlyWhereTheRegimeSaysSo, (std::uint64_t seed)) {
  Regime regime;
  regime.miscount_percent = 0;
  RC_ASSERT(with_aftermath(seed, regime).amazon.receiving.chance == ChanceOfMiscounts());
  regime.miscount_percent = 100;
  const ChanceOfMiscounts chance = with_aftermath(seed, regime).amazon.receiving.chance;
  RC_ASSERT(chance.short_bp >= 100 && chance.short_bp <= 2'000);
}

}  // namespace
}  // namespace vendorproof::scenarios
