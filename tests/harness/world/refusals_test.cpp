// A week in which every operation is refused once with every status that says nothing of a document: at the end each
// order is settled, what people were told of it is closed, and the judge finds nothing.
#include <gtest/gtest.h>

#include "harness/judge/judge.h"
#include "harness/world/world.h"
#include "scenarios/value/words.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

using std::chrono::hours;

bool is_of_the_erp(std::string_view operation) { return operation.find('.') != std::string_view::npos; }

/// One operation after the other is refused for two hours, again and again, through the first ten days.
scenarios::Scenario week_of_refusals(std::int64_t status) {
  scenarios::Scenario scenario = ten_orders();
  scenario.name = "week-of-refusals";
  Duration from = hours(1);
  while (from < hours(24 * 10)) {
    for (const std::string_view operation : scenarios::operation_words()) {
      scenarios::Fault fault;
      fault.kind = scenarios::FaultKind::Refusal;
      fault.peer = is_of_the_erp(operation) ? "erp" : "amazon";
      fault.operation = std::string(operation);
      fault.status = status;
      fault.from = from;
      fault.until = from + hours(2);
      scenario.faults.push_back(std::move(fault));
      from += hours(2);
    }
  }
  return scenario;
}

class AWeekOfRefusals : public testing::TestWithParam<std::int64_t> {};

TEST_P(AWeekOfRefusals, EndsWithEveryOrderSettledAndNothingOpen) {
  const scenarios::Scenario scenario = week_of_refusals(GetParam());
  const RunOutcome outcome = run(scenario, {});
  for (const OrderStanding& standing : outcome.standings) {
    EXPECT_TRUE(standing.settled) << standing.purchase_order << " waits for " << standing.waits_for;
  }
  for (const TradeException& exception : outcome.exceptions) {
    const bool is_of_a_peer =
        exception.kind == ExceptionKind::PeerRefuses || exception.kind == ExceptionKind::PeerUnreachable ||
        exception.kind == ExceptionKind::RequestRefused || exception.kind == ExceptionKind::UnreadableAnswer;
    EXPECT_FALSE(is_of_a_peer && exception.open) << exception.key << ": " << exception.text;
  }
  for (const reports::Finding& finding : judge(scenario, outcome)) {
    ADD_FAILURE() << finding.rule->id << " on " << finding.purchase_order << ": " << finding.evidence;
  }
}

INSTANTIATE_TEST_SUITE_P(Statuses, AWeekOfRefusals, testing::ValuesIn(scenarios::refusal_statuses()));

}  // namespace
}  // namespace vendorproof::harness
