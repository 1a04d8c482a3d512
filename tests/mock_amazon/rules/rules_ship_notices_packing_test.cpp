// ASN-17 to ASN-31: how items are packed, labelled and papered.
#include "core/base/json/json_tree.h"
#include "mock_amazon/rules/rule_book.h"
#include "tests/mock_amazon/notice_trial.h"

namespace vendorproof::mock_amazon {
namespace {

/// The usual notice under a structure, with a pallet of both cartons or of items alone.
enum class Build { Cartons, CartonsOnPallet, ItemsOnPallet };

std::string outcome_of_structure(const std::string& structure, Build build) {
  return outcome_when([&](Json& document) {
    document["shipmentStructure"] = structure;
    if (build == Build::Cartons) return;
    Json pallet = pallet_of({"001", "002"});
    if (build == Build::ItemsOnPallet) {
      pallet.erase("cartonReferenceDetails");
      pallet["items"] = Json::array();
      for (const Json& carton : document["cartons"]) pallet["items"].push_back(carton["items"][0]);
      document.erase("cartons");
    }
    document["pallets"] = Json::array({pallet});
    document["shipmentMeasurements"]["palletCount"] = 1;
  });
}

TEST(ASN_17, Keeps) {
  for (const char* loose : {"LooseAssortmentCase", "LooseStandardCase", "MasterCase"}) {
    EXPECT_EQ(outcome_of_structure(loose, Build::Cartons), "Success") << loose;
  }
  for (const char* palletised : {"PalletizedAssortmentCase", "PalletizedStandardCase"}) {
    EXPECT_EQ(outcome_of_structure(palletised, Build::CartonsOnPallet), "Success") << palletised;
  }
  for (const char* pallets : {"PalletOfItems", "MasterPallet"}) {
    EXPECT_EQ(outcome_of_structure(pallets, Build::ItemsOnPallet), "Success") << pallets;
  }
}

TEST(ASN_17, Breaks) {
  for (const char* loose : {"LooseAssortmentCase", "LooseStandardCase", "MasterCase"}) {
    EXPECT_EQ(outcome_of_structure(loose, Build::CartonsOnPallet), "INVALID_STRUCTURE") << loose;
  }
  for (const char* pallets : {"PalletOfItems", "MasterPallet"}) {
    EXPECT_EQ(outcome_of_structure(pallets, Build::CartonsOnPallet), "INVALID_STRUCTURE") << pallets;
  }
  for (const char* palletised : {"PalletizedAssortmentCase", "PalletizedStandardCase"}) {
    EXPECT_EQ(outcome_of_structure(palletised, Build::ItemsOnPallet), "INVALID_STRUCTURE") << palletised;
  }
  EXPECT_EQ(outcome_when([](Json& document) {
              document["shipmentStructure"] = "LooseStandardCase";
              Json& cartons = document["cartons"];
              cartons[0]["items"].push_back(cartons[1]["items"][0]);
              cartons.erase(1);
              document["shipmentMeasurements"]["cartonCount"] = 1;
            }),
            "INVALID_STRUCTURE");
}

/// What is reported of a notice of one item per carton, when the first carton really holds this much of line 2, too.
std::string defects_of_load(std::int64_t of_another_item) {
  Trial trial = shipping_trial();
  Json document = usual_notice(trial);
  document["shipmentStructure"] = "LooseStandardCase";
  EXPECT_EQ(outcome_of(trial, document), "Success");
  Truck loaded = truck("L1", trial.now, trial.now + hours(48), {{"A", 1, 6}, {"B", 1, 5}});
  loaded.cartons[0].contents.push_back({"B0LINE2", "A", of_another_item, ""});
  trial.amazon.expect_truck(loaded, trial.now);
  trial.pass(hours(60));
  const bool charged = !trial.effects(EffectKind::ChargebackCharged).empty();
  return defects_of(trial) + (charged ? " charged" : "");
}

TEST(ASN_18, Keeps) { EXPECT_EQ(defects_of_load(0), ""); }

TEST(ASN_18, Breaks) { EXPECT_EQ(defects_of_load(3), "ASN-18 charged"); }

TEST(ASN_19, Keeps) {
  EXPECT_EQ(outcome_when([](Json& document) { document["cartons"][0].erase("cartonIdentifiers"); }), "Success");
}

TEST(ASN_19, Breaks) {
  EXPECT_EQ(outcome_when([](Json& document) { document["cartons"][0].erase("cartonSequenceNumber"); }), "400");
  EXPECT_EQ(outcome_when([](Json& document) { document["cartons"][0].erase("items"); }), "400");
  EXPECT_EQ(outcome_when([](Json& document) {
              document["pallets"] = Json::array({pallet_of({"001"})});
              document["pallets"][0].erase("palletIdentifiers");
            }),
            "400");
}

std::string on_pallets(const std::vector<Json>& pallets) {
  return outcome_when([&](Json& document) {
    document["pallets"] = pallets;
    document["shipmentMeasurements"]["palletCount"] = pallets.size();
  });
}

TEST(ASN_20, Keeps) { EXPECT_EQ(on_pallets({pallet_of({"001"}), pallet_of({"002"}, 78)}), "Success"); }

TEST(ASN_20, Breaks) {
  EXPECT_EQ(on_pallets({pallet_of({"001", "003"})}), "INVALID_REFERENCE");
  EXPECT_EQ(on_pallets({pallet_of({"001", "002"}), pallet_of({"002"}, 78)}), "INVALID_REFERENCE");
  EXPECT_EQ(outcome_when([](Json& document) { document["cartons"][0]["items"][0]["itemReference"] = "009"; }),
            "INVALID_REFERENCE");
}

TEST(ASN_21, Keeps) {
  EXPECT_EQ(outcome_when([](Json& document) { document["shipmentMeasurements"].erase("palletCount"); }), "Success");
}

TEST(ASN_21, Breaks) {
  const auto first_carton_holds = [](const Json& quantity) {
    return outcome_when([&](Json& document) { document["cartons"][0]["items"][0]["shippedQuantity"] = quantity; });
  };
  EXPECT_EQ(first_carton_holds(each(5)), "QUANTITIES_DO_NOT_TIE_OUT");
  EXPECT_EQ(first_carton_holds(cases(3, 2)), "QUANTITIES_DO_NOT_TIE_OUT");
  EXPECT_EQ(outcome_when([](Json& document) { document["shipmentMeasurements"]["cartonCount"] = 3; }),
            "QUANTITIES_DO_NOT_TIE_OUT");
  EXPECT_EQ(outcome_when([](Json& document) {
              Json pallet = pallet_of({"001", "002"});
              pallet["items"] = document["cartons"][0]["items"];
              document["pallets"] = Json::array({pallet});
              document["shipmentMeasurements"].erase("palletCount");
            }),
            "QUANTITIES_DO_NOT_TIE_OUT");
  EXPECT_EQ(outcome_when([](Json& document) { document["shippedItems"][0]["shippedQuantity"] = each(0); }),
            "INVALID_QUANTITY");
}

/// The usual notice, when only one of its containers' items says something of perishable line 1, or none does.
std::string lots_on(std::size_t cartons) {
  ItemTraits perishable;
  perishable.perishable = true;
  const Json expiry = {{"expiryDate", "2027-11-01T00:00:00Z"}};
  return outcome_when(
      [&](Json& document) {
        for (std::size_t i = 0; i < cartons; ++i) {
          document["cartons"][i]["items"][0]["itemDetails"]["lotNumber"] = "L1";
          document["cartons"][i]["items"][0]["itemDetails"]["expiry"] = expiry;
        }
      },
      with_traits(perishable));
}

TEST(ASN_22, Keeps) { EXPECT_EQ(lots_on(2), "Success"); }

TEST(ASN_22, Breaks) { EXPECT_EQ(lots_on(1), "MISSING_LOT_NUMBER"); }

TEST(ASN_23, Keeps) {
  EXPECT_EQ(outcome_when([](Json& document) { document["shippedItems"][0].erase("itemDetails"); }), "Success");
  EXPECT_EQ(outcome_when([](Json& document) { document["cartons"][0]["items"][0].erase("itemDetails"); }), "Success");
}

/// Both orders in one carton; `silent` items do not say of which order they are.
std::string in_one_carton(bool silent) {
  return outcome_when([&](Json& document) {
    Json& cartons = document["cartons"];
    cartons[0]["items"].push_back(cartons[1]["items"][0]);
    cartons.erase(1);
    if (silent) cartons[0]["items"][0].erase("itemDetails");
    document["shipmentMeasurements"]["cartonCount"] = 1;
  });
}

TEST(ASN_23, Breaks) {
  EXPECT_EQ(outcome_when([](Json& document) {
              document["shippedItems"][0].erase("itemDetails");
              document["cartons"][0]["items"][0].erase("itemDetails");
            }),
            "INVALID_ORDER_ID");
  EXPECT_EQ(in_one_carton(true), "INVALID_ORDER_ID");
}

TEST(ASN_53, Keeps) { EXPECT_EQ(in_one_carton(false), "Success"); }

TEST(ASN_53, Breaks) { EXPECT_EQ(in_one_carton(true), "INVALID_ORDER_ID"); }

std::string labelled(const std::string& type, const std::string& number, const Settings& settings = {}) {
  return outcome_when(
      [&](Json& document) {
        document["cartons"][0]["cartonIdentifiers"][0] = {{"containerIdentificationType", type},
                                                          {"containerIdentificationNumber", number}};
      },
      settings);
}

std::string with_wrong_digit(std::string sscc) {
  sscc.back() = sscc.back() == '9' ? '0' : static_cast<char>(sscc.back() + 1);
  return sscc;
}

TEST(ASN_24, Keeps) {
  EXPECT_EQ(labelled("SSCC", sscc_of(50)), "Success");
  EXPECT_EQ(labelled("SSCC", "00" + sscc_of(50)), "Success");
  EXPECT_EQ(labelled("SSCC", with_wrong_digit(sscc_of(50))), "Success");
}

TEST(ASN_24, Breaks) {
  EXPECT_EQ(labelled("SSCC", "11" + sscc_of(50)), "INVALID_SSCC");
  EXPECT_EQ(labelled("SSCC", sscc_of(2)), "INVALID_SSCC");
  Settings checked;
  checked.readings.sscc_check_digit = SsccCheckDigit::Checked;
  EXPECT_EQ(labelled("SSCC", with_wrong_digit(sscc_of(50)), checked), "INVALID_SSCC");
  Trial trial = shipping_trial();
  EXPECT_EQ(outcome_of(trial, usual_notice(trial)), "Success");
  trial.pass(days(364));
  EXPECT_EQ(outcome_of(trial, usual_notice(trial, "S2")), "INVALID_SSCC");
  trial.pass(days(1));
  EXPECT_EQ(outcome_of(trial, usual_notice(trial, "S2")), "Success");
}

void unlabelled(Json& document) { document["cartons"][0].erase("cartonIdentifiers"); }

TEST(ASN_25, Keeps) {
  EXPECT_EQ(defects_when(as_it_is), "");
  EXPECT_EQ(defects_when(unlabelled, in_region(Region::IN)), "");
}

TEST(ASN_25, Breaks) {
  EXPECT_EQ(defects_when(unlabelled), "ASN-25");
  EXPECT_EQ(defects_when(unlabelled, in_region(Region::EU)), "ASN-25");
}

TEST(ASN_26, Keeps) {
  EXPECT_EQ(labelled("CID", "MSKU1234567"), "Success");
  EXPECT_EQ(labelled("BPS", "B1"), "Success");
  EXPECT_EQ(labelled("GTIN", make_gtin13("950600000001")), "Success");
}

TEST(ASN_26, Breaks) { EXPECT_EQ(labelled("UPC", "123456789012"), "400"); }

TEST(ASN_27, Keeps) { EXPECT_EQ(labelled("AMZNCC", "00123456789012345678"), "Success"); }

TEST(ASN_27, Breaks) {
  EXPECT_EQ(labelled("AMZNCC", "123456789012345678"), "INVALID_CONTAINER_IDENTIFIER");
  EXPECT_EQ(labelled("GTIN", "1234"), "INVALID_CONTAINER_IDENTIFIER");
  EXPECT_EQ(labelled("CID", ""), "INVALID_CONTAINER_IDENTIFIER");
}

/// A box under Amazon's own number, announced again by `second`.
std::string box_claimed_by(const std::string& second, const std::string& number) {
  Trial trial = shipping_trial();
  const auto boxed = [&](const std::string& identifier, const std::string& box, std::uint64_t serial) {
    Json document = notice(identifier, trial.now, {{"A", 1, 3}, {"B", 1, 2}}, serial);
    document["cartons"][0]["cartonIdentifiers"][0] = {{"containerIdentificationType", "AMZNCC"},
                                                      {"containerIdentificationNumber", box}};
    return document;
  };
  EXPECT_EQ(outcome_of(trial, boxed("S1", "00123456789012345678", 1)), "Success");
  Json document = boxed(second, number, 11);
  return outcome_of(trial, second == "S1" ? replacing(document) : document);
}

TEST(ASN_28, Keeps) {
  EXPECT_EQ(box_claimed_by("S2", "00123456789012345679"), "Success");
  EXPECT_EQ(box_claimed_by("S1", "00123456789012345678"), "Success");
}

TEST(ASN_28, Breaks) { EXPECT_EQ(box_claimed_by("S2", "00123456789012345678"), "CONTAINER_CLAIMED_TWICE"); }

std::string under_bill(const Json& number, const Edit& edit = as_it_is, const Settings& settings = {}) {
  return outcome_when(
      [&](Json& document) {
        document["transportationDetails"]["billOfLadingNumber"] = number;
        if (number.is_null()) document["transportationDetails"].erase("billOfLadingNumber");
        edit(document);
      },
      settings);
}

TEST(ASN_30, Keeps) {
  for (const char* number : {"VEND1-20001001", "4000000001", "20261399", "VEND20261123"}) {
    EXPECT_EQ(under_bill(number), "Success") << number;
  }
  EXPECT_EQ(under_bill(nullptr, as_parcels), "Success");
}

TEST(ASN_30, Breaks) {
  for (const char* number :
       {"7", "1234567", "0000000000", "20261123", "11/23/2026", "2026-11-23T08:00:00Z", "202611230800"}) {
    EXPECT_EQ(under_bill(number), "INVALID_BILL_OF_LADING") << number;
  }
  EXPECT_EQ(under_bill(nullptr), "INVALID_BILL_OF_LADING");
  EXPECT_EQ(under_bill(nullptr, as_parcels, in_region(Region::EU)), "INVALID_BILL_OF_LADING");
}

std::string defects_under_bill(const std::string& number, Region region) {
  return defects_when([&](Json& document) { document["transportationDetails"]["billOfLadingNumber"] = number; },
                      in_region(region));
}

TEST(ASN_31, Keeps) {
  EXPECT_EQ(defects_under_bill("VEND1-0000000000000000000000001", Region::EU), "");
  EXPECT_EQ(defects_under_bill("VEND1-000000000000000000000001", Region::NA), "");
}

TEST(ASN_31, Breaks) {
  EXPECT_EQ(defects_under_bill("VEND1-0000000000000000000000001", Region::NA), "ASN-31");
  EXPECT_EQ(defects_under_bill("VEND1 0000001", Region::NA), "ASN-31");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
