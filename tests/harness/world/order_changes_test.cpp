// Every kind of change that Amazon makes, in the world: the core survives it, and the judge finds nothing.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "harness/command/builtin_files.h"
#include "harness/judge/judge.h"
#include "harness/world/world.h"

namespace vendorproof::harness {
namespace {

using scenarios::ChangeKind;
using scenarios::OrderChange;
using scenarios::Scenario;
using std::chrono::hours;

/// The catalogue's clean order, placed at two hours, with changes.
Scenario changed_order(std::vector<OrderChange> changes) {
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder != "catalogue" || file.name != "clean-order") continue;
    Scenario scenario = *scenarios::read_scenario(file.text, "clean-order");
    scenario.orders.front().changes = std::move(changes);
    return scenario;
  }
  ADD_FAILURE() << "no scenario clean-order";
  return {};
}

reports::ScenarioResult outcome_of(const Scenario& scenario) {
  const RunOutcome outcome = run(scenario, {});
  reports::ScenarioResult result = result_of(scenario, outcome);
  for (const reports::Finding& finding : result.findings) {
    ADD_FAILURE() << finding.rule->id << " " << finding.purchase_order << ": " << finding.evidence;
  }
  return result;
}

OrderChange at(std::int64_t hour, ChangeKind kind, const std::string& value = "") {
  OrderChange change;
  change.after = hours(hour);
  change.kind = kind;
  change.value = value;
  return change;
}

/// Before the order is answered, and after.
constexpr std::int64_t times[] = {2, 8};

TEST(OrderChanges, AnUncancelledOrderIsFulfilledOrPeopleAreTold) {
  for (const std::int64_t hour : times) {
    const Scenario scenario =
        changed_order({at(hour, ChangeKind::OrderCancelled), at(hour + 3, ChangeKind::OrderUncancelled)});
    const RunOutcome outcome = run(scenario, {});
    outcome_of(scenario);
    const bool fulfilled = std::any_of(outcome.ledger.begin(), outcome.ledger.end(), [](const LedgerEntry& entry) {
      return entry.effect.kind == EffectKind::InvoiceAccepted;
    });
    EXPECT_TRUE(fulfilled || !outcome.exceptions.empty()) << hour;
  }
}

TEST(OrderChanges, AnAddedLineIsAnswered) {
  for (const std::int64_t hour : times) {
    Scenario scenario = changed_order({at(hour, ChangeKind::LineAdded)});
    scenarios::Order& order = scenario.orders.front();
    order.changes[0].added = order.lines.front();
    order.changes[0].added->sequence = 40;
    outcome_of(scenario);
  }
}

TEST(OrderChanges, TypeCentreAndFreightMayChange) {
  for (const std::int64_t hour : times) {
    outcome_of(changed_order({at(hour, ChangeKind::OrderType, "RushOrder")}));
    outcome_of(changed_order({at(hour, ChangeKind::Freight, "Collect")}));
    outcome_of(changed_order({at(hour, ChangeKind::FulfilmentCentre, "LAX9")}));
  }
}

/// Before the goods are picked the ERP takes the new centre; later a person has to stop the truck.
TEST(OrderChanges, ANewCentreIsToldOncePicked) {
  const auto is_told = [](std::int64_t hour) {
    const RunOutcome outcome = run(changed_order({at(hour, ChangeKind::FulfilmentCentre, "LAX9")}), {});
    return std::any_of(outcome.exceptions.begin(), outcome.exceptions.end(), [](const TradeException& exception) {
      return exception.kind == ExceptionKind::DestinationChanged;
    });
  };
  EXPECT_FALSE(is_told(2));
  EXPECT_TRUE(is_told(21));
}

}  // namespace
}  // namespace vendorproof::harness
