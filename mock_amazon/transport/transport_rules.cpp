#include "mock_amazon/transport/transport_rules.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/money.h"
#include "core/base/require.h"
#include "mock_amazon/notices/notice_register.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

using Complaints = std::vector<std::string>;

constexpr Duration unique_for = std::chrono::hours(365 * 24);
constexpr std::int64_t business_days_ahead_min = 2;

Refusal incomplete(std::string_view element, std::string_view missing) {
  return {"InvalidInput",
          "The content of element '" + std::string(element) + "' is not complete. One of '{" + std::string(missing) +
              "}' is expected.",
          ""};
}

const Transport* transport_of(const TransportClaim& claim) {
  const auto& shipments = claim.central.transports.by_identifier;
  const auto found = shipments.find(text_at(claim.document, "vendorShipmentIdentifier"));
  return found == shipments.end() ? nullptr : &found->second;
}

Complaints nothing_to_cancel(const TransportClaim& claim) {
  const Transport* transport = transport_of(claim);
  const std::string party = text_at(member(claim.document, "sellingParty"), "partyId");
  const bool own = transport != nullptr && text_at(member(transport->document, "sellingParty"), "partyId") == party;
  if (own) return {};
  return {"there is no shipment '" + text_at(claim.document, "vendorShipmentIdentifier") + "' of " + party};
}

Complaints already_shipped(const TransportClaim& claim) {
  const std::string identifier = text_at(claim.document, "vendorShipmentIdentifier");
  if (known(transport_of(claim), "shipment", identifier).status() != TransportStatus::Shipped) return {};
  return {"shipment " + identifier + " has left"};
}

Complaints used_identifier(const TransportClaim& claim) {
  const std::string identifier = text_at(claim.document, "vendorShipmentIdentifier");
  const auto& used = claim.central.transports.used;
  const auto found = used.find(identifier);
  if (!identifier.empty() && (found == used.end() || claim.submitted >= found->second + unique_for)) return {};
  return {"vendorShipmentIdentifier '" + identifier + "' is empty or was used within 365 days"};
}

Complaints not_offered(const TransportClaim& claim) {
  const Region region = claim.central.settings.region;
  if (!claim.collect() || region == Region::NA || region == Region::EU) return {};
  return {"Amazon collects freight in North America and Europe only"};
}

Complaints unknown_order(const TransportClaim& claim) {
  Complaints complaints;
  for (const Json& group : rows(claim.document, "purchaseOrders")) {
    const std::string number = text_at(group, "purchaseOrderNumber");
    if (claim.central.orders.find(number) == nullptr) complaints.push_back("there is no order '" + number + "'");
  }
  return complaints;
}

Complaints unconfirmed_order(const TransportClaim& claim) {
  Complaints complaints;
  for (const Json& group : rows(claim.document, "purchaseOrders")) {
    const Order& order = claim.central.orders.known(text_at(group, "purchaseOrderNumber"));
    if (order.confirmed() == 0) complaints.push_back("order " + order.number + " is unconfirmed or closed");
  }
  return complaints;
}

Complaints unknown_product(const TransportClaim& claim) {
  Complaints complaints;
  for (const Json& group : rows(claim.document, "purchaseOrders")) {
    const Order& order = claim.central.orders.known(text_at(group, "purchaseOrderNumber"));
    for (const Json& item : rows(group, "items")) {
      const std::string asin = text_at(item, "buyerProductIdentifier");
      const std::string own = text_at(item, "vendorProductIdentifier");
      const bool ordered = std::any_of(order.lines.begin(), order.lines.end(), [&](const OrderLine& line) {
        return (!asin.empty() && line.asin == asin) || (asin.empty() && !own.empty() && line.vendor_identifier == own);
      });
      if (ordered) continue;
      complaints.push_back("item " + text_at(item, "itemSequenceNumber") + " is not on order " + order.number);
    }
  }
  return complaints;
}

Complaints bad_quantity(const TransportClaim& claim) {
  Complaints complaints;
  for (const Json& group : rows(claim.document, "purchaseOrders")) {
    for (const Json& item : rows(group, "items")) {
      if (quantity_at(item, "shippedQuantity", {}).amount > 0) continue;
      complaints.push_back("item " + text_at(item, "itemSequenceNumber") + " ships a quantity that is not above zero");
    }
  }
  return complaints;
}

Complaints short_notice(const TransportClaim& claim) {
  if (!claim.collect()) return {};
  const std::optional<Instant> pick_up =
      instant_at(member(claim.document, "collectFreightPickupDetails"), "requestedPickUp");
  if (pick_up && business_days_between(claim.submitted, *pick_up) >= business_days_ahead_min) return {};
  return {"requestedPickUp is less than two business days ahead"};
}

/// Tenths of a millimetre; 0 when it can not be read. Decimals finer than 1/10,000 of the unit are cut.
std::int64_t tenths_of_millimetres(const Json& dimensions, std::string_view side) {
  std::string text = text_at(dimensions, side);
  const std::size_t point = text.find('.');
  if (point != std::string::npos && text.find_first_of("eE") == std::string::npos) text = text.substr(0, point + 5);
  const Result<Money> value = Money::parse(text, *Currency::parse("USD"));
  constexpr std::int64_t ten_thousandths_max = 1'000'000'000;
  if (!value || value->ten_thousandths() < 0 || value->ten_thousandths() > ten_thousandths_max) return 0;
  const std::string unit = text_at(dimensions, "unitOfMeasure");
  const std::int64_t factor = unit == "In" ? 254 : unit == "Ft" ? 3'048 : unit == "Yard" ? 9'144 : 10'000;
  return value->ten_thousandths() * factor / 10'000;
}

