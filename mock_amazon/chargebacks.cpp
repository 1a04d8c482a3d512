#include "mock_amazon/chargebacks.h"

#include <algorithm>

#include "mock_amazon/central.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::int64_t business_days_to_cut = 5;
constexpr Duration compliance_span = std::chrono::hours(7 * 24);

enum Row { NotFilled, Overage, DownConfirmed, NotOnTime, NoticeGood, NoticeFair, NoticePoor };

}  // namespace

const std::vector<ChargebackRate>& chargeback_rates() {
  static const std::vector<ChargebackRate> card = {
      {"CB-01", "confirmed units that were not invoiced", 500},
      {"CB-02", "units invoiced above what was ordered", 10'000},
      {"CB-03", "units taken back later than 5 business days after the window opened", 300},
      {"CB-05", "units outside the window", 300},
      {"CB-09", "units without a right ship notice, above 95 % compliance", 200},
      {"CB-09", "units without a right ship notice, at 70 to 95 % compliance", 400},
      {"CB-09", "units without a right ship notice, below 70 % compliance", 600},
  };
  return card;
}

const ChargebackRate& not_on_time_rate() { return chargeback_rates()[NotOnTime]; }

void charge(Central& central, const std::string& purchase_order, const ChargebackRate& rate, const Money& cost,
            const std::string& subject, Instant now) {
  const Money amount = rounded_to_cents(share_of(cost, rate.basis_points));
  if (amount.is_zero()) return;
  const std::string description = std::string(rate.id) + " " + std::string(rate.trigger) + ", " + subject;
  central.charges.pending.push_back({purchase_order, description, amount});
  central.charges.assessed.push_back({purchase_order, description, amount});
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::ChargebackCharged;
  effect.purchase_order = purchase_order;
  effect.amount = amount;
  effect.reason = description;
  central.effects.push_back(std::move(effect));
}

const ChargebackRate& notice_rate(ChargeRegister& charges, Instant now, std::int64_t all, std::int64_t defective) {
  std::erase_if(charges.last_week, [&](const ReceivedUnits& units) { return units.at + compliance_span <= now; });
  charges.last_week.push_back({now, all, defective});
  std::int64_t sum = 0;
  std::int64_t good = 0;
  for (const ReceivedUnits& units : charges.last_week) {
    sum += units.all;
    good += units.all - units.defective;
  }
  if (good * 100 > sum * 95) return chargeback_rates()[NoticeGood];
  return chargeback_rates()[good * 100 >= sum * 70 ? NoticeFair : NoticePoor];
}

void assess_down_confirmed(Central& central, const Order& order, const Money& cost, Instant submitted, Instant now) {
  if (!order.window || business_days_between(order.window->from, submitted) <= business_days_to_cut) return;
  charge(central, order.number, chargeback_rates()[DownConfirmed], cost, "order " + order.number, now);
}

void plan_assessment(Central& central, Order& order, Instant now) {
  if (order.assessment) central.agenda.drop({*order.assessment, Task::AssessOrder, order.number});
  order.assessment.reset();
  const Instant latest = (order.window ? order.window->to : order.issued) + central.settings.fill_assessment;
  const bool overage_to_look_at = order.fill_assessed && order.invoice_due && *order.invoice_due >= now;
  if (!order.fill_assessed && order.confirmed() > 0) order.assessment = latest;
  if (!order.fill_assessed && order.invoice_due) order.assessment = std::min(*order.invoice_due, latest);
  if (overage_to_look_at) order.assessment = order.invoice_due;
  if (!order.assessment) return;
  order.assessment = std::max(*order.assessment, now);
  central.agenda.add({*order.assessment, Task::AssessOrder, order.number});
}

void assess_order(Central& central, const std::string& number, Instant now) {
  Order& order = *central.orders.find(number);
  order.assessment.reset();
  Money not_filled;
  Money overage;
  for (OrderLine& line : order.lines) {
    const std::int64_t missing = std::max<std::int64_t>(line.answer.confirmed() - line.invoiced, 0);
    not_filled += line.net_cost * missing;
    // What was ordered when the goods left counts where Amazon cancelled only later (X10, PO-28).
    const std::int64_t ordered = std::max(line.ordered, line.ordered_when_noticed);
    const std::int64_t excess = std::max<std::int64_t>(line.invoiced - ordered - line.overage_charged, 0);
    overage += line.net_cost * excess;
    line.overage_charged += excess;
  }
  if (!order.fill_assessed) {
    charge(central, number, chargeback_rates()[NotFilled], not_filled, "order " + number, now);
  }
  order.fill_assessed = true;
  charge(central, number, chargeback_rates()[Overage], overage, "order " + number, now);
}

}  // namespace vendorproof::mock_amazon
