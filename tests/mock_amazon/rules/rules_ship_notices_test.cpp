#include "core/base/json/json_tree.h"
#include "mock_amazon/rules/rule_book.h"
#include "tests/mock_amazon/notice_trial.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(ASN_01, Keeps) {
  Trial trial = sent_late(std::chrono::minutes(30));
  EXPECT_EQ(defects_of(trial), "");
}

TEST(ASN_01, Breaks) {
  Trial an_hour = sent_late(hours(1));
  EXPECT_EQ(defects_of(an_hour), "ASN-01");
  EXPECT_TRUE(an_hour.effects(EffectKind::ChargebackCharged).empty()) << "the first band is only reported";
  Settings official;
  official.readings.notice_deadline = NoticeDeadline::Official;
  EXPECT_EQ(sent_late(hours(1), official).effects(EffectKind::ChargebackCharged).size(), 2U) << "one an order";
  Settings four_hours;
  four_hours.readings.notice_deadline = NoticeDeadline::FourHoursBeforeArrival;
  Trial in_time = sent_late(hours(44), four_hours);
  EXPECT_EQ(defects_of(in_time), "");
  Trial too_late = sent_late(hours(45), four_hours);
  EXPECT_EQ(defects_of(too_late), "ASN-01");
  EXPECT_EQ(too_late.effects(EffectKind::ChargebackCharged).size(), 2U);
}

TEST(ASN_02, Keeps) {
  Trial trial = sent_late(hours(0));
  EXPECT_TRUE(trial.effects(EffectKind::ChargebackCharged).empty());
}

TEST(ASN_02, Breaks) {
  Settings settings;
  settings.readings.notice_deadline = NoticeDeadline::BeforeReceipt;
  Trial trial = sent_late(hours(53), settings);
  EXPECT_EQ(defects_of(trial), "ASN-02");
  EXPECT_FALSE(trial.effects(EffectKind::ChargebackCharged).empty());
}

TEST(ASN_04, Keeps) {
  Trial trial = sent_late(hours(0), {}, as_parcels);
  EXPECT_EQ(defects_of(trial), "");
}

TEST(ASN_04, Breaks) {
  Trial trial = sent_late(std::chrono::minutes(10), {}, as_parcels);
  EXPECT_EQ(defects_of(trial), "ASN-04");
}

TEST(ASN_06, Keeps) {
  Trial trial = shipping_trial();
  EXPECT_EQ(outcome_of(trial, notice("S1", trial.now, {{"A", 1, 1}})), "Success");
  EXPECT_EQ(outcome_of(trial, notice("S2", trial.now, {{"A", 1, 1}}, 7)), "Success");
  trial.pass(days(366));
  EXPECT_EQ(outcome_of(trial, notice("S1", trial.now, {{"A", 1, 1}}, 8)), "Success");
}

TEST(ASN_06, Breaks) {
  Trial trial = shipping_trial();
  EXPECT_EQ(outcome_of(trial, notice("S1", trial.now, {{"A", 1, 1}})), "Success");
  trial.pass(days(364));
  EXPECT_EQ(outcome_of(trial, notice("S1", trial.now, {{"A", 1, 1}}, 8)), "DUPLICATE_SHIPMENT_IDENTIFIER");
}

TEST(ASN_07, Keeps) { EXPECT_EQ(outcome_when(as_it_is), "Success"); }

TEST(ASN_07, Breaks) {
  for (const char* field : {"shipmentIdentifier", "shipmentConfirmationType", "shipmentConfirmationDate",
                            "sellingParty", "shipFromParty", "shipToParty", "shippedItems"}) {
    EXPECT_EQ(outcome_when([&](Json& document) { document.erase(field); }), "400") << field;
  }
}

// The truck holds what the Replace says, so nothing is charged.
TEST(ASN_08, Keeps) {
  Trial trial = shipping_trial();
  const Instant left = trial.now;
  EXPECT_EQ(outcome_of(trial, usual_notice(trial)), "Success");
  EXPECT_EQ(outcome_of(trial, replacing(notice("S1", left, {{"A", 1, 4}}, 5))), "Success");
  trial.amazon.expect_truck(truck("L1", left, left + hours(48), {{"A", 1, 4}}, 5), trial.now);
  trial.pass(hours(60));
  EXPECT_TRUE(trial.effects(EffectKind::ChargebackCharged).empty());
  EXPECT_EQ(trial.effects(EffectKind::ShipNoticeReplaced).size(), 1U);
}

