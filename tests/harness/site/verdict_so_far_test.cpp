#include "harness/site/verdict_so_far.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "harness/judge/judge.h"
#include "harness/site/site.h"
#include "harness/site/stock.h"
#include "harness/world/world.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

RequestJournal nothing_asked() { return {100, 1'000'000}; }

/// Rules of that verdict's findings.
std::vector<std::string> rules_of(const Json& verdict) {
  std::vector<std::string> rules;
  for (const Json& finding : verdict["findings"]) rules.push_back(finding["rule"].get<std::string>());
  return rules;
}

TEST(VerdictSoFar, AnIntegrationThatDoesNothingIsFoundWhenItIsTooLate) {
  const scenarios::Scenario scenario = ten_orders();
  Field field(scenario);
  const FaultBoard calm;
  const Instant placed = scenario.start + scenario.orders.front().placed_after;
  field.advance(placed + std::chrono::hours(1));
  EXPECT_EQ(verdict_so_far({field, nothing_asked(), calm, ShownBoard()}, placed + std::chrono::hours(1))["verdict"],
            "nothing found so far");
  const Instant late = placed + std::chrono::hours(25);
  field.advance(late);
  const Json verdict = verdict_so_far({field, nothing_asked(), calm, ShownBoard()}, late);
  EXPECT_EQ(verdict["verdict"], "findings");
  for (const std::string& rule : rules_of(verdict)) EXPECT_EQ(rule, "ACK-01");
}

/// Whether a late acknowledgement is still found after a fault of this kind has struck requests to Amazon.
bool is_found_after_strikes(const std::string& kind) {
  const scenarios::Scenario scenario = ten_orders();
  Site site(scenario, ServedClock(ServedTime::Virtual, scenario.start, 1));
  ServedFault fault;
  fault.kind = kind;
  if (kind == "delay") fault.delay = Duration(1);
  EXPECT_TRUE(site.add_fault(fault).has_value());
  site.advance_to(scenario.start + scenario.orders.front().placed_after + std::chrono::hours(25));
  HttpRequest list;
  list.path = "/vendor/orders/v1/purchaseOrders";
  for (int i = 0; i < 3; ++i) site.handle(Peer::Amazon, list);
  // What has struck stays known when the faults and the journal are gone.
  site.remove_faults();
  site.clear_journal();
  site.handle(Peer::Amazon, list);
  const std::vector<std::string> rules = rules_of(site.verdict());
  return std::find(rules.begin(), rules.end(), "ACK-01") != rules.end();
}

/// A delay holds an answer back for a moment, and an outage withholds it: only that excuses.
TEST(VerdictSoFar, OnlyAWithheldAnswerExcuses) {
  EXPECT_TRUE(is_found_after_strikes("delay"));
  EXPECT_TRUE(is_found_after_strikes("duplicate"));
  EXPECT_FALSE(is_found_after_strikes("drop"));
  EXPECT_FALSE(is_found_after_strikes("truncated"));
}

TEST(VerdictSoFar, KnowsWhichCallsCameTwice) {
  const scenarios::Scenario scenario = ten_orders();
  Site site(scenario, ServedClock(ServedTime::Virtual, scenario.start, 1));
  HttpRequest list;
  list.path = "/vendor/orders/v1/purchaseOrders";
  site.handle(Peer::Amazon, list);
  ServedFault twice;
  twice.kind = "duplicate";
  ASSERT_TRUE(site.add_fault(twice).has_value());
  site.handle(Peer::Amazon, list);
  const RunRecord record = site.record();
  ASSERT_EQ(record.calls.size(), 1U) << "a list names no document";
  EXPECT_TRUE(record.calls.front().is_doubled);
  EXPECT_EQ(record.calls.front().fault, "") << "it excuses nothing else";
}

/// A sales order of another integration: lines in another order, with texts and without line numbers.
std::string sales_order_in_other_words(const scenarios::Scenario& scenario, const scenarios::Order& order) {
  Json lines = Json::array();
  for (auto line = order.lines.rbegin(); line != order.lines.rend(); ++line) {
    const auto item = std::find_if(scenario.items.begin(), scenario.items.end(),
                                   [&](const scenarios::Item& row) { return row.asin == line->asin; });
    const std::int64_t size = line->ordered.unit == UnitOfMeasure::Cases ? line->ordered.unit_size : 1;
    lines.push_back({{"lineType", "Item"},
                     {"itemNumber", item->number},
                     {"quantity", line->ordered.amount * size},
                     {"unitOfMeasureCode", "PCS"},
                     {"description", "Goods for the shelf " + item->number}});
  }
  return Json({{"idempotencyKey", "theirs/" + order.number},
               {"externalDocumentNumber", order.number},
               {"customerNumber", "AMAZON"},
               {"linkedOrderLines", lines}})
      .dump();
}

HttpRequest create_in_other_words(const scenarios::Scenario& scenario, const scenarios::Order& order) {
  const mock_erp::Settings erp;
  HttpRequest create;
  create.method = "POST";
  create.path = "/api/vendorproof/vendorlink/v1.0/companies(" + erp.company_id + ")/linkedOrders";
  create.headers = {{"authorization", "Basic " + base64_encode(erp.user + ":" + erp.web_service_key)},
                    {"content-type", "application/json"}};
  create.body = sales_order_in_other_words(scenario, order);
  return create;
}

