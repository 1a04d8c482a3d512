#include "core/base/json/json_tree.h"
#include "mock_amazon/rules/rule_book.h"
#include "tests/mock_amazon/notice_trial.h"

namespace vendorproof::mock_amazon {
namespace {

/// The usual notice with a field of transportationDetails set, or without it.
std::string with_transport(const char* field, const Json& value, Region region = Region::NA) {
  return outcome_when(
      [&](Json& document) {
        document["transportationDetails"][field] = value;
        if (value.is_null()) document["transportationDetails"].erase(field);
      },
      in_region(region));
}

TEST(ASN_32, Keeps) {
  EXPECT_EQ(with_transport("carrierScac", "UP"), "Success");
  EXPECT_EQ(with_transport("carrierScac", nullptr, Region::EU), "Success");
}

TEST(ASN_32, Breaks) {
  EXPECT_EQ(with_transport("carrierScac", nullptr), "INVALID_SCAC");
  EXPECT_EQ(with_transport("carrierScac", "UPS1"), "INVALID_SCAC");
  EXPECT_EQ(with_transport("carrierScac", "ABFSX", Region::EU), "INVALID_SCAC");
}

TEST(ASN_33, Keeps) {
  EXPECT_EQ(with_transport("carrierShipmentReferenceNumber", "PRO1"), "Success");
  EXPECT_EQ(with_transport("carrierShipmentReferenceNumber", nullptr, Region::EU), "Success");
}

TEST(ASN_33, Breaks) {
  EXPECT_EQ(with_transport("carrierShipmentReferenceNumber", nullptr), "MISSING_PRO_NUMBER");
  EXPECT_EQ(with_transport("carrierShipmentReferenceNumber", nullptr, Region::IN), "MISSING_PRO_NUMBER");
}

/// Amazon collects the orders; the notice names this pickup.
std::string collected(const std::string& reference, Region region = Region::NA) {
  Trial trial = shipping_trial(in_region(region), [](Json& document) {
    document["orderDetails"]["shipWindow"] = document["orderDetails"]["deliveryWindow"];
    document["orderDetails"].erase("deliveryWindow");
  });
  Json document = usual_notice(trial);
  if (!reference.empty()) document["amazonReferenceNumber"] = reference;
  return outcome_of(trial, document);
}

TEST(ASN_34, Keeps) {
  EXPECT_EQ(collected("7000000001"), "Success");
  EXPECT_EQ(collected("", Region::JP), "Success");
  EXPECT_EQ(outcome_when(as_it_is), "Success");
}

TEST(ASN_34, Breaks) {
  EXPECT_EQ(collected(""), "MISSING_AMAZON_REFERENCE_NUMBER");
  EXPECT_EQ(collected("", Region::EU), "MISSING_AMAZON_REFERENCE_NUMBER");
}

TEST(ASN_35, Keeps) { EXPECT_EQ(outcome_when(as_it_is), "Success"); }

TEST(ASN_35, Breaks) {
  for (const char* field : {"shippedDate", "estimatedDeliveryDate"}) {
    EXPECT_EQ(outcome_when([&](Json& document) { document.erase(field); }), "INVALID_DATE") << field;
  }
}

/// Submitted ten minutes after the start: both orders were acknowledged before.
std::string outcome_when_shipped(Duration after_submission, ShippedDate reading = ShippedDate::UpToTwoDaysAhead) {
  Settings settings;
  settings.readings.shipped_date = reading;
  return outcome_when(
      [&](Json& document) {
        document["shippedDate"] = format_instant(start_of_trial() + std::chrono::minutes(10) + after_submission);
        document["estimatedDeliveryDate"] = format_instant(start_of_trial() + days(9));
      },
      settings);
}

TEST(ASN_36, Keeps) {
  EXPECT_EQ(outcome_when_shipped(days(-7)), "Success");
  EXPECT_EQ(outcome_when_shipped(days(2)), "Success");
  EXPECT_EQ(outcome_when_shipped(hours(0), ShippedDate::NeverAhead), "Success");
}

TEST(ASN_36, Breaks) {
  EXPECT_EQ(outcome_when_shipped(days(-7) - hours(1)), "INVALID_DATE");
  EXPECT_EQ(outcome_when_shipped(days(2) + hours(1)), "INVALID_DATE");
  EXPECT_EQ(outcome_when_shipped(hours(1), ShippedDate::NeverAhead), "INVALID_DATE");
}

/// Without cartons listed; a count below zero is left out.
std::string outcome_when_counted(std::int64_t cartons, CartonCount reading = CartonCount::Either,
                                 std::int64_t pallets = -1) {
  Settings settings;
  settings.readings.carton_count = reading;
  return outcome_when(
      [&](Json& document) {
        document.erase("cartons");
        Json& counts = document["shipmentMeasurements"] = Json::object();
        if (cartons >= 0) counts["cartonCount"] = cartons;
        if (pallets >= 0) counts["palletCount"] = pallets;
        if (pallets <= 0) return;
        Json pallet = {{"palletIdentifiers", Json::array({sscc_label(70)})}, {"items", Json::array()}};
        for (const Json& item : document["shippedItems"]) {
          pallet["items"].push_back({{"itemReference", item["itemSequenceNumber"]},
                                     {"shippedQuantity", item["shippedQuantity"]},
                                     {"itemDetails", item["itemDetails"]}});
        }
        document["pallets"] = Json::array({pallet});
      },
      settings);
}

TEST(ASN_37, Keeps) {
  EXPECT_EQ(outcome_when_counted(11), "Success");
  EXPECT_EQ(outcome_when_counted(-1, CartonCount::Either, 1), "Success");
  EXPECT_EQ(outcome_when_counted(-1, CartonCount::WhenNotPalletised, 1), "Success");
  EXPECT_EQ(outcome_when_counted(2, CartonCount::Always, 1), "Success");
}

TEST(ASN_37, Breaks) {
  EXPECT_EQ(outcome_when_counted(12), "INVALID_CARTON_COUNT");
  EXPECT_EQ(outcome_when_counted(-1), "INVALID_CARTON_COUNT");
  EXPECT_EQ(outcome_when_counted(0), "INVALID_CARTON_COUNT");
  EXPECT_EQ(outcome_when_counted(-1, CartonCount::WhenNotPalletised), "INVALID_CARTON_COUNT");
  EXPECT_EQ(outcome_when_counted(-1, CartonCount::Always, 1), "INVALID_CARTON_COUNT");
}

/// In Europe, the edited notice.
std::string outcome_in_europe(const Edit& edit) { return outcome_when(edit, in_region(Region::EU)); }

TEST(ASN_38, Keeps) {
  EXPECT_EQ(outcome_in_europe(as_it_is), "Success");
  EXPECT_EQ(outcome_in_europe(as_parcels), "Success");
  EXPECT_EQ(outcome_in_europe([](Json& document) {
              document["pallets"] = Json::array({pallet_of({"001", "002"})});
              document["shipmentMeasurements"]["palletCount"] = 1;
            }),
            "Success");
}

TEST(ASN_38, Breaks) {
  EXPECT_EQ(outcome_in_europe([](Json& document) { document["shipmentMeasurements"].erase("palletCount"); }),
            "INVALID_PALLET_COUNT");
  EXPECT_EQ(outcome_in_europe([](Json& document) {
              as_parcels(document);
              document["shipmentMeasurements"]["palletCount"] = 1;
            }),
            "INVALID_PALLET_COUNT");
  EXPECT_EQ(outcome_in_europe([](Json& document) {
              document["pallets"] = Json::array({pallet_of({"001", "002"})});
            }),
            "INVALID_PALLET_COUNT");
  EXPECT_EQ(outcome_when([](Json& document) {
              document["pallets"] = Json::array({pallet_of({"001"})});
              document["pallets"][0]["cartonReferenceDetails"].erase("cartonCount");
            }),
            "INVALID_PALLET_COUNT");
  EXPECT_EQ(outcome_when([](Json& document) {
              document["pallets"] = Json::array({pallet_of({"001", "002"})});
              document["pallets"][0]["cartonReferenceDetails"]["cartonCount"] = 3;
            }),
            "INVALID_PALLET_COUNT");
}

TEST(ASN_39, Keeps) { EXPECT_EQ(outcome_when(as_it_is), "Success"); }

TEST(ASN_39, Breaks) {
  EXPECT_EQ(outcome_when([](Json& document) { document["shipFromParty"]["address"].erase("postalCode"); }),
            "INVALID_ADDRESS");
  EXPECT_EQ(outcome_when([](Json& document) { document["shipFromParty"].erase("address"); }), "INVALID_ADDRESS");
}

/// Seals and all, to be shipped that long after the start.
std::string imported(Duration ships_after, const Edit& edit = as_it_is) {
  return outcome_when([&](Json& document) {
    Json imports = {{"sealNumber", "SEAL1"},
                    {"importContainers", "1-40'HC"},
                    {"billableWeight", {{"unitOfMeasure", "Kg"}, {"value", "900"}}},
                    {"route", {{"stops", Json::array({{{"functionCode", "PortOfLoading"}}})}}},
                    {"estimatedShipByDate", format_instant(start_of_trial() + ships_after)}};
    edit(imports);
    document["importDetails"] = std::move(imports);
  });
}

TEST(ASN_47, Keeps) {
  EXPECT_EQ(imported(days(0)), "Success");
  EXPECT_EQ(imported(days(60)), "Success");
}

TEST(ASN_47, Breaks) {
  EXPECT_EQ(imported(days(-1)), "INVALID_IMPORT_DETAILS");
  EXPECT_EQ(imported(days(61)), "INVALID_IMPORT_DETAILS");
  for (const char* field : {"sealNumber", "importContainers", "billableWeight", "route", "estimatedShipByDate"}) {
    EXPECT_EQ(imported(days(1), [&](Json& imports) { imports.erase(field); }), "INVALID_IMPORT_DETAILS") << field;
  }
  EXPECT_EQ(imported(days(1), [](Json& imports) { imports["importContainers"] = std::string(65, '1'); }), "400");
}

TEST(ASN_48, Keeps) { EXPECT_EQ(outcome_when(as_it_is), "Success"); }

TEST(ASN_48, Breaks) {
  Trial trial = shipping_trial();
  trial.issue(order("C", {order_line(1, each(10))}));
  EXPECT_EQ(outcome_of(trial, notice("S1", trial.now, {{"C", 1, 1}})), "ORDER_NOT_CONFIRMED");
}

TEST(ASN_49, Keeps) {
  EXPECT_EQ(outcome_when([](Json& document) {
              document["shippedItems"][0].erase("amazonProductIdentifier");
              document["shippedItems"][0]["vendorProductIdentifier"] = "V1";
            }),
            "Success");
}

TEST(ASN_49, Breaks) {
  EXPECT_EQ(outcome_when([](Json& document) { document["shippedItems"][0]["amazonProductIdentifier"] = "B0OTHER"; }),
            "INVALID_PRODUCT_IDENTIFIER");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
