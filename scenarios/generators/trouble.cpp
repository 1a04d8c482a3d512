// The faults of a generated scenario.
#include <algorithm>

#include "scenarios/generators/regime.h"

namespace vendorproof::scenarios {

namespace {

constexpr Duration trouble_ends = std::chrono::hours(72);
constexpr Duration change_is_heard_within = std::chrono::hours(3);

/// Faults of the ERP start after the integration had an hour to load the items, and early enough to have an effect.
Fault draw_span(Dice& dice, FaultKind kind, const std::string& peer, Duration length) {
  Fault fault;
  fault.kind = kind;
  fault.peer = peer;
  fault.from = dice.minutes({60, 30 * 60});
  fault.until = std::min(fault.from + length, trouble_ends);
  return fault;
}

const std::string& draw_peer(Dice& dice) {
  static const std::vector<std::string> peers = {"amazon", "erp"};
  return dice.one_of(peers);
}

/// By weight.
const std::vector<FaultKind> span_kinds = {FaultKind::Outage, FaultKind::Outage,      FaultKind::Outage,
                                           FaultKind::Outage, FaultKind::ServerError, FaultKind::Refusal};

void draw_spans(const Regime& regime, Dice& dice, Scenario& scenario) {
  for (std::int64_t i = dice.within(regime.outages); i > 0; --i) {
    const FaultKind kind = dice.one_of(span_kinds);
    scenario.faults.push_back(draw_span(dice, kind, draw_peer(dice), dice.hours({2, 30})));
    if (kind == FaultKind::Refusal) scenario.faults.back().status = dice.one_of(refusal_statuses());
  }
  const std::int64_t throttled = dice.within(regime.throttled_hours);
  if (throttled == 0) return;
  scenario.faults.push_back(draw_span(dice, FaultKind::Throttle, draw_peer(dice), std::chrono::hours(throttled)));
}

/// One row: a kind of fault that hits certain calls, and the calls for which it is a fair test.
struct CountedFault {
  FaultKind kind;
  std::vector<std::string> operations;
};

const std::vector<CountedFault>& counted_faults() {
  static const std::vector<CountedFault> table = {
      {FaultKind::LostAnswer,
       {"submitAcknowledgement", "SubmitShipmentConfirmations", "submitInvoices", "linkedOrders.create",
        "linkedOrderLines.change", "paymentPostings.create"}},
      {FaultKind::TakenAndLost, {"submitAcknowledgement", "SubmitShipmentConfirmations", "submitInvoices"}},
      {FaultKind::Duplicate, {"submitInvoices", "SubmitShipmentConfirmations", "getPurchaseOrders"}},
      {FaultKind::TakenAndFailed, {"submitAcknowledgement", "SubmitShipmentConfirmations", "submitInvoices"}},
      {FaultKind::BadRequest, {"submitAcknowledgement", "SubmitShipmentConfirmations", "submitInvoices"}},
      {FaultKind::Crash,
       {"getPurchaseOrders", "submitAcknowledgement", "SubmitShipmentConfirmations", "submitInvoices",
        "linkedOrders.create", "paymentPostings.create", "despatches.list", "postedInvoices.list"}},
  };
  return table;
}

/// Amazon loses, fails or refuses right documents in one way at a time: more of that leaves no way to tell them from
/// wrong ones.
bool is_one_more_refusal(const Fault& fault, const std::vector<Fault>& faults) {
  const auto refuses = [](const Fault& candidate) {
    return candidate.kind == FaultKind::TakenAndLost || candidate.kind == FaultKind::TakenAndFailed ||
           candidate.kind == FaultKind::BadRequest;
  };
  return refuses(fault) && std::any_of(faults.begin(), faults.end(), [&](const Fault& other) {
           return refuses(other) && other.operation == fault.operation;
         });
}

void draw_counted(const Regime& regime, Dice& dice, Scenario& scenario) {
  while (scenario.faults.size() < 5 && dice.percent(regime.counted_fault_percent)) {
    const CountedFault& row = dice.one_of(counted_faults());
    Fault fault;
    fault.kind = row.kind;
    fault.operation = dice.one_of(row.operations);
    fault.times = dice.within({1, 2});
    if (!is_one_more_refusal(fault, scenario.faults)) scenario.faults.push_back(std::move(fault));
  }
}

/// Swarm testing: each kind of random fault is off in most runs, so that runs differ in their kinds of faults.
ChanceOfFaults draw_chance(Dice& dice) {
  const auto sometimes = [&](std::int64_t max) { return dice.percent(40) ? dice.within({10, max}) : 0; };
  ChanceOfFaults chance;
  chance.request_lost_bp = sometimes(500);
  chance.answer_lost_bp = sometimes(500);
  chance.duplicate_bp = sometimes(500);
  chance.delay_bp = sometimes(500);
  chance.server_error_bp = sometimes(500);
  chance.throttle_bp = sometimes(500);
  chance.crash_bp = sometimes(200);
  return chance;
}

bool falls_into_trouble(const OrderChange& change, const std::vector<Fault>& faults) {
  return std::any_of(faults.begin(), faults.end(), [&](const Fault& fault) {
    const bool is_span = fault.operation.empty();
    return is_span && change.after + change_is_heard_within > fault.from && change.after < fault.until;
  });
}

}  // namespace

void draw_trouble(const Regime& regime, Dice& dice, Scenario& scenario) {
  draw_spans(regime, dice, scenario);
  draw_counted(regime, dice, scenario);
  if (dice.percent(regime.chance_percent)) scenario.chance = draw_chance(dice);
  for (Order& order : scenario.orders) {
    std::erase_if(order.changes,
                  [&](const OrderChange& change) { return falls_into_trouble(change, scenario.faults); });
  }
}

}  // namespace vendorproof::scenarios
