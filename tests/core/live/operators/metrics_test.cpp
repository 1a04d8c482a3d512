#include "core/live/operators/metrics.h"

#include <gtest/gtest.h>

#include "core/flow/overview/figures.h"

namespace vendorproof::live {
namespace {

flow::Figures some_figures() {
  flow::Figures figures;
  figures.stages[OrderState::Received] = {2, *parse_instant("2026-11-23T06:00:00Z")};
  figures.stages[OrderState::Invoiced] = {0, std::nullopt};
  figures.awaited[Awaited::Amazon] = 1;
  figures.awaited[Awaited::Person] = 1;
  figures.acknowledgements_due_within_hour = 3;
  figures.acknowledgements_overdue = 1;
  figures.owners[Owner::Finance] = {1, 3, 2, 1, {Money(15'000, usd())}};
  figures.money_waiting = {Money(1'234'500, usd())};
  figures.money_held = {Money(5, *Currency::parse("EUR"))};
  figures.polls = {{"orders", Instant(), 2}};
  figures.quota_left["submitInvoices"] = 5;
  return figures;
}

Visit some_visit() {
  Visit visit;
  visit.now.wall = *parse_instant("2026-11-23T08:00:00Z");
  visit.peer_troubles = "Amazon does not answer";
  visit.alerts = {3, 1, 2, "webhook: nobody listens"};
  visit.traffic[{Peer::Amazon, "submitInvoices"}] = {7, 4, 1, 1, 1};
  return visit;
}

// What a monitor asks for by name: a change of a name or a label breaks other people's dashboards.
TEST(Metrics, HaveNamesThatStay) {
  EXPECT_EQ(metrics_text(metrics_of(some_figures(), some_visit())),
            R"(# HELP vendorproof_orders Orders that are not settled, by stage.
# TYPE vendorproof_orders gauge
vendorproof_orders{stage="received"} 2
vendorproof_orders{stage="invoiced"} 0
# HELP vendorproof_oldest_order_age_seconds Age of the oldest order of a stage; 0 without orders.
# TYPE vendorproof_oldest_order_age_seconds gauge
vendorproof_oldest_order_age_seconds{stage="received"} 7200
vendorproof_oldest_order_age_seconds{stage="invoiced"} 0
# HELP vendorproof_orders_waiting Orders that are not settled, by who must act next.
# TYPE vendorproof_orders_waiting gauge
vendorproof_orders_waiting{for="amazon"} 1
vendorproof_orders_waiting{for="person"} 1
# HELP vendorproof_acknowledgements_due_within_hour Orders not acknowledged less than an hour before it is due.
# TYPE vendorproof_acknowledgements_due_within_hour gauge
vendorproof_acknowledgements_due_within_hour 3
# HELP vendorproof_acknowledgements_overdue Those of them whose deadline is over.
# TYPE vendorproof_acknowledgements_overdue gauge
vendorproof_acknowledgements_overdue 1
# HELP vendorproof_incidents Open incidents, by owner.
# TYPE vendorproof_incidents gauge
vendorproof_incidents{owner="finance"} 1
# HELP vendorproof_exceptions Open exceptions, by owner.
# TYPE vendorproof_exceptions gauge
vendorproof_exceptions{owner="finance"} 3
# HELP vendorproof_incidents_due_within_hour Open incidents whose deadline is less than an hour away, or over.
# TYPE vendorproof_incidents_due_within_hour gauge
vendorproof_incidents_due_within_hour{owner="finance"} 2
# HELP vendorproof_incidents_overdue Those of them whose deadline is over.
# TYPE vendorproof_incidents_overdue gauge
vendorproof_incidents_overdue{owner="finance"} 1
# HELP vendorproof_exceptions_amount Money at stake in open exceptions, by owner.
# TYPE vendorproof_exceptions_amount gauge
vendorproof_exceptions_amount{owner="finance",currency="USD"} 1.50
# HELP vendorproof_money_waiting Invoices that were sent and not paid.
# TYPE vendorproof_money_waiting gauge
vendorproof_money_waiting{currency="USD"} 123.45
# HELP vendorproof_money_held Invoices that a person has to look at.
# TYPE vendorproof_money_held gauge
vendorproof_money_held{currency="EUR"} 0.0005
# HELP vendorproof_calls_total Calls since the start, by peer and operation.
# TYPE vendorproof_calls_total counter
vendorproof_calls_total{peer="amazon",operation="submitInvoices"} 7
# HELP vendorproof_answers_total What came of the calls since the start.
# TYPE vendorproof_answers_total counter
vendorproof_answers_total{peer="amazon",operation="submitInvoices",result="taken"} 4
vendorproof_answers_total{peer="amazon",operation="submitInvoices",result="refused"} 1
vendorproof_answers_total{peer="amazon",operation="submitInvoices",result="failed"} 1
vendorproof_answers_total{peer="amazon",operation="submitInvoices",result="unanswered"} 1
# HELP vendorproof_quota_left Calls of an operation that may leave at once.
# TYPE vendorproof_quota_left gauge
vendorproof_quota_left{operation="submitInvoices"} 5
# HELP vendorproof_poll_failures Polls of a list that failed in sequence.
# TYPE vendorproof_poll_failures gauge
vendorproof_poll_failures{poll="orders"} 2
# HELP vendorproof_peers_in_trouble 1 if a peer does not answer or refuses the daemon.
# TYPE vendorproof_peers_in_trouble gauge
vendorproof_peers_in_trouble 1
# HELP vendorproof_alerts_sent_total Alerts that arrived since the start, at each of their places.
# TYPE vendorproof_alerts_sent_total counter
vendorproof_alerts_sent_total 3
# HELP vendorproof_alerts_failed_total Alerts that were given up since the start.
# TYPE vendorproof_alerts_failed_total counter
vendorproof_alerts_failed_total 1
# HELP vendorproof_alerts_pending Alerts on their way.
# TYPE vendorproof_alerts_pending gauge
vendorproof_alerts_pending 2
)");
}

TEST(Metrics, EscapeLabels) {
  EXPECT_EQ(metrics_text({{"a", "gauge", "b", {{{{"c", "x\\y\"z\nw"}}, "1"}}}}),
            "# HELP a b\n# TYPE a gauge\na{c=\"x\\\\y\\\"z\\nw\"} 1\n");
}

}  // namespace
}  // namespace vendorproof::live
