#include <gtest/gtest.h>

#include "harness/site/site.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

constexpr Duration quarter = std::chrono::minutes(15);

Site site_of(const scenarios::Scenario& scenario) {
  return {scenario, ServedClock(ServedTime::Virtual, scenario.start, 1)};
}

Site::Time idle(Site& site) { return site.idle(quarter, std::nullopt).value(); }

TEST(SiteOnTrial, AnIdleProgramIsWokenAfterTheNextOrder) {
  const scenarios::Scenario scenario = ten_orders();
  Site site = site_of(scenario);
  const Instant first = scenario.start + scenario.orders.front().placed_after;
  Instant now = site.time().now;
  while (now < first) now = idle(site).now;
  EXPECT_LT(now, first + quarter);
}

TEST(SiteOnTrial, APollOfNothingIsRefused) {
  Site site = site_of(ten_orders());
  EXPECT_FALSE(site.idle(Duration(0), std::nullopt).has_value());
}

TEST(SiteOnTrial, IsOverThreeDaysAfterTheLastNews) {
  const scenarios::Scenario scenario = ten_orders();
  Site site = site_of(scenario);
  int polls = 0;
  Instant last_due = scenario.start;
  while (!site.standing().is_over) {
    if (const auto due = site.time().next_due) last_due = *due;
    idle(site);
    ASSERT_LT(++polls, 2'000);
  }
  EXPECT_FALSE(site.time().next_due.has_value());
  EXPECT_GT(site.time().now - last_due, std::chrono::hours(24));
  EXPECT_LT(site.time().now - last_due, std::chrono::hours(24 * 7));
}

TEST(SiteOnTrial, ARefusedRequestIsNoNews) {
  const scenarios::Scenario scenario = ten_orders();
  Site site = site_of(scenario);
  HttpRequest wrong;
  wrong.path = "/vendor/orders/v1/purchaseOrders";
  int polls = 0;
  while (!site.standing().is_over) {
    site.handle(Peer::Amazon, wrong);  // without a token
    idle(site);
    ASSERT_LT(++polls, 2'000);
  }
}

TEST(SiteOnTrial, AStruckQuestionIsNoNews) {
  const scenarios::Scenario scenario = ten_orders();
  Site site = site_of(scenario);
  ServedFault always;
  always.kind = "drop";
  ASSERT_TRUE(site.add_fault(always).has_value());
  HttpRequest question;
  question.path = "/vendor/orders/v1/purchaseOrders";
  int polls = 0;
  while (!site.standing().is_over) {
    EXPECT_EQ(site.handle(Peer::Amazon, question).fate, Fate::None);
    idle(site);
    ASSERT_LT(++polls, 2'000);
  }
}

TEST(SiteOnTrial, AStruckQuestionIsAskedAgainAtTheNextPoll) {
  const scenarios::Scenario scenario = ten_orders();
  Site site = site_of(scenario);
  const auto sleep_of = [&](bool is_struck) {
    HttpRequest question;
    question.path = "/vendor/orders/v1/purchaseOrders";
    if (is_struck) site.handle(Peer::Amazon, question);
    const Instant before = site.time().now;
    return idle(site).now - before;
  };
  int polls = 0;
  while (sleep_of(false) <= quarter) ASSERT_LT(++polls, 2'000);
  ServedFault always;
  always.kind = "drop";
  ASSERT_TRUE(site.add_fault(always).has_value());
  EXPECT_EQ(sleep_of(true), quarter);
  EXPECT_EQ(sleep_of(true), quarter);
  EXPECT_GT(sleep_of(false), quarter) << "the silence before it goes on";
}

TEST(SiteOnTrial, WhatIsShownStandsInTheRecord) {
  Site site = site_of(ten_orders());
  EXPECT_FALSE(site.record().visibility.shown_to_people);
  TradeException exception;
  exception.kind = ExceptionKind::UnknownItem;
  exception.purchase_order = "TEN00000";
  ASSERT_TRUE(site.show(exception).has_value());
  const RunRecord record = site.record();
  EXPECT_TRUE(record.visibility.shown_to_people);
  ASSERT_EQ(record.exceptions.size(), 1U);
  EXPECT_EQ(record.exceptions.front().raised_at, site.time().now);
  site.reset(std::nullopt);
  EXPECT_TRUE(site.record().exceptions.empty());
}

TEST(SiteOnTrial, ToldGoodsAreVisibleGoods) {
  const scenarios::Scenario scenario = ten_orders();
  Site site = site_of(scenario);
  EXPECT_FALSE(site.record().visibility.goods);
  site.advance_to(scenario.start + scenario.orders.front().placed_after);
  Truck truck;
  truck.departed = site.time().now;
  truck.arrives = truck.departed + std::chrono::hours(48);
  EXPECT_FALSE(site.load(truck).has_value()) << "a truck without goods";
  truck.cartons.push_back({"", {{"B0TEAGREEN", "TEN00000", 12, ""}}});
  Truck backwards = truck;
  backwards.arrives = backwards.departed - std::chrono::hours(1);
  EXPECT_FALSE(site.load(backwards).has_value());
  ASSERT_TRUE(site.load(truck).has_value());
  EXPECT_TRUE(site.record().visibility.goods);
  EXPECT_EQ(site.record().trucks.size(), 1U);
}

TEST(SiteOnTrial, ALateEffectComesAfterTheClientHasGivenUp) {
  scenarios::Scenario scenario = ten_orders();
  scenarios::Fault late;
  late.kind = scenarios::FaultKind::LateEffect;
  late.operation = "linkedOrders.create";
  late.after = std::chrono::minutes(9);
  scenario.faults.push_back(late);
  Site site = site_of(scenario);
  HttpRequest create;
  create.method = "POST";
  create.path = "/api/vendorproof/vendorlink/v1.0/companies(" + site.erp_settings().company_id + ")/linkedOrders";
  create.headers = {{"Authorization", "Basic dmVuZG9ycHJvb2Y6ZXJwLXRlc3Qta2V5"}, {"Content-Type", "application/json"}};
  create.body = R"({"idempotencyKey":"1","externalDocumentNumber":"TEN00000","customerNumber":"AMAZON"})";
  EXPECT_EQ(site.handle(Peer::Erp, create).fate, Fate::None);
  EXPECT_TRUE(site.ledger().empty()) << "nothing is created yet";
  // Less the usual time of a request.
  const Instant arrival = scenario.start + late.after - Disposition().request_delay;
  EXPECT_EQ(site.time().next_due, arrival);
  site.advance_by(std::chrono::minutes(10));
  ASSERT_FALSE(site.ledger().empty());
  EXPECT_EQ(site.ledger().front().effect.at, arrival);
}

TEST(SiteOnTrial, AClockThatRunsLeapsOverSilence) {
  scenarios::Scenario scenario = ten_orders();
  scenario.orders.front().placed_after = std::chrono::hours(24);
  scenario.orders.resize(1);
  Site site(scenario, ServedClock(ServedTime::Real, scenario.start, 1));
  site.leap_over_silence();
  EXPECT_LT(site.time().now, scenario.start + std::chrono::minutes(1)) << "three hours have not passed yet";
  Site quick(scenario, ServedClock(ServedTime::Real, scenario.start, 100'000));
  while (quick.time().now < scenario.start + std::chrono::hours(4)) {
  }
  quick.leap_over_silence();
  EXPECT_GE(quick.time().now, scenario.start + std::chrono::hours(5));
  EXPECT_LT(quick.time().now, scenario.start + std::chrono::hours(23)) << "no leap over a deadline";
  site.freeze_clock();
  const Instant frozen = site.time().now;
  site.leap_over_silence();
  EXPECT_EQ(site.time().now, frozen);
}

}  // namespace
}  // namespace vendorproof::harness