struct Base {
  std::int64_t longer;  ///< tenths of a millimetre
  std::int64_t shorter;
};

/// 48 by 40 inches; and Europe's 1200 by 1000 and 1200 by 800 mm. A centimetre more or less is the same pallet.
constexpr std::array<Base, 3> standard_bases = {{{12'192, 10'160}, {12'000, 10'000}, {12'000, 8'000}}};
constexpr std::int64_t tolerance = 100;

bool is_standard(const Json& dimensions) {
  const std::int64_t length = tenths_of_millimetres(dimensions, "length");
  const std::int64_t width = tenths_of_millimetres(dimensions, "width");
  const auto near = [](std::int64_t one, std::int64_t other) {
    return std::max(one, other) - std::min(one, other) <= tolerance;
  };
  return std::any_of(standard_bases.begin(), standard_bases.end(), [&](const Base& base) {
    return near(std::max(length, width), base.longer) && near(std::min(length, width), base.shorter);
  });
}

Complaints odd_pallet(const TransportClaim& claim) {
  Complaints complaints;
  if (!claim.collect()) return complaints;
  for (const Json& container : rows(claim.document, "containers")) {
    const Json& dimensions = member(container, "dimensions");
    if (text_at(container, "containerType") != "pallet" || !dimensions.is_object() || is_standard(dimensions)) continue;
    complaints.push_back("pallet '" + text_at(container, "containerSequenceNumber") + "' has no standard size");
  }
  return complaints;
}

Complaints too_many_cartons(const TransportClaim& claim) {
  const std::int64_t counted =
      integer_at(member(claim.document, "shipmentMeasurements"), "totalCartonCount").value_or(0);
  const std::size_t cartons = carton_labels_of(claim.document).size();
  if (cartons <= transport_cartons_max && counted <= static_cast<std::int64_t>(transport_cartons_max)) return {};
  return {"a shipment has at most " + std::to_string(transport_cartons_max) + " cartons"};
}

}  // namespace

bool TransportClaim::collect() const { return text_at(document, "shipmentFreightTerm") == "Collect"; }

std::vector<Refusal> missing_of_transport(const Json& document) {
  std::vector<Refusal> refusals;
  if (text_at(document, "transactionType") == "Cancel") return refusals;
  const std::string term = text_at(document, "shipmentFreightTerm");
  if (term.empty()) refusals.push_back(incomplete("shipments", "shipmentFreightTerm"));
  if (term != "Collect") return refusals;
  const Json& measurements = member(document, "shipmentMeasurements");
  if (!measurements.is_object()) {
    refusals.push_back(incomplete("shipments", "shipmentMeasurements"));
  } else if (!measurements.contains("totalCartonCount") && !measurements.contains("totalPalletStackable") &&
             !measurements.contains("totalPalletNonStackable")) {
    refusals.push_back(
        incomplete("shipmentMeasurements", "totalCartonCount, totalPalletStackable, totalPalletNonStackable"));
  }
  if (!instant_at(member(document, "collectFreightPickupDetails"), "requestedPickUp")) {
    refusals.push_back(incomplete("collectFreightPickupDetails", "requestedPickUp"));
  }
  const Json& orders = rows(document, "purchaseOrders");
  const bool named = std::all_of(orders.begin(), orders.end(),
                                 [](const Json& order) { return !text_at(order, "purchaseOrderNumber").empty(); });
  if (orders.empty()) refusals.push_back(incomplete("shipments", "purchaseOrders"));
  if (!named) refusals.push_back(incomplete("purchaseOrders", "purchaseOrderNumber"));
  return refusals;
}

const std::vector<TransportRule>& transport_rules() {
  static const std::vector<TransportRule> table = {
      {"Cancel", "ASN-55", "INVALID_SHIPMENT_IDENTIFIER", nothing_to_cancel},
      {"Cancel", "ASN-57", "ALREADY_SHIPPED", already_shipped},
      {"New", "", "DUPLICATE_SHIPMENT_IDENTIFIER", used_identifier},
      {"New", "ASN-54", "TRANSPORT_NOT_OFFERED", not_offered},
      {"New", "ASN-54", "INVALID_ORDER_ID", unknown_order},
      {"New", "ASN-54", "ORDER_NOT_CONFIRMED", unconfirmed_order},
      {"New", "ASN-49", "INVALID_PRODUCT_IDENTIFIER", unknown_product},
      {"New", "", "INVALID_QUANTITY", bad_quantity},
      {"New", "ASN-54", "INVALID_DATE", short_notice},
      {"New", "ASN-54", "NON_STANDARD_PALLET", odd_pallet},
      {"New", "", "TOO_MANY_CARTONS", too_many_cartons},
  };
  return table;
}

std::vector<std::string> carton_labels_of(const Json& document) {
  std::vector<std::string> labels;
  for (const Json& container : rows(document, "containers")) {
    if (text_at(container, "containerType") != "carton") continue;
    const Json& identifiers = rows(container, "containerIdentifiers");
    const std::string written =
        identifiers.empty() ? std::string() : text_at(identifiers.front(), "containerIdentificationNumber");
    const std::string sscc = sscc_digits(written);
    labels.push_back(sscc.empty() ? written : sscc);
  }
  if (!labels.empty()) return labels;
  const std::int64_t counted = integer_at(member(document, "shipmentMeasurements"), "totalCartonCount").value_or(0);
  const auto most = static_cast<std::int64_t>(transport_cartons_max);
  labels.resize(static_cast<std::size_t>(std::clamp<std::int64_t>(counted, 0, most)));
  return labels;
}

}  // namespace vendorproof::mock_amazon