TEST(ASN_08, Breaks) {
  EXPECT_EQ(outcome_when([](Json& document) { document = replacing(document); }), "UNKNOWN_SHIPMENT_IDENTIFIER");
  Trial trial = shipping_trial();
  EXPECT_EQ(outcome_of(trial, usual_notice(trial)), "Success");
  Json of_another = replacing(usual_notice(trial));
  of_another["sellingParty"]["partyId"] = "VEND2";
  EXPECT_EQ(outcome_of(trial, of_another), "UNKNOWN_SHIPMENT_IDENTIFIER");
}

TEST(ASN_09, Keeps) {
  Trial trial = shipping_trial();
  EXPECT_EQ(outcome_of(trial, usual_notice(trial)), "Success");
  EXPECT_EQ(outcome_of(trial, replacing(usual_notice(trial))), "Success");
  EXPECT_EQ(outcome_of(trial, replacing(notice("S1", trial.now, {{"A", 1, 2}}))), "Success");
}

TEST(ASN_09, Breaks) {
  Trial trial = shipping_trial();
  EXPECT_EQ(outcome_of(trial, usual_notice(trial)), "Success");
  const auto replaced_by = [&](const std::vector<Packed>& cartons) {
    return outcome_of(trial, replacing(notice("S1", trial.now, cartons)));
  };
  EXPECT_EQ(replaced_by({{"A", 1, 7}, {"B", 1, 5}}), "REPLACED_BY_MORE");
  EXPECT_EQ(replaced_by({{"A", 2, 1}}), "REPLACED_BY_MORE");
  EXPECT_EQ(replaced_by({{"A", 1, 2}, {"A", 1, 2}, {"B", 1, 1}}), "REPLACED_BY_MORE");
  EXPECT_EQ(replaced_by({{"A", 1, 2}, {"B", 1, 5}}), "Success");
}

TEST(ASN_10, Keeps) {
  Trial trial = shipping_trial();
  EXPECT_EQ(outcome_of(trial, usual_notice(trial)), "Success");
  trial.pass(days(6));
  EXPECT_EQ(outcome_of(trial, replacing(usual_notice(trial))), "Success");
}

TEST(ASN_10, Breaks) {
  Trial a_week = shipping_trial();
  EXPECT_EQ(outcome_of(a_week, usual_notice(a_week)), "Success");
  a_week.pass(days(7));
  EXPECT_EQ(outcome_of(a_week, replacing(usual_notice(a_week))), "REPLACED_TOO_LATE");
  Trial arrived = shipping_trial();
  arrived.ship("S1", {{"A", 1, 6}});
  const Json replace = replacing(notice("S1", arrived.now, {{"A", 1, 5}}));
  arrived.pass(hours(48));
  EXPECT_EQ(outcome_of(arrived, replace), "REPLACED_TOO_LATE");
}

int entered_in_portal(Trial& trial, const Json& document) {
  const Json body = {{"shipmentConfirmations", Json::array({document})}};
  return trial.call("POST", "/portal/ship_notices", body.dump()).status;
}

TEST(ASN_11, Keeps) {
  Trial trial = shipping_trial();
  EXPECT_EQ(entered_in_portal(trial, usual_notice(trial)), 200);
  EXPECT_EQ(entered_in_portal(trial, replacing(usual_notice(trial))), 200);
}

TEST(ASN_11, Breaks) {
  Trial trial = shipping_trial();
  EXPECT_EQ(entered_in_portal(trial, usual_notice(trial)), 200);
  EXPECT_EQ(outcome_of(trial, replacing(usual_notice(trial))), "CHANNEL_LOCKED");
  Trial by_api = shipping_trial();
  EXPECT_EQ(outcome_of(by_api, usual_notice(by_api)), "Success");
  EXPECT_EQ(entered_in_portal(by_api, replacing(usual_notice(by_api))), 400);
  EXPECT_EQ(entered_in_portal(by_api, {{"shipmentIdentifier", "S1"}}), 400);
}

