#include "mock_amazon/charges/charge_register.h"

#include <algorithm>

#include "core/base/require.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr Duration a_week = 7 * a_day;
constexpr std::int64_t days_to_wednesday = 7 + 3;  // from the Sunday that began the week
constexpr Duration dispute_span = 30 * a_day;
constexpr Duration kept_span = 730 * a_day;  // 24 months
constexpr Duration shares_span = 14 * a_week;

void forget_old(ChargeRegister& charges, Instant now) {
  std::erase_if(charges.by_id, [&](const auto& row) {
    return row.second.state != ChargeState::Waiting && row.second.assessed + kept_span < now;
  });
}

std::string id_of(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  return "CHG" + std::string(8 - std::min<std::size_t>(digits.size(), 8), '0') + digits;
}

GoodShare share_between(const ChargeRegister& charges, Metric metric, Instant from, Instant until) {
  GoodShare sum;
  for (auto row = charges.shares_by_day.lower_bound({metric, from}); row != charges.shares_by_day.end(); ++row) {
    if (row->first.first != metric || row->first.second >= until) break;
    sum.good += row->second.good;
    sum.all += row->second.all;
  }
  return sum;
}

void owe(Central& central, const Chargeback& charge, Instant now) {
  central.charges.waiting.push_back(charge.id);
  central.charges.owed[charge.amount.currency()] += charge.amount;
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::ChargebackCharged;
  effect.purchase_order = charge.purchase_order;
  effect.amount = charge.amount;
  effect.reason = charge.description();
  central.effects.push_back(std::move(effect));
}

}  // namespace

std::string_view text_of(ChargeState state) {
  switch (state) {
    case ChargeState::Waiting:
      return "Waiting";
    case ChargeState::Taken:
      return "Taken";
    case ChargeState::Reversed:
      return "Reversed";
    case ChargeState::Waived:
      return "Waived";
  }
  REQUIRE(false);
  return "";
}

std::string_view text_of(Metric metric) {
  switch (metric) {
    case Metric::FillRate:
      return "fill-rate";
    case Metric::OnTime:
      return "on-time";
    case Metric::OrderAccuracy:
      return "order-accuracy";
    case Metric::NoticeCompliance:
      return "notice-compliance";
    case Metric::CartonLabels:
      return "carton-labels";
    case Metric::Kept:
      return "kept";
    case Metric::ReceivedAboveConfirmed:
      return "received-above-confirmed";
  }
  REQUIRE(false);
  return "";
}

std::string Chargeback::description() const {
  return rule + " " + title + ", " + rate + ", " + subject + " (a rate card's, not Amazon's statement)";
}

void enter_charge(Central& central, Chargeback charge, Instant now) {
  ChargeRegister& charges = central.charges;
  forget_old(charges, now);
  charge.id = id_of(++charges.count);
  charge.assessed = now;
  charge.noticed = start_of_week(now) + days_to_wednesday * a_day;
  charge.dispute_until = charge.noticed + dispute_span;
  charge.state = charge.waiver.empty() ? ChargeState::Waiting : ChargeState::Waived;
  if (charge.state == ChargeState::Waiting) owe(central, charge, now);
  const std::string id = charge.id;
  charges.by_id.emplace(id, std::move(charge));
}

void lift_waivers(Central& central, const std::string& rule, Instant now) {
  for (auto& [id, charge] : central.charges.by_id) {
    const bool same_week = charge.assessed >= start_of_week(now);
    if (charge.state != ChargeState::Waived || charge.rule != rule || !same_week) continue;
    charge.state = ChargeState::Waiting;
    charge.waiver.clear();
    owe(central, charge, now);
  }
}

Result<Money> reverse_charge(ChargeRegister& charges, const std::string& id) {
  const auto found = charges.by_id.find(id);
  if (found == charges.by_id.end()) return failure(ErrorCode::NotFound, "there is no chargeback '" + id + "'");
  Chargeback& charge = found->second;
  if (charge.state == ChargeState::Reversed || charge.state == ChargeState::Waived) {
    return failure(ErrorCode::Conflict, "chargeback " + id + " is " + std::string(text_of(charge.state)) + " already");
  }
  const bool taken = charge.state == ChargeState::Taken;
  charge.state = ChargeState::Reversed;
  charges.owed[charge.amount.currency()] -= charge.amount;
  std::erase(charges.waiting, id);
  return taken ? charge.amount : Money(0, charge.amount.currency());
}

std::vector<const Chargeback*> charges_noticed(const ChargeRegister& charges, const Window& days) {
  std::vector<const Chargeback*> found;
  for (const auto& [id, charge] : charges.by_id) {
    if (charge.noticed >= days.from && charge.noticed <= days.to) found.push_back(&charge);
  }
  return found;
}

void count_units(ChargeRegister& charges, Metric metric, const GoodShare& units, Instant now) {
  std::erase_if(charges.shares_by_day, [&](const auto& row) { return row.first.second + shares_span < now; });
  GoodShare& share = charges.shares_by_day[{metric, start_of_day(now)}];
  share.good += units.good;
  share.all += units.all;
}

GoodShare share_of_days(const ChargeRegister& charges, Metric metric, std::int64_t days, Instant now) {
  const Instant tomorrow = start_of_day(now) + a_day;
  return share_between(charges, metric, tomorrow - days * a_day, tomorrow);
}

GoodShare share_of_weeks(const ChargeRegister& charges, Metric metric, std::int64_t weeks, bool running_week,
                         Instant now) {
  const Instant week = start_of_week(now);
  return share_between(charges, metric, week - weeks * a_week, running_week ? week + a_week : week);
}

Instant start_of_week(Instant instant) {
  const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(instant);
  return day - (std::chrono::weekday(day) - std::chrono::Sunday);
}

}  // namespace vendorproof::mock_amazon
