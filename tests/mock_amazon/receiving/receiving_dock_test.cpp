#include "mock_amazon/receiving/receiving_dock.h"

#include "core/base/json/json_tree.h"
#include "mock_amazon/orders/order_document.h"
#include "mock_amazon/state/order_book.h"
#include "tests/mock_amazon/charging.h"

namespace vendorproof::mock_amazon {
namespace {

Trial two_lines_confirmed() {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(100)), order_line(2, each(10))}));
  trial.accept_all("A", {100, 10});
  return trial;
}

TEST(ReceivingDock, ReceivesWhatIsInTheTruck) {
  Trial trial = two_lines_confirmed();
  trial.ship("S1", {{"A", 1, 100}, {"A", 2, 10}});
  trial.pass(hours(52) - Duration(1));
  EXPECT_TRUE(trial.effects(EffectKind::TruckReceived).empty());
  trial.pass(Duration(1));
  const Effect received = trial.effects(EffectKind::TruckReceived).at(0);
  EXPECT_EQ(received.document, "S1");
  EXPECT_EQ(received.purchase_order, "A");
  ASSERT_EQ(received.lines.size(), 2U);
  EXPECT_EQ(received.lines[0].eaches, 100);
  EXPECT_EQ(received.lines[1].sequence, 2);
  EXPECT_EQ(charges_by_order(trial), Charges());
}

TEST(ReceivingDock, FillsTwinLinesInOrder) {
  Json document = order("A", {order_line(1, each(6)), order_line(2, each(4))});
  document["orderDetails"]["items"][1]["amazonProductIdentifier"] = "B0LINE1";
  Order order = *read_order(document.dump(), start_of_trial());
  const auto shown = [&](const std::string& item, std::int64_t eaches) {
    std::string text;
    for (const Share& share : shares_of(order, item, eaches)) {
      text += std::to_string(share.line->sequence) + ":" + std::to_string(share.eaches) + " ";
    }
    return text;
  };
  EXPECT_EQ(shown("B0LINE1", 5), "1:5 ");
  EXPECT_EQ(shown("B0LINE1", 8), "1:6 2:2 ");
  EXPECT_EQ(shown("B0LINE1", 12), "1:6 2:6 ");
  EXPECT_EQ(shown("V1", 7), "1:7 ");
  EXPECT_EQ(shown("B0OTHER", 7), "");
  EXPECT_EQ(shown("", 7), "");
  order.lines[0].received = 6;
  EXPECT_EQ(shown("B0LINE1", 3), "2:3 ");
}

TEST(ReceivingDock, ChargesUnitsThatNoNoticeClaims) {
  Trial trial = two_lines_confirmed();
  trial.amazon.expect_truck(truck("L1", trial.now, trial.now + hours(48), {{"A", 1, 100}}), trial.now);
  trial.pass(hours(53));
  EXPECT_EQ(charges_by_order(trial), (Charges{"CB-09 A 15.00 USD"}));
}

TEST(ReceivingDock, ChargesUnitsWhoseNoticeCameTooLate) {
  Trial trial = two_lines_confirmed();
  trial.amazon.expect_truck(truck("L1", trial.now, trial.now + hours(48), {{"A", 1, 100}}), trial.now);
  const Instant left = trial.now;
  trial.pass(hours(48));
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", left, {{"A", 1, 100}})), "Success");
  trial.pass(hours(5));
  EXPECT_EQ(charges_by_order(trial), (Charges{"CB-09 A 15.00 USD"}));
}

TEST(ReceivingDock, ChargesCartonsThatHoldSomethingElse) {
  Trial trial = two_lines_confirmed();
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 50}, {"A", 1, 50}})), "Success");
  trial.amazon.expect_truck(truck("L1", trial.now, trial.now + hours(48), {{"A", 1, 50}, {"A", 1, 40}}), trial.now);
  trial.pass(hours(53));
  EXPECT_EQ(charges_by_order(trial), (Charges{"CB-15 A 2.60 USD"}));
  EXPECT_EQ(trial.effects(EffectKind::TruckReceived).at(0).lines.at(0).eaches, 90);
}

TEST(ReceivingDock, MatchesUnlabelledGoodsByOrder) {
  Trial trial = two_lines_confirmed();
  Json document = notice("S1", trial.now, {{"A", 1, 60}});
  document.erase("cartons");
  EXPECT_EQ(trial.outcome(notices_path, document), "Success");
  trial.amazon.expect_truck(truck("L1", trial.now, trial.now + hours(48), {{"A", 1, 40}, {"A", 1, 20}}), trial.now);
  trial.pass(hours(53));
  EXPECT_EQ(charges_by_order(trial), Charges());
}

TEST(ReceivingDock, ChargesWhatArrivesAfterTheWindow) {
  Trial trial = two_lines_confirmed();
  trial.ship("S1", {{"A", 1, 100}}, days(9) - std::chrono::minutes(10));
  trial.ship("S2", {{"A", 2, 10}}, days(9), 7);
  trial.pass(days(10));
  EXPECT_EQ(charges_by_order(trial), (Charges{"CB-05 A 0.75 USD"}));
}

TEST(ReceivingDock, BooksGoodsOfNobodyOnNobody) {
  Trial trial = two_lines_confirmed();
  trial.amazon.expect_truck(truck("L1", trial.now, trial.now, {{"Z", 1, 5}, {"A", 9, 5}}), trial.now);
  trial.pass(hours(5));
  const Effect received = trial.effects(EffectKind::TruckReceived).at(0);
  ASSERT_EQ(received.lines.size(), 2U);
  EXPECT_EQ(received.lines[0].sequence, 0);
  EXPECT_EQ(charges_by_order(trial), Charges());
}

