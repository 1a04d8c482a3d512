// A small vendor's day at Vendor Central: documents in a few words, requests in one line each.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/effect.h"
#include "core/base/gs1.h"
#include "core/base/http.h"
#include "core/base/json/json_tree.h"
#include "mock_amazon/vendor_central.h"

namespace vendorproof::mock_amazon {

inline const std::string orders_path = "/vendor/orders/v1/purchaseOrders";
inline const std::string order_status_path = "/vendor/orders/v1/purchaseOrdersStatus";
inline constexpr const char* acknowledgements_path = "/vendor/orders/v1/acknowledgements";
inline constexpr const char* notices_path = "/vendor/shipping/v1/shipmentConfirmations";
inline constexpr const char* shipments_path = "/vendor/shipping/v1/shipments";
inline constexpr const char* invoices_path = "/vendor/payments/v1/invoices";

inline Duration hours(std::int64_t count) { return std::chrono::hours(count); }
inline Duration days(std::int64_t count) { return std::chrono::hours(24 * count); }

/// A Monday morning.
inline Instant start_of_trial() { return *parse_instant("2026-11-23T08:00:00Z"); }

inline Settings in_region(Region region) {
  Settings settings;
  settings.region = region;
  return settings;
}

inline Json each(std::int64_t amount) { return {{"amount", amount}, {"unitOfMeasure", "Eaches"}, {"unitSize", 1}}; }
inline Json cases(std::int64_t amount, std::int64_t size) {
  return {{"amount", amount}, {"unitOfMeasure", "Cases"}, {"unitSize", size}};
}
inline Json dollars(const std::string& amount) { return {{"amount", amount}, {"currencyCode", "USD"}}; }
inline Json party(const std::string& id) { return {{"partyId", id}}; }

/// Line `sequence` orders `B0LINE<sequence>` at 2.50.
inline Json order_line(std::int64_t sequence, const Json& quantity, const std::string& cost = "2.50") {
  return {{"itemSequenceNumber", std::to_string(sequence)},
          {"amazonProductIdentifier", "B0LINE" + std::to_string(sequence)},
          {"vendorProductIdentifier", "V" + std::to_string(sequence)},
          {"orderedQuantity", quantity},
          {"isBackOrderAllowed", sequence != 3},
          {"netCost", dollars(cost)}};
}

/// Placed at the start, to be delivered from the second to the ninth day. Line 3 may not be backordered.
inline Json order(const std::string& number, const std::vector<Json>& lines) {
  const Instant placed = start_of_trial();
  Json details = {{"purchaseOrderDate", format_instant(placed)},
                  {"purchaseOrderStateChangedDate", format_instant(placed)},
                  {"purchaseOrderType", "RegularOrder"},
                  {"paymentMethod", "Invoice"},
                  {"buyingParty", party("AMZBY")},
                  {"sellingParty", party("VEND1")},
                  {"shipToParty", party("PHX6")},
                  {"billToParty", party("AMZAP")},
                  {"deliveryWindow", format_window({placed + days(2), placed + days(9)})},
                  {"items", lines}};
  return {{"purchaseOrderNumber", number}, {"purchaseOrderState", "New"}, {"orderDetails", std::move(details)}};
}

struct Part {
  std::string code;
  Json quantity;
};

inline Json acknowledged_item(std::int64_t sequence, const std::vector<Part>& parts, const std::string& cost = "2.50") {
  Json item = {{"itemSequenceNumber", std::to_string(sequence)},
               {"amazonProductIdentifier", "B0LINE" + std::to_string(sequence)},
               {"orderedQuantity", {{"amount", 1}}},
               {"netCost", dollars(cost)},
               {"itemAcknowledgements", Json::array()}};
  for (const Part& part : parts) {
    Json row = {{"acknowledgementCode", part.code}, {"acknowledgedQuantity", part.quantity}};
    if (part.code == "Backordered") row["scheduledDeliveryDate"] = "2026-12-01T00:00:00Z";
    if (part.code == "Rejected") row["rejectionReason"] = "TemporarilyUnavailable";
    item["itemAcknowledgements"].push_back(std::move(row));
  }
  return item;
}

inline Json acknowledgement(const std::string& number, const std::vector<Json>& items) {
  return {{"purchaseOrderNumber", number},
          {"sellingParty", party("VEND1")},
          {"acknowledgementDate", format_instant(start_of_trial())},
          {"items", items}};
}

inline std::string sscc_of(std::uint64_t serial) { return make_sscc(0, "9506000", serial); }

/// What one carton holds: order, line, eaches.
struct Packed {
  std::string order;
  std::int64_t line = 1;
  std::int64_t eaches = 0;
};

inline Json warehouse_address() {
  return {{"name", "Warehouse"}, {"addressLine1", "1 Dock Street"}, {"postalCode", "85043"}, {"countryCode", "US"}};
}

/// One carton per entry, with the labels `first_serial`, `first_serial` + 1, ...
inline Json notice(const std::string& identifier, Instant shipped, const std::vector<Packed>& cartons,
                   std::uint64_t first_serial = 1) {
  Json items = Json::array();
  Json boxes = Json::array();
  for (std::size_t i = 0; i < cartons.size(); ++i) {
    const std::string reference = "00" + std::to_string(i + 1);
    const Json details = {{"purchaseOrderNumber", cartons[i].order}};
    items.push_back({{"itemSequenceNumber", reference},
                     {"amazonProductIdentifier", "B0LINE" + std::to_string(cartons[i].line)},
                     {"shippedQuantity", each(cartons[i].eaches)},
                     {"itemDetails", details}});
    const Json label = {{"containerIdentificationType", "SSCC"},
                        {"containerIdentificationNumber", "00" + sscc_of(first_serial + i)}};
    const Json packed = {
        {"itemReference", reference}, {"shippedQuantity", each(cartons[i].eaches)}, {"itemDetails", details}};
    boxes.push_back({{"cartonIdentifiers", Json::array({label})},
                     {"cartonSequenceNumber", reference},
                     {"items", Json::array({packed})}});
  }
  return {{"shipmentIdentifier", identifier},
          {"shipmentConfirmationType", "Original"},
          {"shipmentConfirmationDate", format_instant(shipped)},
          {"shippedDate", format_instant(shipped)},
          {"estimatedDeliveryDate", format_instant(shipped + days(2))},
          {"transportationDetails",
           {{"carrierScac", "ABFS"},
            {"carrierShipmentReferenceNumber", "PRO-" + identifier},
            {"billOfLadingNumber", "VEND1-0000-" + identifier}}},
          {"sellingParty", party("VEND1")},
          {"shipFromParty", {{"partyId", "WHSE1"}, {"address", warehouse_address()}}},
          {"shipToParty", party("PHX6")},
          {"shipmentMeasurements", {{"cartonCount", cartons.size()}, {"palletCount", 0}}},
          {"shippedItems", items},
          {"cartons", boxes}};
}

inline Json invoice_item(const std::string& order, std::int64_t line, const Json& quantity,
                         const std::string& cost = "2.50") {
  return {{"itemSequenceNumber", line},
          {"amazonProductIdentifier", "B0LINE" + std::to_string(line)},
          {"invoicedQuantity", quantity},
          {"netCost", dollars(cost)},
          {"purchaseOrderNumber", order}};
}

inline Json invoice(const std::string& id, Instant date, const std::string& total, const std::vector<Json>& items) {
  return {{"invoiceType", "Invoice"},
          {"id", id},
          {"date", format_instant(date)},
          {"remitToParty", party("VENDR")},
          {"billToParty", party("AMZAP")},
          {"invoiceTotal", dollars(total)},
          {"items", items}};
}

/// The truck that really holds such cartons.
inline Truck truck(const std::string& load, Instant departed, Instant arrives, const std::vector<Packed>& cartons,
                   std::uint64_t first_serial = 1) {
  Truck loaded;
  loaded.load_number = load;
  loaded.ship_to = "PHX6";
  loaded.departed = departed;
  loaded.arrives = arrives;
  for (std::size_t i = 0; i < cartons.size(); ++i) {
    PhysicalCarton carton;
    carton.sscc = sscc_of(first_serial + i);
    carton.contents = {{"B0LINE" + std::to_string(cartons[i].line), cartons[i].order, cartons[i].eaches, ""}};
    loaded.cartons.push_back(std::move(carton));
  }
  return loaded;
}

class Trial {
 public:
  explicit Trial(Settings settings = {}) : region(settings.region), amazon(std::move(settings)) {}