// One answer for several could be repeated by nobody.
TEST(ShipNotices, AreEnteredInThePortalOneByOne) {
  Trial trial = shipping_trial();
  const Json two = {{"shipmentConfirmations", Json::array({usual_notice(trial, "S1"), usual_notice(trial, "S2")})}};
  EXPECT_EQ(trial.call("POST", "/portal/ship_notices", two.dump()).status, 400);
  EXPECT_EQ(trial.effects(EffectKind::ShipNoticeAccepted).size(), 0U);
  Settings settings;
  settings.vendor_codes = {"VEND1"};
  Trial group = shipping_trial(settings);
  Json strange = usual_notice(group);
  strange["sellingParty"]["partyId"] = "VEND9";
  EXPECT_EQ(entered_in_portal(group, strange), 400);
  EXPECT_EQ(entered_in_portal(group, usual_notice(group)), 200);
}

TEST(ASN_12, Keeps) { EXPECT_EQ(outcome_when(as_it_is), "Success"); }

TEST(ASN_12, Breaks) {
  EXPECT_EQ(outcome_when([](Json& document) { document["shipToParty"]["partyId"] = "ONT8"; }), "MIXED_DELIVERY");
  EXPECT_EQ(outcome_when([](Json& document) { document["sellingParty"]["partyId"] = "VEND2"; }), "MIXED_DELIVERY");
}

/// Notices of one each of line 1, under one bill of lading.
std::string notices_on_a_truck(std::size_t count) {
  Trial trial = shipping_trial();
  Json documents = Json::array();
  for (std::size_t i = 0; i < count; ++i) {
    documents.push_back(notice("S" + std::to_string(i), trial.now, {{"A", 1, 1}}, i + 1));
    documents.back()["transportationDetails"]["billOfLadingNumber"] = "VEND1-000001";
  }
  return outcome_of(trial, documents);
}

TEST(ASN_13, Keeps) { EXPECT_EQ(notices_on_a_truck(100), "Success"); }

TEST(ASN_13, Breaks) { EXPECT_EQ(notices_on_a_truck(101), "TOO_MANY_SHIP_NOTICES"); }

TEST(ASN_14, Keeps) { EXPECT_EQ(outcome_when(as_parcels), "Success"); }

TEST(ASN_14, Breaks) {
  EXPECT_EQ(outcome_when([](Json& document) {
              as_parcels(document);
              document["cartons"][1].erase("trackingNumber");
            }),
            "MISSING_TRACKING_NUMBER");
  EXPECT_EQ(outcome_when([](Json& document) {
              as_parcels(document);
              document.erase("cartons");
            }),
            "MISSING_TRACKING_NUMBER");
}

/// A second notice under the bill of lading of the first.
std::string second_under_one_bill(const Edit& edit) {
  Trial trial = shipping_trial();
  const Json first = usual_notice(trial);
  EXPECT_EQ(outcome_of(trial, first), "Success");
  Json second = notice("S2", trial.now, {{"A", 2, 3}}, 9);
  second["transportationDetails"] = first["transportationDetails"];
  edit(second);
  return outcome_of(trial, second);
}

TEST(ASN_15, Keeps) { EXPECT_EQ(second_under_one_bill(as_it_is), "Success"); }

TEST(ASN_15, Breaks) {
  EXPECT_EQ(second_under_one_bill([](Json& document) {
              document["shippedDate"] = format_instant(start_of_trial() + days(2));
              document["estimatedDeliveryDate"] = format_instant(start_of_trial() + days(4));
            }),
            "INVALID_BILL_OF_LADING");
}

std::string parcel_of(const std::string& pounds) {
  return outcome_when([&](Json& document) {
    as_parcels(document);
    document["cartons"][0]["weight"] = {{"unitOfMeasure", "Lb"}, {"value", pounds}};
  });
}

TEST(ASN_16, Keeps) { EXPECT_EQ(parcel_of("69.9"), "Success"); }

TEST(ASN_16, Breaks) {
  EXPECT_EQ(parcel_of("70.1"), "NOT_A_SMALL_PARCEL");
  EXPECT_EQ(outcome_when([](Json& document) {
              as_parcels(document);
              document["pallets"] = Json::array({pallet_of({"001", "002"})});
            }),
            "NOT_A_SMALL_PARCEL");
  EXPECT_EQ(outcome_when([](Json& document) { document["shipmentType"] = "Bicycle"; }), "400");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
