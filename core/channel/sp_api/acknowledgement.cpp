// submitAcknowledgement.
#include <algorithm>
#include <utility>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "core/channel/sp_api/json.h"
#include "core/channel/sp_api/messages.h"
#include "core/trade/order_plan.h"

namespace vendorproof::channel::sp_api {

namespace {

const char* text_of(trade::AcknowledgementCode code) {
  switch (code) {
    case trade::AcknowledgementCode::Accepted:
      return "Accepted";
    case trade::AcknowledgementCode::Backordered:
      return "Backordered";
    case trade::AcknowledgementCode::Rejected:
      return "Rejected";
  }
  REQUIRE(false);
  return "";
}

const char* text_of(trade::RejectionReason reason) {
  switch (reason) {
    case trade::RejectionReason::TemporarilyUnavailable:
      return "TemporarilyUnavailable";
    case trade::RejectionReason::InvalidProductIdentifier:
      return "InvalidProductIdentifier";
    case trade::RejectionReason::ObsoleteProduct:
      return "ObsoleteProduct";
  }
  REQUIRE(false);
  return "";
}

const trade::PurchaseOrderLine& line_of(const trade::PurchaseOrder& order, std::int64_t sequence) {
  const auto found = std::find_if(order.lines.begin(), order.lines.end(),
                                  [&](const trade::PurchaseOrderLine& line) { return line.sequence == sequence; });
  REQUIRE(found != order.lines.end());
  return *found;
}

/// The parts of a line add up to the ordered quantity (ACK-11), so a single part is the whole line. If the order does
/// not state the size of its cases, this is the only quantity that can be written in cases.
Quantity acknowledged(const Quantity& ordered, const trade::LineAcknowledgement& line, std::int64_t eaches) {
  const bool whole_line = line.parts.size() == 1;
  if (whole_line && ordered.unit_size == 0) return ordered;
  return trade::quantity_in_unit_of(ordered, eaches);
}

Json part_json(const Quantity& quantity, const trade::ItemAcknowledgement& part) {
  Json json = {{"acknowledgementCode", text_of(part.code)}, {"acknowledgedQuantity", quantity_json(quantity)}};
  if (part.scheduled_delivery) json["scheduledDeliveryDate"] = format_instant(*part.scheduled_delivery);
  if (part.reason) json["rejectionReason"] = text_of(*part.reason);
  return json;
}

/// Product identifiers and cost are exactly those of the order (ACK-15, ACK-16, ACK-17, ACK-21).
Json item_json(const trade::PurchaseOrderLine& ordered, const trade::LineAcknowledgement& line) {
  Json json = {{"itemSequenceNumber", ordered.sequence_text}};
  add_text(json, "amazonProductIdentifier", ordered.amazon_product_identifier);
  add_text(json, "vendorProductIdentifier", ordered.vendor_product_identifier);
  json["orderedQuantity"] = quantity_json(ordered.ordered);
  json["netCost"] = money_json(ordered.net_cost);
  json["itemAcknowledgements"] = Json::array();
  for (const trade::ItemAcknowledgement& part : line.parts) {
    json["itemAcknowledgements"].push_back(part_json(acknowledged(ordered.ordered, line, part.eaches), part));
  }
  return json;
}

}  // namespace

HttpRequest submit_acknowledgement(const trade::PurchaseOrder& order, const trade::Acknowledgement& acknowledgement,
                                   Instant date) {
  REQUIRE(acknowledgement.purchase_order == order.number);
  Json items = Json::array();
  for (const trade::LineAcknowledgement& line : acknowledgement.lines) {
    const trade::PurchaseOrderLine& ordered = line_of(order, line.sequence);
    if (ordered.ordered.amount == 0) continue;  // cancelled: it cannot be acknowledged (PO-13, ACK-20)
    items.push_back(item_json(ordered, line));
  }
  Json body;
  body["purchaseOrderNumber"] = order.number;
  body["sellingParty"] = party_json(order.selling_party);
  body["acknowledgementDate"] = format_instant(date);
  body["items"] = std::move(items);
  return amazon_post("/vendor/orders/v1/acknowledgements", {{"acknowledgements", Json::array({std::move(body)})}});
}

}  // namespace vendorproof::channel::sp_api