  void login() {
    HttpRequest request;
    request.method = "POST";
    request.path = "/auth/o2/token";
    request.body =
        "grant_type=refresh_token&client_id=amzn1.application-oa2-client.test&client_secret=test-secret"
        "&refresh_token=Atzr|test-refresh-token";
    const HttpResponse response = amazon.handle(request, now);
    token = parse_json(response.body)->value("access_token", "");
    token_until = now + std::chrono::minutes(59);
  }

  HttpResponse call(const std::string& method, const std::string& target, const std::string& body = "") {
    if (token.empty() || now >= token_until) login();
    HttpRequest request;
    request.method = method;
    set_target(request, target);
    request.headers = {{"x-amz-access-token", token}};
    if (method == "POST") request.headers.emplace_back("content-type", "application/json; charset=utf-8");
    request.body = body;
    return amazon.handle(request, now);
  }

  /// The payload of a 200 answer.
  Json get(const std::string& target) {
    const HttpResponse response = call("GET", target);
    EXPECT_EQ(response.status, 200) << target << "\n" << response.body;
    return parse_json(response.body)->value("payload", Json());
  }

  HttpResponse post(const std::string& path, const Json& documents) {
    const char* list = path == acknowledgements_path ? "acknowledgements"
                       : path == notices_path        ? "shipmentConfirmations"
                       : path == shipments_path      ? "shipments"
                                                     : "invoices";
    const Json body = {{list, documents.is_array() ? documents : Json::array({documents})}};
    return call("POST", path, body.dump());
  }

