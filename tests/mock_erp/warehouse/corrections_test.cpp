// What the office corrects in posted despatches, through the door.
#include "mock_erp/warehouse/corrections.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// The order of 60 eaches in cartons of 12 is posted after 19 hours, and leaves half an hour later.
Trial corrected(const Correction& correction) {
  Settings settings = trial_settings();
  settings.policy.carton_eaches_max = 12;
  settings.policy.corrections = {correction};
  Trial trial(settings);
  trial.order("PO1", {{"TEA", "60", ""}});
  trial.pass(hours(19));
  return trial;
}

std::int64_t loaded(const Truck& truck) {
  std::int64_t eaches = 0;
  for (const PhysicalCarton& carton : truck.cartons) {
    for (const CartonContent& content : carton.contents) eaches += content.eaches;
  }
  return eaches;
}

std::vector<Effect> undone_in(Trial& trial) {
  std::vector<Effect> undone;
  for (Effect& effect : trial.erp.take_effects()) {
    if (effect.kind == EffectKind::DespatchUndone) undone.push_back(std::move(effect));
  }
  return undone;
}

TEST(Corrections, OfAProNumberChangeThatAlone) {
  Trial trial = corrected({CorrectionKind::ProNumber, "PO1", hours(4)});
  EXPECT_EQ(trial.despatches().at(0).at("proNumber"), "900100001");
  trial.pass(hours(4));
  const Json despatch = trial.despatches().at(0);
  EXPECT_EQ(despatch.at("proNumber"), "000100001");
  EXPECT_EQ(despatch.at("lastModifiedDateTime"), "2026-11-24T07:00:00Z");
  EXPECT_TRUE(undone_in(trial).empty());
}

TEST(Corrections, OfGoodsThatStayedBehindTakeThemBack) {
  Trial trial = corrected({CorrectionKind::LeftBehind, "PO1", minutes(90), 1, 24});
  const std::int64_t on_hand = trial.erp.on_hand("TEA");
  EXPECT_EQ(trial.despatches().at(0).at("packageCount"), 5);
  trial.pass(minutes(60));
  EXPECT_EQ(loaded(trial.erp.take_trucks().at(0)), 36) << "the truck never had them";
  trial.pass(minutes(30));
  const Json despatch = trial.despatches().at(0);
  EXPECT_EQ(despatch.at("status"), "Posted");
  EXPECT_EQ(despatch.at("despatchLines").at(0).at("quantityBase"), 60) << "a posted line stays";
  EXPECT_EQ(despatch.at("despatchLines").at(0).at("undoneQuantityBase"), 24);
  EXPECT_EQ(despatch.at("packages").size(), 3U);
  EXPECT_EQ(trial.erp.on_hand("TEA"), on_hand + 24);
  const std::vector<Effect> undone = undone_in(trial);
  ASSERT_EQ(undone.size(), 1U);
  EXPECT_EQ(undone[0].purchase_order, "PO1");
  EXPECT_EQ(undone[0].lines.at(0).eaches, 24);

  const Json shipped = trial.vendorlink("postedShipmentLines");
  ASSERT_EQ(shipped.size(), 2U) << "what was taken back is a row of its own";
  EXPECT_EQ(shipped.at(0).at("quantityBase"), 60);
  EXPECT_EQ(shipped.at(1).at("quantityBase"), -24);
  EXPECT_EQ(shipped.at(1).at("sequence"), 15'000);
  EXPECT_EQ(shipped.at(1).at("orderLineSequence"), 10'000);
  for (const Json& row : shipped) EXPECT_EQ(row.at("correction"), true);
  EXPECT_EQ(trial.standard("salesShipments?$expand=salesShipmentLines").at(0).at("salesShipmentLines").size(), 2U);

  trial.pass(hours(2));
  EXPECT_EQ(trial.standard("salesInvoices").at(0).at("totalAmountIncludingTax"), 90) << "36 pieces at 2.50";
  trial.pass(hours(20));
  EXPECT_EQ(trial.despatches().size(), 2U) << "they leave later";
  EXPECT_EQ(loaded(trial.erp.take_trucks().at(0)), 24);
}

TEST(Corrections, OfATruckThatDidNotLeaveUndoThePosting) {
  Trial trial = corrected({CorrectionKind::Undone, "PO1", minutes(90)});
  trial.pass(minutes(60));
  EXPECT_NE(trial.despatches().at(0).at("departureDateTime"), "0001-01-01T00:00:00Z") << "somebody noted so";
  EXPECT_TRUE(trial.erp.take_trucks().empty());
  trial.pass(minutes(30));
  EXPECT_EQ(trial.despatches().at(0).at("status"), "Undone");
  EXPECT_TRUE(trial.despatches().at(0).at("packages").empty());
  trial.pass(hours(4));
  EXPECT_TRUE(trial.standard("salesInvoices").empty());
  trial.pass(hours(20));
  EXPECT_EQ(loaded(trial.erp.take_trucks().at(0)), 60);
  EXPECT_EQ(trial.standard("salesInvoices").size(), 1U);
}

TEST(Corrections, BeforeTheTruckLeavesKeepItAtHome) {
  Trial trial = corrected({CorrectionKind::Undone, "PO1", minutes(10)});
  trial.pass(hours(2));
  EXPECT_EQ(trial.despatches().at(0).at("departureDateTime"), "0001-01-01T00:00:00Z");
  EXPECT_TRUE(trial.erp.take_trucks().empty());
}

TEST(Corrections, TakeNothingBackThatIsInvoiced) {
  Trial trial = corrected({CorrectionKind::LeftBehind, "PO1", hours(6), 1, 24});
  trial.pass(hours(7));
  EXPECT_EQ(trial.despatches().at(0).at("despatchLines").at(0).at("undoneQuantityBase"), 0);
  EXPECT_TRUE(undone_in(trial).empty());
}

TEST(Corrections, KeepCartonsOnTheirPallets) {
  Despatch despatch;
  despatch.lines = {{{1, 0}, 60, ""}};
  despatch.packages = {{"", {{0, 12}}, false, 4},
                       {"", {{0, 24}}, false, 4},
                       {"", {{0, 24}}, false, 5},
                       {"", {}, true, 0},
                       {"", {}, true, 0}};
  Settings settings = trial_settings();
  Trial trial(settings);
  Company company(settings);
  SalesOrder one;
  static_cast<Record&>(one) = new_record("SO", company.orders.next_serial(), start_of_trial());
  one.external_document_number = "PO1";
  const SalesOrder& order = company.orders.add(std::move(one));
  despatch.lines[0].order_line.record = order.serial;
  despatch.corrections = {{CorrectionKind::LeftBehind, "PO1", hours(1), 1, 24}};
  const std::vector<Package> packages = packages_on_truck(company, despatch);
  ASSERT_EQ(packages.size(), 3U) << "the empty carton and the empty pallet are gone";
  EXPECT_EQ(packages[0].pallet, 3);
  EXPECT_EQ(packages[1].pallet, 3);
  EXPECT_TRUE(packages[2].is_pallet);
}

}  // namespace
}  // namespace vendorproof::mock_erp
