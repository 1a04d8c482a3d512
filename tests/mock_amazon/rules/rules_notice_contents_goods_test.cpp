// The ship notice rules about what is shipped: lots and dates, origin, weight, size, and what Amazon takes but reports.
#include "core/base/json/json_tree.h"
#include "mock_amazon/rules/rule_book.h"
#include "tests/mock_amazon/notice_trial.h"

namespace vendorproof::mock_amazon {
namespace {

Settings perishable_in(Region region) {
  ItemTraits traits;
  traits.perishable = true;
  return with_traits(traits, region);
}

/// Both items say so.
void with_details(Json& document, const char* field, const Json& value) {
  for (Json& item : document["shippedItems"]) item["itemDetails"][field] = value;
}

const Json far_expiry = {{"expiryDate", "2027-11-01T00:00:00Z"}};
const Json made_and_lasts = {{"manufacturerDate", "2026-11-01T00:00:00Z"},
                             {"expiryAfterDuration", {{"durationUnit", "Months"}, {"durationValue", 12}}}};

std::string perishable(const Json& expiry, const char* lot, Region region = Region::NA) {
  return outcome_when(
      [&](Json& document) {
        if (!expiry.is_null()) with_details(document, "expiry", expiry);
        if (lot != nullptr) with_details(document, "lotNumber", lot);
      },
      perishable_in(region));
}

TEST(ASN_40, Keeps) { EXPECT_EQ(perishable(far_expiry, "L1"), "Success"); }

TEST(ASN_40, Breaks) { EXPECT_EQ(perishable(far_expiry, nullptr), "MISSING_LOT_NUMBER"); }

TEST(ASN_41, Keeps) {
  EXPECT_EQ(perishable(made_and_lasts, "L1"), "Success");
  EXPECT_EQ(perishable(far_expiry, "L1", Region::EU), "Success");
  EXPECT_EQ(outcome_when(as_it_is), "Success");
}

TEST(ASN_41, Breaks) {
  EXPECT_EQ(perishable(nullptr, "L1"), "MISSING_EXPIRY");
  EXPECT_EQ(perishable({{"manufacturerDate", "2026-11-01T00:00:00Z"}}, "L1"), "MISSING_EXPIRY");
  EXPECT_EQ(perishable(made_and_lasts, "L1", Region::EU), "MISSING_EXPIRY");
  EXPECT_EQ(perishable(made_and_lasts, "L1", Region::IN), "MISSING_EXPIRY");
}

/// Three eaches of each of two lots of A's line 1, in one carton or in two.
std::string two_lots(bool apart) {
  return outcome_when([&](Json& document) {
    Json& cartons = document["cartons"];
    Json& first = cartons[0]["items"][0];
    first["shippedQuantity"] = each(3);
    Json second = first;
    first["itemDetails"]["lotNumber"] = "L1";
    second["itemDetails"]["lotNumber"] = "L2";
    if (apart) {
      cartons.push_back({{"cartonSequenceNumber", "003"}, {"items", Json::array({second})}});
      document["shipmentMeasurements"]["cartonCount"] = 3;
    } else {
      cartons[0]["items"].push_back(second);
    }
  });
}

TEST(ASN_42, Keeps) { EXPECT_EQ(two_lots(true), "Success"); }

TEST(ASN_42, Breaks) { EXPECT_EQ(two_lots(false), "MIXED_LOTS"); }

std::string expiring_in(std::int64_t days_ahead) {
  return defects_when([&](Json& document) {
    with_details(document, "expiry", {{"expiryDate", format_instant(start_of_trial() + days(days_ahead))}});
  });
}

TEST(ASN_43, Keeps) {
  EXPECT_EQ(expiring_in(91), "");
  EXPECT_EQ(expiring_in(3 * 365), "");
}

TEST(ASN_43, Breaks) {
  EXPECT_EQ(expiring_in(29), "ASN-43");
  EXPECT_EQ(expiring_in(89), "ASN-43");
  EXPECT_EQ(expiring_in(3 * 365 + 1), "ASN-43");
  Trial trial = shipping_trial();
  Json document = usual_notice(trial);
  with_details(document, "expiry", {{"expiryDate", format_instant(trial.now + days(29))}});
  EXPECT_EQ(outcome_of(trial, document), "Success");
  const std::string csv = trial.call("GET", "/portal/ship_notice_defects.csv").body;
  EXPECT_NE(csv.find("expires within 30 days"), std::string::npos);
  EXPECT_EQ(csv.find("expires within 90 days"), std::string::npos);
  EXPECT_EQ(trial.effects(EffectKind::ChargebackCharged).size(), 2U);
}

std::string traceable(const char* source, const char* type, Region region = Region::NA) {
  ItemTraits traits;
  traits.traceable_food = true;
  return outcome_when(
      [&](Json& document) {
        if (source != nullptr) with_details(document, "lotNumberSourceReference", source);
        if (type != nullptr) with_details(document, "lotNumberSourceType", type);
      },
      with_traits(traits, region));
}

TEST(ASN_44, Keeps) {
  EXPECT_EQ(traceable("9506000000012", "GLN"), "Success");
  EXPECT_EQ(traceable(nullptr, nullptr, Region::EU), "Success");
}

TEST(ASN_44, Breaks) {
  EXPECT_EQ(traceable(nullptr, nullptr), "MISSING_LOT_SOURCE");
  EXPECT_EQ(traceable("9506000000012", nullptr), "MISSING_LOT_SOURCE");
}

std::string under_regulation(const Json& references, Region region = Region::EU) {
  ItemTraits traits;
  traits.deforestation = true;
  return outcome_when(
      [&](Json& document) {
        if (!references.is_null()) with_details(document, "regulationReferences", references);
      },
      with_traits(traits, region));
}

TEST(ASN_45, Keeps) {
  EXPECT_EQ(under_regulation({{"dueDiligenceReference", "25DE1"}, {"dueDiligenceVerification", "V1"}}), "Success");
  EXPECT_EQ(under_regulation({{"dueDiligenceExemptionCode", "EX1"}}), "Success");
  EXPECT_EQ(under_regulation(nullptr, Region::NA), "Success");
}

TEST(ASN_45, Breaks) {
  EXPECT_EQ(under_regulation(nullptr), "MISSING_DUE_DILIGENCE");
  EXPECT_EQ(under_regulation({{"dueDiligenceReference", "25DE1"}}), "MISSING_DUE_DILIGENCE");
}

std::string made_in(const char* country) {
  return outcome_when([&](Json& document) { with_details(document, "countryOfOrigin", country); });
}

TEST(ASN_46, Keeps) { EXPECT_EQ(made_in("DE"), "Success"); }

TEST(ASN_46, Breaks) {
  EXPECT_EQ(made_in("de"), "400");
  EXPECT_EQ(made_in("Germany"), "400");
}

/// What the portal reports of this many eaches of A's line 1.
std::string shipping(std::int64_t eaches) {
  Trial trial = shipping_trial();
  EXPECT_EQ(outcome_of(trial, notice("S0", trial.now, {{"A", 1, 4}}, 40)), "Success");
  Json document = notice("S1", trial.now, {{"A", 1, eaches}});
  document["transportationDetails"]["billOfLadingNumber"] = "VEND1-0000-S0";
  EXPECT_EQ(outcome_of(trial, document), "Success");
  return defects_of(trial);
}

TEST(ASN_50, Keeps) { EXPECT_EQ(shipping(6), ""); }

TEST(ASN_50, Breaks) { EXPECT_EQ(shipping(7), "ASN-50"); }

// 3 and 2 eaches in two cartons and 1 in a third, of one date: 6 in all, and once, also when the notice is replaced.
TEST(NoticeDefects, CountWhatExpiresCartonByCartonOnce) {
  Trial trial = shipping_trial();
  Json document = notice("S1", trial.now, {{"A", 1, 6}});
  const Json carton = document["cartons"][0];
  document["cartons"] = Json::array();
  for (const int eaches : {3, 2, 1}) {
    Json part = carton;
    part.erase("cartonIdentifiers");
    part["cartonSequenceNumber"] = "00" + std::to_string(eaches);
    part["items"][0]["shippedQuantity"] = each(eaches);
    part["items"][0]["itemDetails"]["expiry"]["expiryDate"] = format_instant(trial.now + days(29));
    document["cartons"].push_back(part);
  }
  document["shipmentMeasurements"]["cartonCount"] = 3;
  EXPECT_EQ(outcome_of(trial, document), "Success");
  EXPECT_EQ(outcome_of(trial, replacing(document)), "Success");
  std::vector<std::string> amounts;
  for (const Effect& effect : trial.effects(EffectKind::ChargebackCharged)) amounts.push_back(effect.amount.decimal());
  // All of 6 x 2.50, and 2.00 a unit (CB-11).
  EXPECT_EQ(amounts, (std::vector<std::string>{"27.00"}));
}

TEST(NoticeDefects, ChargeWhatOnlyTheReplaceBrings) {
  Trial trial = shipping_trial();
  Json document = notice("S1", trial.now, {{"A", 1, 6}});
  Json& expiry = document["cartons"][0]["items"][0]["itemDetails"]["expiry"];
  expiry["expiryDate"] = format_instant(trial.now + days(200));
  EXPECT_EQ(outcome_of(trial, document), "Success");
  EXPECT_TRUE(trial.effects(EffectKind::ChargebackCharged).empty());
  expiry["expiryDate"] = format_instant(trial.now + days(5));
  EXPECT_EQ(outcome_of(trial, replacing(document)), "Success");
  EXPECT_EQ(trial.effects(EffectKind::ChargebackCharged).size(), 1U);
}

TEST(NoticeDefects, CountAReplacedLineOfTwoRowsOnce) {
  Trial trial = shipping_trial();
  EXPECT_EQ(outcome_of(trial, notice("S1", trial.now, {{"A", 1, 5}, {"A", 1, 5}})), "Success");
  EXPECT_EQ(outcome_of(trial, replacing(notice("S1", trial.now, {{"A", 1, 5}, {"A", 1, 5}}))), "Success");
  EXPECT_EQ(defects_of(trial), "");
}

// A Replace by less is measured without what it takes the place of.
TEST(NoticeDefects, CountAReplaceOnce) {
  Trial trial = shipping_trial();
  EXPECT_EQ(outcome_of(trial, notice("S1", trial.now, {{"A", 1, 10}})), "Success");
  EXPECT_EQ(outcome_of(trial, replacing(notice("S1", trial.now, {{"A", 1, 9}}))), "Success");
  EXPECT_EQ(defects_of(trial), "");
}

std::string in_unit(const Json& quantity) {
  return defects_when([&](Json& document) {
    document["shippedItems"][0]["shippedQuantity"] = quantity;
    document["cartons"][0]["items"][0]["shippedQuantity"] = quantity;
  });
}

TEST(ASN_51, Keeps) { EXPECT_EQ(in_unit(each(6)), ""); }

TEST(ASN_51, Breaks) { EXPECT_EQ(in_unit(cases(3, 2)), "ASN-51"); }

/// With a total weight on the carton's item; the order prices by the pound, or the catalogue says so.
std::string weighed(bool with_weight, bool priced_by_order) {
  ItemTraits traits;
  traits.priced_by_weight = !priced_by_order;
  Trial trial = shipping_trial(with_traits(traits), [&](Json& document) {
    if (priced_by_order) document["orderDetails"]["items"][0]["netCost"]["unitOfMeasure"] = "POUNDS";
  });
  Json document = usual_notice(trial);
  if (with_weight) {
    for (Json& carton : document["cartons"]) {
      carton["items"][0]["shippedQuantity"]["totalWeight"] = {{"unitOfMeasure", "POUNDS"}, {"amount", "12.5"}};
    }
  }
  return outcome_of(trial, document);
}

TEST(ASN_59, Keeps) {
  EXPECT_EQ(weighed(true, true), "Success");
  EXPECT_EQ(weighed(true, false), "Success");
}

TEST(ASN_59, Breaks) {
  EXPECT_EQ(weighed(false, true), "MISSING_TOTAL_WEIGHT");
  EXPECT_EQ(weighed(false, false), "MISSING_TOTAL_WEIGHT");
}

std::string pallet_with(const char* pounds, const char* inches) {
  return defects_when([&](Json& document) {
    Json pallet = pallet_of({"001", "002"});
    pallet["weight"] = {{"unitOfMeasure", "Lb"}, {"value", pounds}};
    pallet["dimensions"] = {{"length", "48"}, {"width", "40"}, {"height", inches}, {"unitOfMeasure", "In"}};
    document["pallets"] = Json::array({pallet});
    document["shipmentMeasurements"]["palletCount"] = 1;
  });
}

TEST(ASN_62, Keeps) { EXPECT_EQ(pallet_with("1500", "100"), ""); }

TEST(ASN_62, Breaks) {
  EXPECT_EQ(pallet_with("1501", "50"), "ASN-62");
  EXPECT_EQ(pallet_with("900", "100.5"), "ASN-62");
}

std::string carton_with(const char* kilograms, const char* inches, Region region) {
  return defects_when(
      [&](Json& document) {
        Json& carton = document["cartons"][0];
        carton["weight"] = {{"unitOfMeasure", "Kg"}, {"value", kilograms}};
        carton["dimensions"] = {{"length", inches}, {"width", "10"}, {"height", "10"}, {"unitOfMeasure", "In"}};
      },
      in_region(region));
}

TEST(ASN_63, Keeps) {
  EXPECT_EQ(carton_with("22.5", "25", Region::NA), "");
  EXPECT_EQ(carton_with("23", "30", Region::EU), "");
}

TEST(ASN_63, Breaks) {
  EXPECT_EQ(carton_with("23", "25", Region::NA), "ASN-63");
  EXPECT_EQ(carton_with("10", "25.1", Region::NA), "ASN-63");
  EXPECT_EQ(carton_with("23.1", "25", Region::EU), "ASN-63");
}

/// Two notices of one day, under one bill of lading or two.
std::string second_bill(const std::string& number) {
  Trial trial = shipping_trial();
  EXPECT_EQ(outcome_of(trial, usual_notice(trial)), "Success");
  Json second = notice("S2", trial.now, {{"A", 2, 1}}, 9);
  second["transportationDetails"]["billOfLadingNumber"] = number;
  EXPECT_EQ(outcome_of(trial, second), "Success");
  return defects_of(trial);
}

TEST(ASN_64, Keeps) { EXPECT_EQ(second_bill("VEND1-0000-S1"), ""); }

TEST(ASN_64, Breaks) { EXPECT_EQ(second_bill("VEND1-0000-S2"), "ASN-64"); }

}  // namespace
}  // namespace vendorproof::mock_amazon
