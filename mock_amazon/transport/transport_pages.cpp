#include "mock_amazon/transport/transport_pages.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "mock_amazon/orders/order_listing.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/transport/carton_label.h"
#include "mock_amazon/wire/page.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::size_t shipments_max = 50;
/// Labels are big, so a page ends when it has this many (the limit is ours).
constexpr std::size_t labels_per_page_max = 500;

/// A date of a shipment that a query can ask for, by the parameters `<name>After` and `<name>Before`.
struct DateFilter {
  std::string_view after;
  std::string_view before;
  std::optional<Instant> (*date)(const Transport& transport, Instant now);
};

std::optional<Instant> scheduled_pick_up(const Transport& transport, Instant) {
  return transport.reached(TransportStatus::CarrierAssigned) ? transport.pick_up : std::nullopt;
}

std::optional<Instant> estimated_delivery(const Transport& transport, Instant now) {
  const std::optional<Instant> picked_up = scheduled_pick_up(transport, now);
  if (picked_up) return *picked_up + transit;
  const JsonText document = read_again(transport.document);
  return instant_at(member(document.root(), "transportationDetails"), "estimatedDeliveryDate");
}

std::optional<Instant> shipped(const Transport& transport, Instant) {
  return transport.reached(TransportStatus::Shipped);
}

const std::array<DateFilter, 7> date_filters = {{
    {"shipmentConfirmedAfter", "shipmentConfirmedBefore", shipped},
    {"packageLabelCreatedAfter", "packageLabelCreatedBefore",
     [](const Transport& transport, Instant) { return transport.reached(TransportStatus::CarrierAssigned); }},
    {"shippedAfter", "shippedBefore", shipped},
    {"estimatedDeliveryAfter", "estimatedDeliveryBefore", estimated_delivery},
    {"shipmentDeliveryAfter", "shipmentDeliveryBefore",
     [](const Transport& transport, Instant now) { return transport.delivered(now); }},
    {"requestedPickUpAfter", "requestedPickUpBefore",
     [](const Transport& transport, Instant) { return transport.pick_up; }},
    {"scheduledPickUpAfter", "scheduledPickUpBefore", scheduled_pick_up},
}};

std::string party_in(const Transport& transport, std::string_view party) {
  const JsonText document = read_again(transport.document);
  return text_at(member(document.root(), party), "partyId");
}

/// The filters of both operations; a filter that is not given accepts everything.
struct TransportFilter {
  std::optional<std::string> identifier;
  std::optional<std::string> reference;
  std::optional<std::string> seller;
  std::optional<std::string> status;
  std::optional<std::string> ship_to;
  std::array<Span, date_filters.size()> dates;

  bool takes(const Transport& transport, Instant now) const {
    if (identifier && *identifier != transport.identifier) return false;
    if (reference && *reference != transport.reference) return false;
    if (seller && *seller != transport.selling_party) return false;
    if (status && *status != text_of(transport.status())) return false;
    if (ship_to && *ship_to != party_in(transport, "shipToParty")) return false;
    for (std::size_t i = 0; i < dates.size(); ++i) {
      if (!dates[i].given()) continue;
      const std::optional<Instant> date = date_filters[i].date(transport, now);
      if (!date || !dates[i].contains(*date)) return false;
    }
    return true;
  }
};

TransportFilter read_filter(const QueryReader& query) {
  TransportFilter filter;
  filter.identifier = query.text("vendorShipmentIdentifier");
  filter.reference = query.text("buyerReferenceNumber");
  filter.seller = query.text("sellerWarehouseCode");
  return filter;
}

using Key = IndexKey;

/// Visits rows of an index within `issued` and after `start`, ascending or descending, until `look_at` returns false.
/// Returns the key of the last visited row if rows are left, for the token.
std::optional<Key> walk(const Index& index, const PageRequest& request,
                        const std::function<bool(const Key&)>& look_at) {
  const Key from{request.issued.after.value_or(Instant::min()), ""};
  const Key to{request.issued.before.value_or(Instant::max()), ""};
  std::optional<Key> last;
  if (request.descending) {
    const Key end = request.start ? std::min(*request.start, to) : to;
    for (auto at = index.lower_bound(end); at != index.begin() && *std::prev(at) >= from;) {
      if (!look_at(*--at)) return last;
      last = *at;
    }
    return std::nullopt;
  }
  const bool behind = request.start && *request.start >= from;
  for (auto at = behind ? index.upper_bound(*request.start) : index.lower_bound(from); at != index.end() && *at < to;
       ++at) {
    if (!look_at(*at)) return last;
    last = *at;
  }
  return std::nullopt;
}

Json collect_json(const Transport& transport) {
  Json json = {{"requestedPickUp", format_instant(*transport.pick_up)}};
  const std::optional<Instant> assigned = transport.reached(TransportStatus::CarrierAssigned);
  if (!assigned) return json;
  json["scheduledPickUp"] = format_instant(*transport.pick_up);
  json["carrierAssignmentDate"] = format_instant(*assigned);
  return json;
}

/// For freight that Amazon collects, the carrier is shown only after Amazon has assigned one (ASN-56).
Json transportation_json(const Transport& transport, const Json& document, Instant now) {
  Json json = document.value("transportationDetails", Json::object());
  if (transport.collect) {
    for (const char* field : {"carrierDetails", "shippedDate", "estimatedDeliveryDate"}) json.erase(field);
    if (transport.reached(TransportStatus::CarrierAssigned)) {
      const Carrier& carrier = carrier_of(transport);
      json["carrierDetails"] = {{"name", carrier.name},
                                {"code", carrier.code},
                                {"phone", "+1-555-0100"},
                                {"email", "dispatch@carrier.example"},
                                {"shipmentReferenceNumber", carrier_reference_of(transport)}};
      json["estimatedDeliveryDate"] =
          format_instant(known(estimated_delivery(transport, now), "delivery of shipment", transport.identifier));
    }
  }
  json.erase("shipmentDeliveryDate");
  if (const auto left = transport.reached(TransportStatus::Shipped)) json["shippedDate"] = format_instant(*left);
  if (const auto came = transport.delivered(now)) json["shipmentDeliveryDate"] = format_instant(*came);
  return json;
}

