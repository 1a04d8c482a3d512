#include "mock_amazon/chargebacks.h"

#include <algorithm>

#include "mock_amazon/central.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::int64_t business_days_to_cut = 5;
constexpr std::int64_t compliance_days = 7;

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

void charge(Central& central, const std::string& purchase_order, const ChargebackRate& rate, const CostedUnits& units,
            const std::string& subject, Instant now) {
  Chargeback charge;
  charge.rule = rate.id;
  charge.title = rate.trigger;
  charge.subject = subject;
  charge.purchase_order = purchase_order;
  charge.units = units.units;
  charge.cost = units.cost;
  charge.rate = std::to_string(rate.basis_points / 100) + " % of cost";
  charge.amount = rounded_to_cents(share_of(units.cost, rate.basis_points));
  if (!charge.amount.is_zero()) enter_charge(central, std::move(charge), now);
}

const ChargebackRate& notice_rate(ChargeRegister& charges, Instant now, std::int64_t all, std::int64_t defective) {
  count_units(charges, Metric::NoticeCompliance, {all - defective, all}, now);
  const GoodShare share = share_of_days(charges, Metric::NoticeCompliance, compliance_days, now);
  if (share.good * 100 > share.all * 95) return chargeback_rates()[NoticeGood];
  return chargeback_rates()[share.good * 100 >= share.all * 70 ? NoticeFair : NoticePoor];
}

void assess_down_confirmed(Central& central, const Order& order, const CostedUnits& cut, Instant submitted,
                           Instant now) {
  if (!order.window || business_days_between(order.window->from, submitted) <= business_days_to_cut) return;
  charge(central, order.number, chargeback_rates()[DownConfirmed], cut, "order " + order.number, now);
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
  CostedUnits not_filled;
  CostedUnits overage;
  for (OrderLine& line : order.lines) {
    const std::int64_t missing = std::max<std::int64_t>(line.answer.confirmed() - line.invoiced, 0);
    not_filled.units += missing;
    not_filled.cost += line.net_cost * missing;
    // What was ordered when the goods left counts where Amazon cancelled only later (X10, PO-28).
    const std::int64_t ordered = std::max(line.ordered, line.ordered_when_noticed);
    const std::int64_t excess = std::max<std::int64_t>(line.invoiced - ordered - line.overage_charged, 0);
    overage.units += excess;
    overage.cost += line.net_cost * excess;
    line.overage_charged += excess;
  }
  if (!order.fill_assessed) {
    charge(central, number, chargeback_rates()[NotFilled], not_filled, "order " + number, now);
  }
  order.fill_assessed = true;
  charge(central, number, chargeback_rates()[Overage], overage, "order " + number, now);
}

}  // namespace vendorproof::mock_amazon
