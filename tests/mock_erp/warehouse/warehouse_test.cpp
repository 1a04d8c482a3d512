// Despatches, cartons and trucks through the door.
#include "mock_erp/warehouse/warehouse.h"

#include <gtest/gtest.h>

#include "core/base/gs1.h"
#include "core/base/json/json_tree.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

TEST(Packed, FillsCartonsAndNeverMixesSalesOrders) {
  const std::vector<Package> packages = packed({{{1, 0}, 30, ""}, {{1, 1}, 10, ""}, {{2, 0}, 5, ""}}, 24);
  ASSERT_EQ(packages.size(), 3U);
  ASSERT_EQ(packages[1].contents.size(), 2U) << "items of one order share a carton";
  EXPECT_EQ(packages[1].contents[0].eaches, 6);
  EXPECT_EQ(packages[1].contents[1].eaches, 10);
  ASSERT_EQ(packages[2].contents.size(), 1U);
  EXPECT_EQ(packages[2].contents[0].despatch_line, 2);
}

TEST(Palletised, PutsCartonsOnPalletsInTheirOrder) {
  const std::vector<Package> cartons = packed({{{1, 0}, 100, ""}}, 24);
  ASSERT_EQ(cartons.size(), 5U);
  EXPECT_EQ(palletised(cartons, 0).size(), 5U);
  const std::vector<Package> packages = palletised(cartons, 2);
  ASSERT_EQ(packages.size(), 8U);
  EXPECT_EQ(packages[1].pallet, 6);
  EXPECT_EQ(packages[4].pallet, 8);
  EXPECT_FALSE(packages[4].is_pallet);
  EXPECT_TRUE(packages[5].is_pallet);
  EXPECT_EQ(packages[5].pallet, 0);
}

TEST(Despatch, NamesItsPalletsAndTheirLoad) {
  Settings settings = trial_settings();
  settings.policy.pallet_cartons_max = 2;
  Trial trial(settings);
  trial.order("PO1", {{"TEA", "60", ""}});
  trial.pass(hours(20));
  const Json despatch = trial.despatches().at(0);
  ASSERT_EQ(despatch.at("packages").size(), 5U);
  const Json pallet = despatch.at("packages").at(3);
  EXPECT_EQ(pallet.at("packageType"), "Pallet");
  EXPECT_EQ(pallet.at("parentPackageNumber"), 0);
  EXPECT_TRUE(is_sscc(pallet.at("sscc").get<std::string>()));
  EXPECT_EQ(pallet.at("trackingNumber"), "");
  EXPECT_EQ(pallet.at("grossWeightKg"), 12) << "48 eaches of 250 g";
  EXPECT_EQ(despatch.at("packages").at(0).at("parentPackageNumber"), 4);
  EXPECT_EQ(despatch.at("packages").at(2).at("parentPackageNumber"), 5);
  EXPECT_EQ(trial.erp.take_trucks().at(0).cartons.size(), 3U) << "the truck knows its cartons alone";
}

TEST(Despatch, ShowsAPaperWhenItIsEntered) {
  Settings settings = trial_settings();
  settings.policy.late_papers = {
      {Paper::ProNumber, minutes(20)}, {Paper::BillOfLading, std::nullopt}, {Paper::Arrival, minutes(25)}};
  Trial trial(settings);
  trial.order("PO1", {{"TEA", "24", ""}});
  trial.pass(hours(19));
  Json despatch = trial.despatches().at(0);
  EXPECT_EQ(despatch.at("status"), "Posted");
  EXPECT_EQ(despatch.at("proNumber"), "");
  EXPECT_EQ(despatch.at("packages").at(0).at("trackingNumber"), "") << "it has the PRO number in it";
  EXPECT_EQ(despatch.at("estimatedArrivalDateTime"), "0001-01-01T00:00:00Z");
  trial.pass(minutes(20));
  despatch = trial.despatches().at(0);
  EXPECT_EQ(despatch.at("proNumber"), "000100001");
  EXPECT_EQ(despatch.at("lastModifiedDateTime"), "2026-11-24T03:20:00Z");
  EXPECT_EQ(despatch.at("estimatedArrivalDateTime"), "0001-01-01T00:00:00Z");
  trial.pass(hours(100));
  despatch = trial.despatches().at(0);
  EXPECT_NE(despatch.at("estimatedArrivalDateTime"), "0001-01-01T00:00:00Z");
  EXPECT_EQ(despatch.at("billOfLadingNumber"), "") << "nobody enters it";
  EXPECT_EQ(trial.erp.take_trucks().at(0).bill_of_lading.size(), 10U) << "the driver has it";
}