  /// Submits, waits until it is processed, and says what became of it: `Processing`, `Success` or the codes of the
  /// failures.
  std::string outcome(const std::string& path, const Json& documents) {
    const HttpResponse response = post(path, documents);
    if (response.status != 202) return std::to_string(response.status) + " " + response.body;
    const std::string id = parse_json(response.body)->at("payload").at("transactionId").get<std::string>();
    pass(std::chrono::minutes(5));
    return status_of(id);
  }

  std::string status_of(const std::string& transaction) {
    const Json payload = get("/vendor/transactions/v1/transactions/" + transaction);
    const Json& status = payload.at("transactionStatus");
    if (status.at("status") != "Failure") return status.at("status").get<std::string>();
    std::string codes;
    for (const Json& error : status.at("errors"))
      codes += (codes.empty() ? "" : " ") + error.at("code").get<std::string>();
    return codes;
  }

  void issue(const Json& document) {
    const Result<void> issued = amazon.issue(document.dump(), now);
    EXPECT_TRUE(issued.has_value()) << (issued ? "" : issued.error().message);
  }

  void accept_all(const std::string& number, const std::vector<std::int64_t>& eaches) {
    std::vector<Json> items;
    for (std::size_t i = 0; i < eaches.size(); ++i) {
      items.push_back(acknowledged_item(static_cast<std::int64_t>(i) + 1, {{"Accepted", each(eaches[i])}}));
      if (region != Region::IN) continue;
      // India wants to know when (ACK-25).
      for (const char* date : {"scheduledShipDate", "scheduledDeliveryDate"}) {
        items.back()["itemAcknowledgements"][0][date] = format_instant(now + days(3));
      }
    }
    EXPECT_EQ(outcome(acknowledgements_path, acknowledgement(number, items)), "Processing");
  }

  /// Sends the notice, and has the truck with the same cartons arrive after that `ride`.
  void ship(const std::string& identifier, const std::vector<Packed>& cartons, Duration ride = hours(48),
            std::uint64_t first_serial = 1) {
    EXPECT_EQ(outcome(notices_path, notice(identifier, now, cartons, first_serial)), "Success");
    amazon.expect_truck(truck(identifier, now, now + ride, cartons, first_serial), now);
  }

  void pass(Duration time) {
    now += time;
    amazon.advance(now);
  }

  /// Takes the effects so far, and those of that kind out of all since the start.
  std::vector<Effect> effects(EffectKind kind) {
    for (Effect& effect : amazon.take_effects()) all_effects.push_back(std::move(effect));
    std::vector<Effect> found;
    for (const Effect& effect : all_effects) {
      if (effect.kind == kind) found.push_back(effect);
    }
    return found;
  }

  Region region;
  VendorCentral amazon;
  Instant now = start_of_trial();
  std::string token;
  Instant token_until;
  std::vector<Effect> all_effects;
};

}  // namespace vendorproof::mock_amazon