Json shipment_json(const Transport& transport, Instant now) {
  Json json = tree_read_again(transport.document);
  Json details = transportation_json(transport, json, now);
  if (!transport.reference.empty()) json["buyerReferenceNumber"] = transport.reference;
  json["currentShipmentStatus"] = text_of(transport.status());
  json["currentshipmentStatusDate"] = format_instant(transport.path.back().second);
  json["shipmentStatusDetails"] = Json::array();
  for (auto step = transport.path.rbegin(); step != transport.path.rend(); ++step) {
    json["shipmentStatusDetails"].push_back(
        {{"shipmentStatus", text_of(step->first)}, {"shipmentStatusDate", format_instant(step->second)}});
  }
  json["shipmentCreateDate"] = format_instant(transport.created);
  if (const auto left = transport.reached(TransportStatus::Shipped))
    json["shipmentConfirmDate"] = format_instant(*left);
  if (const auto labelled = transport.reached(TransportStatus::CarrierAssigned)) {
    json["packageLabelCreateDate"] = format_instant(*labelled);
  }
  if (transport.collect) json["collectFreightPickupDetails"] = collect_json(transport);
  if (!details.empty()) json["transportationDetails"] = std::move(details);
  return json;
}

Json label_json(const Transport& transport, Instant created) {
  const std::vector<CartonLabel> labels = carton_labels(transport);
  const Json document = tree_read_again(transport.document);
  Json data = Json::array();
  for (const CartonLabel& label : labels) {
    data.push_back({{"labelSequenceNumber", label.number},
                    {"labelFormat", "PDF"},
                    {"carrierCode", label.carrier_code},
                    {"trackingId", label.tracking_number},
                    {"label", base64_encode(label_pdf({label}))}});
  }
  Json information = {
      {"vendorDetails",
       {{"sellingParty", document.value("sellingParty", Json())}, {"vendorShipmentIdentifier", transport.identifier}}},
      {"buyerReferenceNumber", transport.reference},
      {"shipToParty", document.value("shipToParty", Json())},
      {"shipFromParty", document.value("shipFromParty", Json())},
      {"warehouseId", party_in(transport, "shipFromParty")},
      {"totalLabelCount", labels.size()},
      {"shipMode", transport.small_parcel ? "SmallParcel" : "LTL"}};
  if (transport.small_parcel && !labels.empty()) information["masterTrackingId"] = labels.front().tracking_number;
  return {{"labelCreateDateTime", format_instant(created)},
          {"shipmentInformation", std::move(information)},
          {"labelData", std::move(data)}};
}

std::string token_or_nothing(const std::optional<Key>& key) { return key ? token_of(*key) : std::string(); }

}  // namespace

Answer get_shipment_details(Central& central, const Call& call) {
  const TransportRegister& transports = central.transports;
  QueryReader query(call.request);
  PageRequest request;
  request.limit = query.limit(shipments_max);
  request.descending = query.choice("sortOrder", {"ASC", "DESC"}).value_or("ASC") == "DESC";
  request.issued = query.open_span("createdAfter", "createdBefore");
  TransportFilter filter = read_filter(query);
  filter.status = query.text("currentShipmentStatus");
  filter.ship_to = query.text("buyerWarehouseCode");
  for (std::size_t i = 0; i < date_filters.size(); ++i) {
    filter.dates[i] = query.open_span(date_filters[i].after, date_filters[i].before);
  }
  request.start = query.next_token();
  if (query.bad()) return refused_query();

  std::vector<std::string> found;
  std::size_t seen = 0;
  const std::optional<Key> last = walk(transports.by_creation, request, [&](const Key& key) {
    if (seen == request.limit) return false;
    ++seen;
    const Transport& transport = known_in(transports.by_identifier, "transport", key.second);
    if (filter.takes(transport, call.now)) found.push_back(written(shipment_json(transport, call.now)));
    return true;
  });
  return answered(200, page_json("shipments", found, token_or_nothing(last)));
}

Answer get_shipment_labels(Central& central, const Call& call) {
  const TransportRegister& transports = central.transports;
  QueryReader query(call.request);
  PageRequest request;
  request.limit = query.limit(shipments_max);
  request.descending = query.choice("sortOrder", {"ASC", "DESC"}).value_or("ASC") == "DESC";
  request.issued = query.open_span("labelCreatedAfter", "labelCreatedBefore");
  const TransportFilter filter = read_filter(query);
  request.start = query.next_token();
  if (query.bad()) return refused_query();

  std::vector<std::string> found;
  std::size_t seen = 0;
  std::size_t labels = 0;
  const std::optional<Key> last = walk(transports.by_label, request, [&](const Key& key) {
    if (seen == request.limit || labels >= labels_per_page_max) return false;
    ++seen;
    const Transport& transport = known_in(transports.by_identifier, "transport", key.second);
    if (!filter.takes(transport, call.now)) return true;
    found.push_back(written(label_json(transport, key.first)));
    const JsonText document = read_again(transport.document);
    labels += carton_numbers_of(document.root()).size();
    return true;
  });
  return answered(200, page_json("transportLabels", found, token_or_nothing(last)));
}

}  // namespace vendorproof::mock_amazon
