#include "mock_amazon/notices/ship_notices.h"

#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

/// A and B are confirmed with 10 and 5 eaches of line 1; C is not.
Trial confirmed_orders() {
  Trial trial;
  for (const char* number : {"A", "B", "C"}) trial.issue(order(number, {order_line(1, each(10))}));
  trial.accept_all("A", {10});
  trial.accept_all("B", {5});
  return trial;
}

template <class Edit>
std::string outcome_of_edited_notice(const Edit& edit) {
  Trial trial = confirmed_orders();
  Json document = notice("S1", trial.now, {{"A", 1, 6}, {"B", 1, 5}});
  edit(document);
  return trial.outcome(notices_path, document);
}

TEST(ShipNotices, AreTakenWhenEverythingTiesOut) {
  Trial trial = confirmed_orders();
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 6}, {"B", 1, 5}})), "Success");
  const Effect effect = trial.effects(EffectKind::ShipNoticeAccepted).at(0);
  EXPECT_EQ(effect.document, "S1");
  EXPECT_EQ(effect.purchase_order, "");
  ASSERT_EQ(effect.lines.size(), 2U);
  EXPECT_EQ(effect.lines[0].purchase_order, "A");
  EXPECT_EQ(effect.lines[0].sequence, 1);
  EXPECT_EQ(effect.lines[0].eaches, 6);
  EXPECT_EQ(effect.lines[1].unit_cost, Money(25'000, usd()));
}

TEST(ShipNotices, TellWhatTheyClaimOfEachCartonAndWhenTheGoodsLeft) {
  Trial trial = confirmed_orders();
  const Json document = notice("S1", trial.now, {{"A", 1, 6}, {"B", 1, 5}});
  EXPECT_EQ(trial.outcome(notices_path, document), "Success");
  const Effect effect = trial.effects(EffectKind::ShipNoticeAccepted).at(0);
  EXPECT_EQ(effect.dated, parse_instant(document["shippedDate"].get<std::string>()).value());
  ASSERT_EQ(effect.cartons.size(), document["cartons"].size());
  const std::string label =
      document["cartons"][0]["cartonIdentifiers"][0]["containerIdentificationNumber"].get<std::string>();
  EXPECT_EQ("00" + effect.cartons[0].sscc, label);
  std::int64_t eaches = 0;
  for (const PhysicalCarton& carton : effect.cartons) {
    for (const CartonContent& content : carton.contents) {
      EXPECT_EQ(content.item, effect.lines[0].item);
      eaches += content.eaches;
    }
  }
  EXPECT_EQ(eaches, 11);
  EXPECT_EQ(effect.cartons[0].contents.at(0).purchase_order, "A");
}

TEST(ShipNotices, SuccessMayNeverBeShown) {
  Settings settings;
  settings.readings.success = SuccessVisibility::Never;
  Trial trial(settings);
  trial.issue(order("A", {order_line(1, each(10))}));
  trial.accept_all("A", {10});
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 10}})), "Processing");
}

TEST(ShipNotices, HaveAnIdentifierThatIsNewFor365Days) {
  Trial trial = confirmed_orders();
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 1}})), "Success");
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 1}}, 7)), "DUPLICATE_SHIPMENT_IDENTIFIER");
  trial.pass(days(366));
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 1}}, 7)), "Success");
  EXPECT_EQ(outcome_of_edited_notice([](Json& document) { document["shipmentIdentifier"] = ""; }),
            "DUPLICATE_SHIPMENT_IDENTIFIER");
}

TEST(ShipNotices, AreOfConfirmedOrdersAndTheirProducts) {
  Trial trial = confirmed_orders();
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"Z", 1, 1}})), "INVALID_ORDER_ID");
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"C", 1, 1}})), "ORDER_NOT_CONFIRMED");
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 2, 1}})), "INVALID_PRODUCT_IDENTIFIER");
  EXPECT_EQ(outcome_of_edited_notice([](Json& document) { document["shippedItems"][0].erase("itemDetails"); }),
            "Success");
  EXPECT_EQ(outcome_of_edited_notice([](Json& document) {
              document["shippedItems"][0].erase("itemDetails");
              document["cartons"][0]["items"][0].erase("itemDetails");
            }),
            "INVALID_ORDER_ID");
}

// Goods that had left before Amazon cancelled the order are on their way all the same.
TEST(ShipNotices, OfCancelledOrdersAreTakenOnlyForGoodsThatHadLeft) {
  Trial trial = confirmed_orders();
  const Json before = notice("S1", trial.now, {{"A", 1, 6}});
  trial.pass(std::chrono::minutes(10));
  EXPECT_TRUE(trial.amazon.change({"A", ChangeKind::OrderCancelled, 0, 0, "", {}}, trial.now).has_value());
  trial.pass(std::chrono::minutes(10));
  EXPECT_EQ(trial.outcome(notices_path, notice("S2", trial.now, {{"A", 1, 4}}, 9)), "ORDER_NOT_CONFIRMED");
  EXPECT_EQ(trial.outcome(notices_path, before), "Success");
}

