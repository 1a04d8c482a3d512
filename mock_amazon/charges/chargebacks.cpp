#include "mock_amazon/charges/chargebacks.h"

#include <algorithm>

#include "core/base/require.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::int64_t business_days_to_cut = 5;
constexpr std::int64_t rejected_percent_free = 20;

std::int64_t count_of(const Fault& fault, Basis basis) {
  switch (basis) {
    case Basis::Cost:
    case Basis::Unit:
      return fault.units.units;
    case Basis::Carton:
      return fault.cartons;
    case Basis::Event:
      return fault.events;
    case Basis::Day:
      return fault.days;
  }
  REQUIRE(false);
  return 0;
}

GoodShare share_for_tiers(const ChargeRegister& charges, const RateRow& row, Instant now) {
  if (row.tiers_by != Metric::ReceivedAboveConfirmed) return share_of_days(charges, row.tiers_by, row.tiers_days, now);
  GoodShare sum;
  for (const OverageRecord& overage : charges.overages) {
    if (overage.at + std::chrono::hours(24) * row.tiers_days <= now) continue;
    sum.good += overage.excess;
    sum.all += overage.received;
  }
  return sum;
}

const Rate& rate_of(const ChargeRegister& charges, const RateRow& row, Instant now) {
  const GoodShare share = share_for_tiers(charges, row, now);
  // If nothing was counted yet only this defect is known: no bound holds, so the last tier is the rate.
  for (const Tier& tier : row.tiers) {
    if (!tier.bound || tier.bound->holds(share)) return tier.rate;
  }
  REQUIRE(false);
  return row.tiers.back().rate;
}

std::string share_text(const GoodShare& share) {
  const std::int64_t basis_points = share.good * 10'000 / share.all;
  const std::int64_t rest = basis_points % 100;
  return std::to_string(basis_points / 100) + (rest < 10 ? ".0" : ".") + std::to_string(rest) + " %";
}

/// Why the charge is waived; "" if it is charged.
std::string waiver_of(const Central& central, const RateRow& row, Trigger trigger, Instant now) {
  const std::string emergency = rate_card_of(central).waived_because(trigger, now);
  if (!emergency.empty() || !row.waiver) return emergency;
  const Waiver& waiver = *row.waiver;
  const bool usual = central.settings.readings.on_time_look_back == OnTimeLookBack::PreviousWeek;
  const std::int64_t weeks = usual ? waiver.weeks_usual : waiver.weeks_otherwise;
  const GoodShare share = share_of_weeks(central.charges, waiver.metric, weeks, waiver.running_week, now);
  if (!waiver.bound.holds(share)) return "";
  return std::string(text_of(waiver.metric)) + " of " + std::to_string(weeks) + " weeks was " + share_text(share);
}

Money amount_of(const Fault& fault, const RateRow& row, const Rate& rate, Currency currency) {
  Money amount = share_of(fault.units.cost, rate.basis_points);
  for (const Money& each : rate.amounts) {
    if (each.currency() == currency) amount += each * count_of(fault, row.basis);
  }
  return rounded_to_cents(amount);
}

void count_accuracy(Central& central, const CostedUnits& wrong, Instant now) {
  count_units(central.charges, Metric::OrderAccuracy, {-wrong.units, 0}, now);
}

/// The quantity above which invoiced units are overage (X10). If Amazon cancelled units after the goods left, the
/// quantity ordered at departure counts (PO-28).
std::int64_t overage_base(const OrderLine& line, OverageBase reading) {
  const std::int64_t cancelled_behind = std::max<std::int64_t>(line.ordered_when_noticed - line.ordered, 0);
  return cancelled_behind + (reading == OverageBase::Ordered ? line.ordered : line.answer.confirmed());
}

}  // namespace

const RateCard& rate_card_of(const Central& central) {
  const Settings& settings = central.settings;
  return settings.rate_card ? *settings.rate_card : *builtin_rate_card(settings.region);
}

void charge(Central& central, const Fault& fault, Instant now) {
  const RateRow* row = rate_card_of(central).row_for(fault.trigger, now, central.settings.readings);
  if (row == nullptr) return;
  Currency currency = fault.units.cost.currency();
  const Order* order = central.orders.find(fault.purchase_order);
  if (currency.empty() && order != nullptr) currency = order->currency;
  const Rate& rate = rate_of(central.charges, *row, now);
  Chargeback charge;
  charge.amount = amount_of(fault, *row, rate, currency);
  if (charge.amount.is_zero()) return;
  charge.rule = row->rule;
  charge.title = row->title + ": " + std::string(trigger_words()[static_cast<std::size_t>(fault.trigger)].cause);
  charge.subject = fault.subject;
  charge.purchase_order = fault.purchase_order;
  charge.units = count_of(fault, row->basis);
  charge.cost = fault.units.cost;
  charge.rate = rate.text(row->basis, currency);
  charge.waiver = waiver_of(central, *row, fault.trigger, now);
  const bool charged = charge.waiver.empty();
  enter_charge(central, std::move(charge), now);
  // A waiver that includes the running week is checked again after each charge of that week.
  if (charged && row->waiver && row->waiver->running_week) lift_waivers(central, row->rule, now);
}