TEST(VerdictSoFar, ACorrectSalesOrderInAnyWordsIsNotAccused) {
  const scenarios::Scenario scenario = ten_orders();
  Field field(scenario);
  Instant now = scenario.start;
  for (const scenarios::Order& order : scenario.orders) {
    now = std::max(now, scenario.start + order.placed_after + std::chrono::minutes(1));
    ASSERT_EQ(field.handle(Peer::Erp, create_in_other_words(scenario, order), now).status, 201) << order.number;
  }
  const Json verdict = verdict_so_far({field, nothing_asked(), FaultBoard(), ShownBoard()}, now);
  // There are no acknowledgements and ship notices here: the judge finds that. The sales orders are right.
  for (const std::string& rule : rules_of(verdict)) {
    EXPECT_NE(rule.substr(0, 4), "UNIT") << rule;
    EXPECT_NE(rule.substr(0, 4), "ONCE") << rule;
  }
}

TEST(VerdictSoFar, SaysWhatItCanNotJudgeAndWhy) {
  Field field(stock_without_orders(*parse_instant("2026-11-23T08:00:00Z")));
  const Json verdict =
      verdict_so_far({field, nothing_asked(), FaultBoard(), ShownBoard()}, *parse_instant("2026-11-23T08:00:00Z"));
  std::map<std::string, std::string> reasons;
  for (const Json& row : verdict["not_judged"]) reasons[row["rule"]] = row["why"];
  EXPECT_NE(reasons["OWNER-01"].find("all that the integration shows to people"), std::string::npos);
  EXPECT_NE(reasons["ONCE-04"].find("the mock ERP was not used"), std::string::npos);
  EXPECT_EQ(reasons.count("ACK-01"), 0U);
  EXPECT_EQ(reasons.count("LIVE-01"), 0U) << "nothing is due";
}

TEST(VerdictSoFar, TheLenientReadingGivesTwoDays) {
  const scenarios::Scenario scenario = ten_orders();
  mock_amazon::Settings lenient = amazon_settings(scenario);
  lenient.readings.acknowledgement_deadline = mock_amazon::AcknowledgementDeadline::Hours48;
  Field field(scenario, lenient, erp_settings(scenario), FieldBounds());
  const Instant placed = scenario.start + scenario.orders.front().placed_after;
  field.advance(placed + std::chrono::hours(30));
  const Json early =
      verdict_so_far({field, nothing_asked(), FaultBoard(), ShownBoard()}, placed + std::chrono::hours(30));
  EXPECT_EQ(early["verdict"], "nothing found so far");
  field.advance(placed + std::chrono::hours(49));
  const Json late =
      verdict_so_far({field, nothing_asked(), FaultBoard(), ShownBoard()}, placed + std::chrono::hours(49));
  EXPECT_EQ(late["verdict"], "findings");
}

TEST(VerdictSoFar, WhatAmazonWillChangeIsNotJudgedYet) {
  scenarios::Scenario scenario = ten_orders();
  scenarios::OrderChange cancelled;
  cancelled.kind = scenarios::ChangeKind::OrderCancelled;
  cancelled.after = std::chrono::hours(24 * 5);
  scenario.orders.resize(1);
  scenario.orders.front().changes.push_back(cancelled);
  Field field(scenario);
  const Instant late = scenario.start + scenario.orders.front().placed_after + std::chrono::hours(25);
  field.advance(late);
  const Json verdict = verdict_so_far({field, nothing_asked(), FaultBoard(), ShownBoard()}, late);
  EXPECT_EQ(rules_of(verdict), std::vector<std::string>{"ACK-01"}) << "it is not cancelled yet";
}

TEST(VerdictSoFar, ForgottenEffectsMakeItInconclusive) {
  scenarios::Scenario scenario = ten_orders();
  for (scenarios::Order& order : scenario.orders) order.placed_after = Duration(0);
  Field field(scenario, amazon_settings(scenario), erp_settings(scenario), {5, 5});
  field.advance(scenario.start + std::chrono::hours(1));
  EXPECT_LE(field.ledger().size(), 5U);
  EXPECT_GT(field.forgotten().effects, 0U);
  EXPECT_EQ(verdict_so_far({field, nothing_asked(), FaultBoard(), ShownBoard()},
                           scenario.start + std::chrono::hours(1))["verdict"],
            "inconclusive");
}

TEST(VerdictSoFar, RefusedRequestsAreRememberedUpToABound) {
  const scenarios::Scenario scenario = stock_without_orders(*parse_instant("2026-11-23T08:00:00Z"));
  Field field(scenario, amazon_settings(scenario), erp_settings(scenario), {1000, 10});
  HttpRequest denied;
  denied.path = "/vendor/orders/v1/purchaseOrders";
  for (int i = 0; i < 100; ++i) field.handle(Peer::Amazon, denied, scenario.start);
  EXPECT_EQ(field.ledger().size(), 10U);
  EXPECT_EQ(field.forgotten().refusals, 90U);
}

TEST(VerdictSoFar, ASalesOrderUnderAnotherNumberIsNotPassedInSilence) {
  const scenarios::Scenario scenario = ten_orders();
  Field field(scenario);
  scenarios::Order renamed = scenario.orders.front();
  renamed.number = "AMZ-" + renamed.number;
  const Instant now = scenario.start + renamed.placed_after + std::chrono::minutes(1);
  ASSERT_EQ(field.handle(Peer::Erp, create_in_other_words(scenario, renamed), now).status, 201);
  const Json verdict = verdict_so_far({field, nothing_asked(), FaultBoard(), ShownBoard()}, now);
  EXPECT_EQ(verdict["verdict"], "inconclusive");
  ASSERT_EQ(verdict["sales_orders_not_judged"].size(), 1U);
  EXPECT_EQ(verdict["sales_orders_not_judged"][0]["externalDocumentNumber"], renamed.number);
}

}  // namespace
}  // namespace vendorproof::harness
