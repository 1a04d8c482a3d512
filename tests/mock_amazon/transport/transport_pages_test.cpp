#include "mock_amazon/transport/transport_pages.h"

#include <set>

#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/transport_trial.h"

namespace vendorproof::mock_amazon {
namespace {

constexpr const char* labels_path = "/vendor/shipping/v1/transportLabels";

/// Five shipments, one an hour, the carriers of all known.
Trial five_shipments() {
  Trial trial = confirmed_trial();
  for (int i = 1; i <= 5; ++i) {
    EXPECT_EQ(trial.outcome(shipments_path, transport("T" + std::to_string(i), trial.now)), "Success");
    trial.pass(std::chrono::minutes(55));
  }
  trial.pass(days(3));
  return trial;
}

std::string identifiers(const Json& found) {
  std::string text;
  for (const Json& shipment : found) text += shipment.at("vendorShipmentIdentifier").get<std::string>() + " ";
  return text;
}

TEST(TransportPages, ShowAShipmentWithItsCarrier) {
  Trial trial = five_shipments();
  const Json shown = shipments(trial, "?vendorShipmentIdentifier=T3").at(0);
  EXPECT_EQ(shown.at("buyerReferenceNumber").get<std::string>().size(), 11U);
  EXPECT_EQ(shown.at("shipmentFreightTerm"), "Collect");
  EXPECT_EQ(shown.at("transportationDetails").at("carrierDetails").at("code"), "UPSN");
  EXPECT_EQ(shown.at("collectFreightPickupDetails").at("scheduledPickUp"),
            shown.at("collectFreightPickupDetails").at("requestedPickUp"));
  EXPECT_EQ(shown.at("packageLabelCreateDate"), "2026-11-26T12:00:00Z");
  EXPECT_FALSE(shown.contains("shipmentConfirmDate"));
}

TEST(TransportPages, FilterByEveryParameter) {
  Trial trial = five_shipments();
  const Json shown = shipments(trial, "?vendorShipmentIdentifier=T2").at(0);
  const std::string reference = shown.at("buyerReferenceNumber");
  EXPECT_EQ(identifiers(shipments(trial, "?buyerReferenceNumber=" + reference)), "T2 ");
  EXPECT_EQ(identifiers(shipments(trial, "?currentShipmentStatus=Shipped")), "");
  EXPECT_EQ(shipments(trial, "?currentShipmentStatus=CarrierAssigned").size(), 5U);
  EXPECT_EQ(shipments(trial, "?buyerWarehouseCode=PHX6&sellerWarehouseCode=VEND1").size(), 5U);
  EXPECT_EQ(shipments(trial, "?buyerWarehouseCode=PHX7").size(), 0U);
  EXPECT_EQ(shipments(trial, "?sellerWarehouseCode=VEND2").size(), 0U);
  const std::string created = shown.at("shipmentCreateDate");
  EXPECT_EQ(identifiers(shipments(trial, "?createdAfter=" + created)), "T2 T3 T4 T5 ");
  EXPECT_EQ(identifiers(shipments(trial, "?createdBefore=" + created)), "T1 ");
  EXPECT_EQ(identifiers(shipments(trial, "?sortOrder=DESC&createdBefore=" + created)), "T1 ");
  EXPECT_EQ(identifiers(shipments(trial, "?sortOrder=DESC")), "T5 T4 T3 T2 T1 ");
  const std::string pick_up = shown.at("collectFreightPickupDetails").at("requestedPickUp");
  for (const std::string date : {"requestedPickUp", "scheduledPickUp"}) {
    EXPECT_EQ(identifiers(shipments(trial, "?" + date + "Before=" + pick_up)), "T1 ") << date;
    EXPECT_EQ(identifiers(shipments(trial, "?" + date + "After=" + pick_up)), "T2 T3 T4 T5 ") << date;
  }
  EXPECT_EQ(shipments(trial, "?packageLabelCreatedAfter=2026-11-26T12:00:00Z").size(), 5U);
  EXPECT_EQ(shipments(trial, "?packageLabelCreatedBefore=2026-11-26T12:00:00Z").size(), 0U);
  EXPECT_EQ(shipments(trial, "?estimatedDeliveryAfter=2026-11-29T00:00:00Z").size(), 5U);
  EXPECT_EQ(shipments(trial, "?shippedAfter=2026-01-01T00:00:00Z").size(), 0U);
  trial.pass(days(1));
  EXPECT_EQ(shipments(trial, "?shippedAfter=2026-01-01T00:00:00Z").size(), 5U);
  EXPECT_EQ(shipments(trial, "?shipmentConfirmedBefore=2027-01-01T00:00:00Z").size(), 5U);
  EXPECT_EQ(shipments(trial, "?shipmentDeliveryBefore=2027-01-01T00:00:00Z").size(), 0U);
  trial.pass(days(3));
  EXPECT_EQ(shipments(trial, "?shipmentDeliveryBefore=2027-01-01T00:00:00Z").size(), 5U);
}

TEST(TransportPages, RefuseWhatTheyCanNotRead) {
  Trial trial = five_shipments();
  for (const char* query :
       {"?limit=0", "?limit=51", "?limit=x", "?sortOrder=UP", "?createdAfter=yesterday", "?nextToken=xyz",
        "?createdAfter=2026-12-02T00:00:00Z&createdBefore=2026-12-01T00:00:00Z"}) {
    EXPECT_EQ(trial.call("GET", std::string(shipments_path) + query).status, 400) << query;
  }
  for (const char* query : {"?limit=51", "?sortOrder=UP", "?labelCreatedBefore=x", "?nextToken=xyz"}) {
    EXPECT_EQ(trial.call("GET", std::string(labels_path) + query).status, 400) << query;
  }
  EXPECT_EQ(trial.call("GET", std::string(shipments_path) + "?misspelt=1").status, 200);
}

/// Every shipment on all pages, and how many pages were empty.
std::pair<std::string, int> walk(Trial& trial, const std::string& query) {
  std::string found;
  int empty = 0;
  std::string token;
  for (int pages = 0; pages < 20; ++pages) {
    const Json payload = trial.get(std::string(shipments_path) + query + (token.empty() ? "" : "&nextToken=" + token));
    found += identifiers(payload.at("shipments"));
    if (payload.at("shipments").empty()) ++empty;
    if (!payload.contains("pagination")) return {found, empty};
    token = payload.at("pagination").at("nextToken").get<std::string>();
  }
  return {"does not end", 0};
}

TEST(TransportPages, ShowEveryShipmentOnceInEitherOrder) {
  Trial trial = five_shipments();
  EXPECT_EQ(walk(trial, "?limit=2"), (std::pair<std::string, int>{"T1 T2 T3 T4 T5 ", 0}));
  EXPECT_EQ(walk(trial, "?limit=2&sortOrder=DESC"), (std::pair<std::string, int>{"T5 T4 T3 T2 T1 ", 0}));
  EXPECT_EQ(walk(trial, "?limit=1&vendorShipmentIdentifier=T4"), (std::pair<std::string, int>{"T4 ", 4}));
}

TEST(TransportPages, GoOnWhenARowIsCancelledBetweenPages) {
  Trial trial = five_shipments();
  const Json first = trial.get(std::string(shipments_path) + "?limit=2");
  EXPECT_EQ(trial.outcome(shipments_path, cancellation("T2", trial.now)), "Success");
  const std::string token = first.at("pagination").at("nextToken");
  EXPECT_EQ(identifiers(shipments(trial, "?limit=2&nextToken=" + token)), "T3 T4 ");
}

TEST(TransportPages, ShowALabelPerCarton) {
  Trial trial = five_shipments();
  const Json label = trial.get(std::string(labels_path) + "?vendorShipmentIdentifier=T2").at("transportLabels").at(0);
  const Json& information = label.at("shipmentInformation");
  EXPECT_EQ(information.at("vendorDetails").at("vendorShipmentIdentifier"), "T2");
  EXPECT_EQ(information.at("totalLabelCount"), 2);
  EXPECT_EQ(information.at("shipMode"), "SmallParcel");
  EXPECT_EQ(information.at("warehouseId"), "WHSE1");
  EXPECT_EQ(label.at("labelCreateDateTime"), "2026-11-26T12:00:00Z");
  std::set<std::string> tracking;
  for (const Json& data : label.at("labelData")) {
    EXPECT_EQ(data.at("labelFormat"), "PDF");
    EXPECT_EQ(data.at("carrierCode"), "UPSN");
    tracking.insert(data.at("trackingId").get<std::string>());
    const std::optional<std::string> pdf = base64_decode(data.at("label").get<std::string>());
    ASSERT_TRUE(pdf.has_value());
    EXPECT_EQ(pdf->substr(0, 8), "%PDF-1.4");
  }
  EXPECT_EQ(tracking.size(), 2U);
  EXPECT_EQ(*tracking.begin(), information.at("masterTrackingId"));
}

TEST(TransportPages, FilterLabels) {
  Trial trial = five_shipments();
  const auto count = [&](const std::string& query) {
    return trial.get(labels_path + query).at("transportLabels").size();
  };
  EXPECT_EQ(count(""), 5U);
  EXPECT_EQ(count("?labelCreatedAfter=2026-11-26T12:00:00Z"), 5U);
  EXPECT_EQ(count("?labelCreatedBefore=2026-11-26T12:00:00Z"), 0U);
  EXPECT_EQ(count("?sellerWarehouseCode=VEND2"), 0U);
  EXPECT_EQ(count("?buyerReferenceNumber=14500000003"), 1U);
  EXPECT_EQ(count("?limit=2&sortOrder=DESC"), 2U);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
