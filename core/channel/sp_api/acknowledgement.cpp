// submitAcknowledgement.
#include <algorithm>
#include <utility>

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

void write_part(JsonWriter& out, const Quantity& quantity, const trade::ItemAcknowledgement& part) {
  out.begin_object().member("acknowledgementCode", text_of(part.code));
  write_quantity(out.key("acknowledgedQuantity"), quantity);
  if (part.scheduled_delivery) out.member("scheduledDeliveryDate", format_instant(*part.scheduled_delivery));
  if (part.reason) out.member("rejectionReason", text_of(*part.reason));
  out.end_object();
}

/// Product identifiers and cost are exactly those of the order (ACK-15, ACK-16, ACK-17, ACK-21).
void write_item(JsonWriter& out, const trade::PurchaseOrderLine& ordered, const trade::LineAcknowledgement& line) {
  out.begin_object().member("itemSequenceNumber", ordered.sequence_text);
  add_product(out, ordered.amazon_product_identifier, ordered.vendor_product_identifier);
  write_quantity(out.key("orderedQuantity"), ordered.ordered);
  write_money(out.key("netCost"), ordered.net_cost);
  out.key("itemAcknowledgements").begin_array();
  for (const trade::ItemAcknowledgement& part : line.parts) {
    write_part(out, acknowledged(ordered.ordered, line, part.eaches), part);
  }
  out.end_array().end_object();
}

void write_acknowledgement(JsonWriter& out, const AcknowledgementDraft& draft) {
  const trade::PurchaseOrder& order = draft.order;
  REQUIRE(draft.acknowledgement.purchase_order == order.number);
  out.begin_object().member("purchaseOrderNumber", order.number);
  write_party(out.key("sellingParty"), order.selling_party);
  out.member("acknowledgementDate", format_instant(draft.date));
  out.key("items").begin_array();
  for (const trade::LineAcknowledgement& line : draft.acknowledgement.lines) {
    const trade::PurchaseOrderLine& ordered = line_of(order, line.sequence);
    if (ordered.ordered.amount == 0) continue;  // cancelled: it cannot be acknowledged (PO-13, ACK-20)
    write_item(out, ordered, line);
  }
  out.end_array().end_object();
}

}  // namespace

HttpRequest submit_acknowledgements(std::span<const AcknowledgementDraft> drafts) {
  JsonWriter out;
  out.begin_object().key("acknowledgements").begin_array();
  for (const AcknowledgementDraft& draft : drafts) write_acknowledgement(out, draft);
  out.end_array().end_object();
  return amazon_post("/vendor/orders/v1/acknowledgements", out.take());
}

}  // namespace vendorproof::channel::sp_api
