// Amazon takes one submission in ten and loses it (D11): 60 orders through a season. Each loss is noticed, the document
// is sent again under its own identity and accepted once, or a person is asked; and the judge accuses nobody.
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "harness/judge/judge.h"
#include "harness/world/world.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

scenarios::Scenario sixty_orders(const std::string& success) {
  scenarios::Scenario scenario = orders_of(60, std::chrono::hours(5));
  for (std::size_t i = 0; i < scenario.orders.size(); ++i) {
    std::string number = std::to_string(i);
    number.insert(0, 2 - number.size(), '0');
    scenario.orders[i].number = "SIXTY0" + number;
  }
  scenario.name = "sixty-orders";
  scenario.amazon.switches = {{"submission-without-effect", "10"}, {"success", success}};
  return scenario;
}

std::map<std::string, int> accepted(const RunRecord& record, EffectKind kind) {
  std::map<std::string, int> times;
  for (const LedgerEntry& entry : record.ledger) {
    if (entry.effect.kind == kind) ++times[entry.effect.document];
  }
  return times;
}

/// Calls of that submission that Amazon took.
std::size_t taken(const RunRecord& record, std::string_view operation) {
  std::size_t documents = 0;
  for (const CallRecord& call : record.calls) {
    if (call.operation == operation && call.status == 202) documents += call.documents.size();
  }
  return documents;
}

bool is_asked_about(const RunRecord& record, const OrderStanding& standing) {
  for (const TradeException& exception : record.exceptions) {
    if (exception.open && exception.key == standing.exception) return true;
  }
  return false;
}

/// Orders of which a document was lost twice.
std::set<std::string> asked_about(const RunRecord& record) {
  std::set<std::string> orders;
  for (const TradeException& exception : record.exceptions) {
    const bool is_loss = exception.kind == ExceptionKind::AcknowledgementFailed ||
                         exception.kind == ExceptionKind::ShipNoticeLost ||
                         exception.kind == ExceptionKind::InvoiceLost || exception.kind == ExceptionKind::InvoiceUnpaid;
    if (is_loss && exception.open) orders.insert(exception.purchase_order);
  }
  return orders;
}

class LostSubmissions : public testing::TestWithParam<const char*> {};

TEST_P(LostSubmissions, AreAllNoticedAndNothingIsDoubled) {
  const scenarios::Scenario scenario = sixty_orders(GetParam());
  const RunOutcome outcome = run(scenario, {});
  for (const auto& [kind, operation] :
       std::map<EffectKind, std::string_view>{{EffectKind::ShipNoticeAccepted, "SubmitShipmentConfirmations"},
                                              {EffectKind::InvoiceAccepted, "submitInvoices"}}) {
    const std::map<std::string, int> documents = accepted(outcome, kind);
    EXPECT_GT(documents.size(), 50U);
    EXPECT_GT(taken(outcome, operation), documents.size()) << operation << ": nothing was lost, so nothing is shown";
    for (const auto& [document, times] : documents) EXPECT_EQ(times, 1) << document;
  }
  for (const OrderStanding& standing : outcome.standings) {
    EXPECT_TRUE(standing.settled || is_asked_about(outcome, standing))
        << standing.purchase_order << " waits for " << standing.waits_for;
  }
  const std::set<std::string> asked = asked_about(outcome);
  EXPECT_LE(asked.size(), 6U) << "only what was lost twice is for a person";
  for (const reports::Finding& finding : judge(scenario, outcome)) {
    if (asked.contains(finding.purchase_order)) continue;
    ADD_FAILURE() << finding.rule->id << " on " << finding.purchase_order << ": " << finding.evidence;
  }
}

std::string name_of_reading(const testing::TestParamInfo<const char*>& parameter) {
  std::string name;
  for (const char letter : std::string(parameter.param)) {
    if (letter != '-') name += letter;
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Success, LostSubmissions, testing::Values("ship-notices-only", "never", "everything"),
                         name_of_reading);

}  // namespace
}  // namespace vendorproof::harness