TEST(ShipNotices, SayWhenTheGoodsLeftAndArrive) {
  const auto shipped = [](Duration after) {
    return outcome_of_edited_notice([&](Json& document) {
      document["shippedDate"] = format_instant(start_of_trial() + std::chrono::minutes(10) + after);
      document["estimatedDeliveryDate"] = format_instant(start_of_trial() + days(9));
    });
  };
  EXPECT_EQ(shipped(days(-7)), "Success");
  EXPECT_EQ(shipped(days(-7) - Duration(1000)), "INVALID_DATE");
  EXPECT_EQ(shipped(days(2)), "Success");
  EXPECT_EQ(shipped(days(2) + Duration(1000)), "INVALID_DATE");
  EXPECT_EQ(outcome_of_edited_notice([](Json& document) { document.erase("shippedDate"); }), "INVALID_DATE");
  EXPECT_EQ(outcome_of_edited_notice([](Json& document) { document.erase("estimatedDeliveryDate"); }), "INVALID_DATE");
  EXPECT_EQ(
      outcome_of_edited_notice([](Json& document) { document["estimatedDeliveryDate"] = "2026-11-20T00:00:00Z"; }),
      "INVALID_DATE");
}

TEST(ShipNotices, ReferToWhatExistsOnce) {
  EXPECT_EQ(outcome_of_edited_notice([](Json& document) { document["cartons"][0]["items"][0]["itemReference"] = "9"; }),
            "INVALID_REFERENCE");
  EXPECT_EQ(outcome_of_edited_notice(
                [](Json& document) { document["cartons"][0]["items"][0]["itemDetails"]["purchaseOrderNumber"] = "B"; }),
            "INVALID_REFERENCE");
  EXPECT_EQ(outcome_of_edited_notice([](Json& document) { document["cartons"][1]["cartonSequenceNumber"] = "001"; }),
            "INVALID_REFERENCE");
  EXPECT_EQ(outcome_of_edited_notice([](Json& document) { document["shippedItems"][1]["itemSequenceNumber"] = "001"; }),
            "INVALID_REFERENCE INVALID_REFERENCE");
  const auto with_pallet = [](const std::string& carton) {
    return outcome_of_edited_notice([&](Json& document) {
      const Json label = {{"containerIdentificationType", "SSCC"}, {"containerIdentificationNumber", sscc_of(77)}};
      document["shipmentMeasurements"]["palletCount"] = 1;
      document["pallets"] = Json::array(
          {{{"palletIdentifiers", Json::array({label})},
            {"cartonReferenceDetails", {{"cartonCount", 1}, {"cartonReferenceNumbers", Json::array({carton})}}}}});
    });
  };
  EXPECT_EQ(with_pallet("001"), "Success");
  EXPECT_EQ(with_pallet("003"), "INVALID_REFERENCE");
}

TEST(ShipNotices, LabelCartonsOnce) {
  const auto with_label = [](const std::string& label) {
    return outcome_of_edited_notice([&](Json& document) {
      document["cartons"][0]["cartonIdentifiers"][0]["containerIdentificationNumber"] = label;
    });
  };
  EXPECT_EQ(with_label(sscc_of(50)), "Success");
  EXPECT_EQ(with_label("00" + sscc_of(50)), "Success");
  EXPECT_EQ(with_label("11" + sscc_of(50)), "INVALID_SSCC");
  EXPECT_EQ(with_label("00" + sscc_of(2)), "INVALID_SSCC");
  EXPECT_EQ(with_label("12345678901234567x"), "INVALID_SSCC");
  EXPECT_EQ(with_label(""), "INVALID_SSCC");
  Trial trial = confirmed_orders();
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 1}})), "Success");
  EXPECT_EQ(trial.outcome(notices_path, notice("S2", trial.now, {{"A", 1, 1}})), "INVALID_SSCC");
}

TEST(ShipNotices, TieOut) {
  const auto with_carton_quantity = [](const Json& quantity) {
    return outcome_of_edited_notice(
        [&](Json& document) { document["cartons"][0]["items"][0]["shippedQuantity"] = quantity; });
  };
  EXPECT_EQ(with_carton_quantity(each(6)), "Success");
  EXPECT_EQ(with_carton_quantity(cases(3, 2)), "QUANTITIES_DO_NOT_TIE_OUT");
  EXPECT_EQ(with_carton_quantity(each(5)), "QUANTITIES_DO_NOT_TIE_OUT");
  EXPECT_EQ(outcome_of_edited_notice([](Json& document) { document["shipmentMeasurements"]["cartonCount"] = 3; }),
            "QUANTITIES_DO_NOT_TIE_OUT");
  EXPECT_EQ(outcome_of_edited_notice([](Json& document) { document.erase("shipmentMeasurements"); }),
            "INVALID_CARTON_COUNT");
  EXPECT_EQ(outcome_of_edited_notice([](Json& document) { document.erase("cartons"); }), "Success");
  EXPECT_EQ(outcome_of_edited_notice([](Json& document) { document["cartons"].erase(1); }),
            "QUANTITIES_DO_NOT_TIE_OUT QUANTITIES_DO_NOT_TIE_OUT");
  EXPECT_EQ(outcome_of_edited_notice([](Json& document) { document["shippedItems"][0]["shippedQuantity"] = each(0); }),
            "INVALID_QUANTITY");
}

TEST(ShipNotices, AreReplacedByTheWholeNewForm) {
  Trial trial = confirmed_orders();
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 6}, {"B", 1, 5}})), "Success");
  Json smaller = notice("S1", trial.now, {{"A", 1, 4}});
  smaller["shipmentConfirmationType"] = "Replace";
  EXPECT_EQ(trial.outcome(notices_path, smaller), "Success");
  EXPECT_EQ(trial.effects(EffectKind::ShipNoticeAccepted).size(), 1U);
  const std::vector<Effect> replaced = trial.effects(EffectKind::ShipNoticeReplaced);
  ASSERT_EQ(replaced.size(), 1U);
  EXPECT_EQ(replaced[0].document, "S1");
  ASSERT_EQ(replaced[0].lines.size(), 1U);
  EXPECT_EQ(replaced[0].lines[0].eaches, 4);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