Trial confirmed_with(const ReceivingPlan& plan) {
  Settings settings;
  settings.receiving = plan;
  Trial trial(settings);
  trial.issue(order("A", {order_line(1, each(100)), order_line(2, each(10))}));
  trial.accept_all("A", {100, 10});
  return trial;
}

/// `<eaches> <status> <last receive date>` of a line of order A.
std::string receipt(Trial& trial, std::size_t line = 0) {
  const Json status =
      trial.get("/vendor/orders/v1/purchaseOrdersStatus?purchaseOrderNumber=A").at("ordersStatus").at(0);
  const Json& received = status.at("itemStatus").at(line).at("receivingStatus");
  return std::to_string(received.at("receivedQuantity").at("amount").get<int>()) + " " +
         received.at("receiveStatus").get<std::string>() + " " +
         received.value("lastReceiveDate", std::string("never")).substr(0, 10);
}

TEST(ReceivingDock, CountsATruckOverSeveralDays) {
  ReceivingPlan plan;
  plan.days = 2;
  Trial trial = confirmed_with(plan);
  trial.ship("S1", {{"A", 1, 30}, {"A", 1, 30}, {"A", 1, 40}, {"A", 2, 10}});
  EXPECT_EQ(receipt(trial), "0 NOT_RECEIVED never");
  trial.pass(hours(52));
  EXPECT_EQ(receipt(trial), "60 PARTIALLY_RECEIVED 2026-11-25");
  EXPECT_EQ(receipt(trial, 1), "0 NOT_RECEIVED never");
  trial.pass(days(1));
  EXPECT_EQ(receipt(trial), "100 RECEIVED 2026-11-26");
  EXPECT_EQ(receipt(trial, 1), "10 RECEIVED 2026-11-26");
  EXPECT_EQ(trial.effects(EffectKind::TruckReceived).size(), 2U);
  EXPECT_EQ(charges_by_order(trial), Charges());
}

TEST(ReceivingDock, CountsCartonsWithoutANoticeByHandAndLater) {
  ReceivingPlan plan;
  plan.manual_delay = days(2);
  Trial trial = confirmed_with(plan);
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 60}})), "Success");
  trial.amazon.expect_truck(truck("L1", trial.now, trial.now + hours(48), {{"A", 1, 60}, {"A", 1, 40}}), trial.now);
  trial.pass(hours(52));
  EXPECT_EQ(receipt(trial), "60 PARTIALLY_RECEIVED 2026-11-25");
  // The charge does not wait for the count.
  EXPECT_EQ(charges_by_order(trial).size(), 1U);
  trial.pass(days(2));
  EXPECT_EQ(receipt(trial), "100 RECEIVED 2026-11-27");
  EXPECT_EQ(charges_by_order(trial).size(), 1U);
}

TEST(ReceivingDock, FindsLaterWhatItDidNotSee) {
  ReceivingPlan plan;
  plan.recount_after = days(10);
  plan.planned = {{"A", 1, CountingError::Short, 8}};
  Trial trial = confirmed_with(plan);
  trial.ship("S1", {{"A", 1, 100}, {"A", 2, 10}});
  trial.pass(hours(52));
  EXPECT_EQ(receipt(trial), "92 PARTIALLY_RECEIVED 2026-11-25");
  const Effect wrong = trial.effects(EffectKind::UnitsMiscounted).at(0);
  EXPECT_EQ(wrong.document, "S1");
  EXPECT_EQ(wrong.reason, "Short");
  EXPECT_EQ(wrong.lines.at(0).eaches, 8);
  trial.pass(days(10));
  EXPECT_EQ(receipt(trial), "100 RECEIVED 2026-12-05");
  EXPECT_EQ(trial.effects(EffectKind::UnitsRecounted).at(0).lines.at(0).eaches, 8);
  const Json closed = trial.get("/vendor/orders/v1/purchaseOrders/A");
  EXPECT_EQ(closed.at("purchaseOrderState"), "Closed");
}

TEST(ReceivingDock, NeverFindsWhatIsBroken) {
  ReceivingPlan plan;
  plan.recount_after = days(10);
  plan.planned = {{"A", 1, CountingError::Damaged, 8}, {"A", 2, CountingError::Over, 1}};
  Trial trial = confirmed_with(plan);
  trial.ship("S1", {{"A", 1, 100}, {"A", 2, 10}});
  trial.pass(days(20));
  EXPECT_EQ(receipt(trial), "92 PARTIALLY_RECEIVED 2026-11-25");
  EXPECT_EQ(receipt(trial, 1), "11 RECEIVED 2026-11-25");
  EXPECT_TRUE(trial.effects(EffectKind::UnitsRecounted).empty());
}

TEST(ReceivingDock, BearsAPlanBeyondReason) {
  ReceivingPlan plan;
  plan.days = 1'000'000;
  plan.manual_delay = -days(5);
  plan.planned = {{"A", 1, CountingError::Short, -7}, {"Z", 9, CountingError::Over, 7}};
  Trial trial = confirmed_with(plan);
  trial.amazon.expect_truck(truck("L1", trial.now, trial.now, {{"A", 1, 60}, {"A", 1, 40}}), trial.now);
  trial.pass(days(31));
  EXPECT_EQ(receipt(trial).substr(0, 12), "100 RECEIVED");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
