// What comes after the orders of a generated scenario: packing, credit memos, billing, and Amazon's dock.
#include <algorithm>
#include <string>

#include "scenarios/generators/regime.h"

namespace vendorproof::scenarios {

namespace {

constexpr std::int64_t late_paper_percent = 10;
constexpr std::int64_t invoice_together_percent = 25;

/// Pallets, and papers that are entered while the truck is loaded.
void draw_packing(const Regime& regime, Dice& dice, Scenario& scenario) {
  if (dice.percent(regime.pallets_percent)) scenario.warehouse.pallet_cartons_max = dice.within({2, 12});
  for (const std::string_view paper : paper_names) {
    if (dice.percent(late_paper_percent)) scenario.warehouse.late_papers[std::string(paper)] = dice.minutes({1, 25});
  }
}

/// Some orders get a credit memo: a few eaches of each line, or all of it.
void draw_credits(const Regime& regime, Dice& dice, Scenario& scenario) {
  for (const Order& order : scenario.orders) {
    if (!dice.percent(regime.credit_percent)) continue;
    PlannedCredit planned;
    planned.purchase_order = order.number;
    planned.eaches = dice.within({0, 4});
    planned.after = dice.hours({1, 72});
    scenario.warehouse.credits.push_back(planned);
  }
}

/// One invoice for a truck. Orders of several vendor codes cannot stand on one, and India takes no invoice of several
/// orders (INV-12).
void draw_billing(Dice& dice, Scenario& scenario) {
  const std::vector<Order>& orders = scenario.orders;
  const bool is_of_one_code = std::all_of(orders.begin(), orders.end(), [&](const Order& order) {
    return order.vendor_code == orders.front().vendor_code;
  });
  const bool is_india = scenario.amazon.reading_of("region") == "IN";
  scenario.warehouse.invoice_together = dice.percent(invoice_together_percent) && is_of_one_code && !is_india;
}

/// What Amazon's dock counts wrongly it deducts from a payment; some of it is found again.
void draw_receiving(const Regime& regime, Dice& dice, Scenario& scenario) {
  Receiving& receiving = scenario.amazon.receiving;
  receiving.days = dice.within({1, 3});
  if (!dice.percent(regime.miscount_percent)) return;
  if (regime.miscounts.empty()) {
    const auto sometimes = [&](std::int64_t max) { return dice.percent(50) ? dice.within({100, max}) : 0; };
    receiving.chance.short_bp = dice.within({100, 2'000});
    receiving.chance.over_bp = sometimes(1'000);
    receiving.chance.damaged_bp = sometimes(1'000);
  }
  for (const Miscount kind : regime.miscounts) {
    constexpr std::int64_t most_lines_bp = 7'000;
    if (kind == Miscount::Short) receiving.chance.short_bp = most_lines_bp;
    if (kind == Miscount::Over) receiving.chance.over_bp = most_lines_bp;
    if (kind == Miscount::Damaged) receiving.chance.damaged_bp = most_lines_bp;
  }
  if (dice.percent(regime.recount_percent)) receiving.recount_after = dice.hours({24, 96});
}

}  // namespace

void draw_aftermath(const Regime& regime, Dice& dice, Scenario& scenario) {
  draw_packing(regime, dice, scenario);
  draw_credits(regime, dice, scenario);
  draw_billing(dice, scenario);
  draw_receiving(regime, dice, scenario);
}

}  // namespace vendorproof::scenarios