bool was_charged(const ChargeRegister& charges, const Fault& fault) {
  const std::string_view cause = trigger_words()[static_cast<std::size_t>(fault.trigger)].cause;
  return std::any_of(charges.by_id.begin(), charges.by_id.end(), [&](const auto& row) {
    const Chargeback& charge = row.second;
    return charge.subject == fault.subject && charge.purchase_order == fault.purchase_order &&
           charge.title.ends_with(cause) && !(charge.cost < fault.units.cost);
  });
}

void assess_confirmed(Central& central, const Order& order, Instant now) {
  GoodShare kept;
  for (const OrderLine& line : order.lines) kept.all += line.ordered;
  kept.good = kept.all;
  count_units(central.charges, Metric::Kept, kept, now);
  count_units(central.charges, Metric::OrderAccuracy, {order.confirmed(), order.confirmed()}, now);
}

void assess_down_confirmed(Central& central, const Order& order, const CostedUnits& cut, Instant submitted,
                           Instant now) {
  if (!order.window || business_days_between(order.window->from, submitted) <= business_days_to_cut) return;
  count_accuracy(central, cut, now);
  charge(central, {Trigger::DownConfirmed, order.number, "order " + order.number, cut}, now);
}

void assess_rejected(Central& central, const Order& order, std::int64_t sequence, std::int64_t eaches, Instant now) {
  const OrderLine* line = order.line_of(sequence);
  if (line == nullptr || eaches <= 0) return;
  count_units(central.charges, Metric::Kept, {-eaches, 0}, now);
  const std::int64_t hundredths = eaches * 100 - line->ordered * rejected_percent_free;
  if (hundredths <= 0) return;
  const Money cost = share_of(line->net_cost * hundredths, 100);
  const std::string subject = "order " + order.number + " line " + line->sequence_text;
  charge(central, {Trigger::RejectedShare, order.number, subject, {(hundredths + 99) / 100, cost}}, now);
}

void plan_assessment(Central& central, Order& order, Instant now) {
  if (order.assessment) central.agenda.drop({*order.assessment, Task::AssessOrder, order.number});
  order.assessment.reset();
  const Instant latest = (order.window ? order.window->to : order.issued) + central.settings.fill_assessment;
  const bool overage_to_look_at = order.fill_assessed && order.invoice_due && *order.invoice_due >= now;
  if (!order.fill_assessed && order.promised() > 0) order.assessment = latest;
  if (!order.fill_assessed && order.invoice_due) order.assessment = std::min(*order.invoice_due, latest);
  if (overage_to_look_at) order.assessment = order.invoice_due;
  if (!order.assessment) return;
  order.assessment = std::max(*order.assessment, now);
  central.agenda.add({*order.assessment, Task::AssessOrder, order.number});
}

void assess_order(Central& central, const std::string& number, Instant now) {
  Order& order = central.orders.known(number);
  order.assessment.reset();
  CostedUnits not_filled;
  CostedUnits overage;
  for (OrderLine& line : order.lines) {
    const std::int64_t missing = std::max<std::int64_t>(line.promised() - line.invoiced, 0);
    not_filled.units += missing;
    not_filled.cost += line.net_cost * missing;
    const std::int64_t base = overage_base(line, central.settings.readings.overage_base);
    const std::int64_t excess = std::max<std::int64_t>(line.invoiced - base - line.overage_charged, 0);
    overage.units += excess;
    overage.cost += line.net_cost * excess;
    line.overage_charged += excess;
  }
  const std::string subject = "order " + number;
  if (!order.fill_assessed) {
    const std::int64_t confirmed = order.promised();
    count_units(central.charges, Metric::FillRate, {confirmed - not_filled.units, confirmed}, now);
    count_accuracy(central, not_filled, now);
    charge(central, {Trigger::NotFilled, number, subject, not_filled}, now);
  }
  order.fill_assessed = true;
  charge(central, {Trigger::Overage, number, subject, overage}, now);
}

}  // namespace vendorproof::mock_amazon
