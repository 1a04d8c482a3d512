#include "mock_amazon/receiving_dock.h"

#include "mock_amazon/order_book.h"
#include "mock_amazon/order_document.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

Trial confirmed_order() {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(100)), order_line(2, each(10))}));
  trial.accept_all("A", {100, 10});
  return trial;
}

std::vector<std::string> charges(Trial& trial) {
  std::vector<std::string> texts;
  for (const Effect& effect : trial.effects(EffectKind::ChargebackCharged)) {
    texts.push_back(effect.reason.substr(0, 5) + " " + effect.purchase_order + " " + effect.amount.text());
  }
  return texts;
}

using Charges = std::vector<std::string>;

TEST(ReceivingDock, ReceivesWhatIsInTheTruck) {
  Trial trial = confirmed_order();
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
  EXPECT_EQ(charges(trial), Charges());
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
  Trial trial = confirmed_order();
  trial.amazon.expect_truck(truck("L1", trial.now, trial.now + hours(48), {{"A", 1, 100}}), trial.now);
  trial.pass(hours(53));
  EXPECT_EQ(charges(trial), (Charges{"CB-09 A 15.00 USD"}));
}

TEST(ReceivingDock, ChargesUnitsWhoseNoticeCameTooLate) {
  Trial trial = confirmed_order();
  trial.amazon.expect_truck(truck("L1", trial.now, trial.now + hours(48), {{"A", 1, 100}}), trial.now);
  const Instant left = trial.now;
  trial.pass(hours(48));
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", left, {{"A", 1, 100}})), "Success");
  trial.pass(hours(5));
  EXPECT_EQ(charges(trial), (Charges{"CB-09 A 15.00 USD"}));
}

TEST(ReceivingDock, ChargesCartonsThatHoldSomethingElse) {
  Trial trial = confirmed_order();
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 50}, {"A", 1, 50}})), "Success");
  trial.amazon.expect_truck(truck("L1", trial.now, trial.now + hours(48), {{"A", 1, 50}, {"A", 1, 40}}), trial.now);
  trial.pass(hours(53));
  EXPECT_EQ(charges(trial), (Charges{"CB-15 A 2.60 USD"}));
  EXPECT_EQ(trial.effects(EffectKind::TruckReceived).at(0).lines.at(0).eaches, 90);
}

TEST(ReceivingDock, MatchesUnlabelledGoodsByOrder) {
  Trial trial = confirmed_order();
  Json document = notice("S1", trial.now, {{"A", 1, 60}});
  document.erase("cartons");
  EXPECT_EQ(trial.outcome(notices_path, document), "Success");
  trial.amazon.expect_truck(truck("L1", trial.now, trial.now + hours(48), {{"A", 1, 40}, {"A", 1, 20}}), trial.now);
  trial.pass(hours(53));
  EXPECT_EQ(charges(trial), Charges());
}

TEST(ReceivingDock, ChargesWhatArrivesAfterTheWindow) {
  Trial trial = confirmed_order();
  trial.ship("S1", {{"A", 1, 100}}, days(9) - std::chrono::minutes(10));
  trial.ship("S2", {{"A", 2, 10}}, days(9), 7);
  trial.pass(days(10));
  EXPECT_EQ(charges(trial), (Charges{"CB-05 A 0.75 USD"}));
}

TEST(ReceivingDock, BooksGoodsOfNobodyOnNobody) {
  Trial trial = confirmed_order();
  trial.amazon.expect_truck(truck("L1", trial.now, trial.now, {{"Z", 1, 5}, {"A", 9, 5}}), trial.now);
  trial.pass(hours(5));
  const Effect received = trial.effects(EffectKind::TruckReceived).at(0);
  ASSERT_EQ(received.lines.size(), 2U);
  EXPECT_EQ(received.lines[0].sequence, 0);
  EXPECT_EQ(charges(trial), Charges());
}

}  // namespace
}  // namespace vendorproof::mock_amazon