TEST(Despatch, IsOpenThenPostedThenDeparted) {
  Trial trial;
  trial.order("PO1", {{"TEA", "30", ""}, {"SOAP", "5", ""}});
  trial.pass(hours(18) - Duration(1));
  EXPECT_TRUE(trial.despatches().empty());
  trial.pass(Duration(1));
  const Json open = trial.despatches().at(0);
  EXPECT_EQ(open.at("status"), "Open");
  EXPECT_EQ(open.at("complete"), false);
  EXPECT_EQ(open.at("packageCount"), 2);
  EXPECT_EQ(open.at("packages").at(0).at("sscc"), "");
  EXPECT_EQ(open.at("postedDateTime"), "0001-01-01T00:00:00Z");
  EXPECT_EQ(open.at("billOfLadingNumber"), "");
  EXPECT_EQ(trial.erp.on_hand("TEA"), 100);
  EXPECT_TRUE(trial.standard("salesShipments").empty());

  trial.pass(hours(1));
  const Json posted = trial.despatches().at(0);
  EXPECT_EQ(posted.at("status"), "Posted");
  EXPECT_EQ(posted.at("complete"), true);
  EXPECT_EQ(posted.at("loadNumber"), "LOAD-100001");
  EXPECT_EQ(posted.at("shippingAgentCode"), "ABFS");
  EXPECT_EQ(posted.at("customerPickupReference").get<std::string>().size(), 10U);
  EXPECT_EQ(posted.at("billOfLadingNumber").get<std::string>().size(), 10U);
  EXPECT_EQ(posted.at("postedDateTime"), "2026-11-24T03:00:00Z");
  EXPECT_EQ(posted.at("departureDateTime"), "0001-01-01T00:00:00Z");
  EXPECT_EQ(posted.at("estimatedArrivalDateTime"), "2026-11-26T03:30:00Z");
  EXPECT_TRUE(is_sscc(posted.at("packages").at(0).at("sscc").get<std::string>()));
  EXPECT_EQ(posted.at("despatchLines").at(1).at("itemNumber"), "SOAP");
  EXPECT_EQ(posted.at("despatchLines").at(1).at("orderLineSequence"), 20'000);
  EXPECT_EQ(posted.at("despatchLines").at(1).at("shipmentNumber"), "SS-100001");
  EXPECT_EQ(posted.at("packages").at(1).at("packageContents").at(1).at("lotNumber"), "LOT-7");
  EXPECT_EQ(trial.erp.on_hand("TEA"), 70);
  EXPECT_EQ(trial.standard("salesShipments").at(0).at("orderNumber"), "SO-100001");
  EXPECT_TRUE(trial.erp.take_trucks().empty());

  trial.pass(minutes(30));
  const Json departed = trial.despatches().at(0);
  EXPECT_EQ(departed.at("departureDateTime"), "2026-11-24T03:30:00Z");
  EXPECT_EQ(departed.at("lastModifiedDateTime"), "2026-11-24T03:30:00Z");
  const std::vector<Truck> trucks = trial.erp.take_trucks();
  ASSERT_EQ(trucks.size(), 1U);
  EXPECT_EQ(trucks[0].load_number, "LOAD-100001");
  EXPECT_EQ(trucks[0].ship_to, "PHX6");
  EXPECT_EQ(format_instant(trucks[0].arrives), "2026-11-26T03:30:00Z");
  ASSERT_EQ(trucks[0].cartons.size(), 2U);
  EXPECT_EQ(trucks[0].cartons[0].contents.at(0).item, "B00TEA");
  EXPECT_EQ(trucks[0].cartons[1].contents.at(1).item, "V-SOAP") << "without ASIN the vendor's identifier is printed";
  EXPECT_EQ(trucks[0].cartons[1].contents.at(1).purchase_order, "PO1");
  EXPECT_TRUE(trial.erp.take_trucks().empty());

  const std::vector<Effect> effects = trial.effects(EffectKind::DespatchPosted);
  ASSERT_EQ(effects.size(), 1U);
  EXPECT_EQ(effects[0].document, "DS-100001");
  EXPECT_EQ(effects[0].reason, "LOAD-100001");
  EXPECT_EQ(effects[0].purchase_order, "PO1");
  EXPECT_EQ(effects[0].lines.at(1).erp_line, 2);
  EXPECT_EQ(effects[0].lines.at(1).description, "A thing called SOAP");
  EXPECT_EQ(trial.effects(EffectKind::TruckDeparted).at(0).document, "LOAD-100001");
}

TEST(Despatch, OrdersToOnePlaceShareATruckWithinTheConsolidation) {
  Trial trial;
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.pass(hours(2));
  trial.order("PO2", {{"TEA", "10", ""}});
  trial.order("PO3", {{"TEA", "10", ""}}, "DFW6");
  trial.pass(minutes(1));
  trial.order("PO4", {{"TEA", "10", ""}});
  trial.finish();
  const Json despatches = trial.despatches();
  ASSERT_EQ(despatches.size(), 3U);
  std::map<std::string, std::string> truck_of;
  for (const Json& despatch : despatches) {
    for (const Json& line : despatch.at("despatchLines")) {
      truck_of[line.at("externalDocumentNumber").get<std::string>()] = despatch.at("number").get<std::string>();
    }
  }
  EXPECT_EQ(truck_of.at("PO1"), truck_of.at("PO2"));
  EXPECT_NE(truck_of.at("PO1"), truck_of.at("PO3"));
  EXPECT_NE(truck_of.at("PO1"), truck_of.at("PO4"));
  EXPECT_EQ(trial.standard("salesShipments").size(), 4U) << "one posted shipment for each sales order";
}

TEST(Despatch, WithoutConsolidationEveryOrderHasItsTruck) {
  Settings settings = trial_settings();
  settings.policy.consolidate = false;
  Trial trial(settings);
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.order("PO2", {{"TEA", "10", ""}});
  trial.finish();
  EXPECT_EQ(trial.despatches().size(), 2U);
}

TEST(Despatch, WaitsNoLongerForAnOrderThatWasCancelled) {
  Trial trial;
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.pass(hours(2));
  const Json second = trial.order("PO2", {{"TEA", "10", ""}});
  EXPECT_EQ(trial.erp.next_due(), start_of_trial() + hours(20));
  EXPECT_EQ(trial.patch(second.at("linkedOrderLines").at(0), R"({"quantity":0})").status, 200);
  EXPECT_EQ(trial.erp.next_due(), start_of_trial() + hours(18));
}

TEST(Despatch, FillPercentLeavesARemainderThatShipsLater) {
  Settings settings = trial_settings();
  settings.policy.fill_percent = 70;
  Trial trial(settings);
  const Json order = trial.order("PO1", {{"TEA", "25", ""}});
  trial.pass(hours(19));
  EXPECT_EQ(trial.despatches().at(0).at("despatchLines").at(0).at("quantityBase"), 17) << "70 % of 25, rounded down";
  const Json reservation = trial.promises_of(order).at(0);
  EXPECT_EQ(reservation.at("shippedQuantityBase"), 17);
  EXPECT_EQ(reservation.at("reservedQuantityBase"), 8);
  trial.finish();
  const Json despatches = trial.despatches();
  ASSERT_EQ(despatches.size(), 2U);
  EXPECT_EQ(despatches[1].at("despatchLines").at(0).at("quantityBase"), 8) << "a remainder ships in full";
  EXPECT_EQ(despatches[1].at("postedDateTime"), "2026-11-24T21:00:00Z") << "another lead time later";
}

TEST(Despatch, PlannedShortIsCutOnceAndClosed) {
  Settings settings = trial_settings();
  settings.policy.remainder = Remainder::ClosedShort;
  settings.policy.shorts = {{"PO1", 2, 4}, {"PO1", 1, 99}};
  Trial trial(settings);
  const Json order = trial.order("PO1", {{"TEA", "10", ""}, {"SOAP", "10", ""}});
  trial.pass(hours(18));
  const Json lines = trial.despatches().at(0).at("despatchLines");
  ASSERT_EQ(lines.size(), 1U) << "a line that is wholly short is not in the despatch";
  EXPECT_EQ(lines[0].at("itemNumber"), "SOAP");
  EXPECT_EQ(lines[0].at("quantityBase"), 6);
  const Json reservations = trial.promises_of(order);
  EXPECT_EQ(reservations.at(0).at("closedShortQuantityBase"), 10);
  EXPECT_EQ(reservations.at(1).at("closedShortQuantityBase"), 4);
  EXPECT_EQ(trial.vendorlink("itemAvailability?$filter=itemNumber eq 'TEA'").at(0).at("available"), 100)
      << "closed eaches are free again";
  const std::vector<Effect> closed = trial.effects(EffectKind::SalesOrderClosedShort);
  ASSERT_EQ(closed.size(), 1U);
  EXPECT_EQ(closed[0].purchase_order, "PO1");
  ASSERT_EQ(closed[0].lines.size(), 2U);
  EXPECT_EQ(closed[0].lines[0].eaches, 10);
  EXPECT_EQ(closed[0].lines[1].erp_line, 2);

  trial.order("PO1", {{"TEA", "10", ""}, {"SOAP", "10", ""}}, "PHX6", "PO1/2");
  trial.finish();
  EXPECT_EQ(trial.despatches().at(1).at("despatchLines").at(0).at("quantityBase"), 10) << "the short is spent";
  EXPECT_TRUE(trial.vendorlink("linkedOrders").empty());
}

TEST(Despatch, AnOrderWhollyShortHasNone) {
  Settings settings = trial_settings();
  settings.policy.remainder = Remainder::ClosedShort;
  settings.policy.fill_percent = 0;
  Trial trial(settings);
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  trial.finish();
  EXPECT_TRUE(trial.despatches().empty());
  EXPECT_EQ(trial.promises_of(order).at(0).at("closedShortQuantityBase"), 10);
  EXPECT_EQ(trial.vendorlink("linkedOrders").at(0).at("completelyShipped"), true);
}

TEST(Despatch, LoweringIntoTheClosedPartReopensNothing) {
  Settings settings = trial_settings();
  settings.policy.remainder = Remainder::ClosedShort;
  settings.policy.shorts = {{"PO1", 1, 4}};
  Trial trial(settings);
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  trial.pass(hours(19));
  EXPECT_EQ(trial.patch(trial.lines_of(order).at(0), R"({"quantity":7})").status, 200);
  EXPECT_EQ(trial.promises_of(order).at(0).at("closedShortQuantityBase"), 1);
  EXPECT_EQ(trial.patch(trial.lines_of(order).at(0), R"({"quantity":9})").status, 200);
  const Json reservation = trial.promises_of(order).at(0);
  EXPECT_EQ(reservation.at("closedShortQuantityBase"), 1);
  EXPECT_EQ(reservation.at("reservedQuantityBase"), 2) << "what is ordered anew is reserved anew";
}

}  // namespace
}  // namespace vendorproof::mock_erp
