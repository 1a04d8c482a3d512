// getPurchaseOrdersStatus: how Amazon understood an acknowledgement, and what Amazon received.
#include <utility>

#include "core/base/json/json.h"
#include "core/channel/sp_api/json.h"
#include "core/channel/sp_api/messages.h"

namespace vendorproof::channel::sp_api {

namespace {

/// Eaches of the quantity `key` of the optional object `group`; every quantity states its own unit (UOM-07).
std::int64_t eaches_of(const JsonReader& item, std::string_view group, std::string_view key) {
  if (!item.has(group)) return 0;
  const JsonReader in = object_at(item, group);
  return in.has(key) ? read_eaches(in.at(key)) : 0;
}

bool is_unconfirmed(const JsonReader& item) {
  if (!item.has("acknowledgementStatus")) return true;
  const JsonReader status = object_at(item, "acknowledgementStatus");
  if (!status.has("confirmationStatus")) return true;
  const std::size_t confirmation =
      status.at("confirmationStatus")
          .one_of({"UNCONFIRMED", "ACCEPTED", "PARTIALLY_ACCEPTED", "REJECTED"}, JsonReader::Case::Ignored);
  return confirmation == 0;
}

trade::LineStatus read_line_status(const JsonReader& item) {
  trade::LineStatus line;
  line.sequence = read_sequence(item.at("itemSequenceNumber"));
  line.accepted_eaches = eaches_of(item, "acknowledgementStatus", "acceptedQuantity");
  line.rejected_eaches = eaches_of(item, "acknowledgementStatus", "rejectedQuantity");
  line.received_eaches = eaches_of(item, "receivingStatus", "receivedQuantity");
  line.unconfirmed = is_unconfirmed(item);
  const bool states_order = item.has("orderedQuantity") && object_at(item, "orderedQuantity").has("orderedQuantity");
  if (states_order) line.ordered_eaches = eaches_of(item, "orderedQuantity", "orderedQuantity");
  return line;
}

}  // namespace

HttpRequest get_purchase_orders_status(std::string_view number) {
  HttpRequest request = amazon_get("/vendor/orders/v1/purchaseOrdersStatus");
  request.query = {{"purchaseOrderNumber", std::string(number)}};
  return request;
}

Result<std::vector<OrderStatus>> read_purchase_orders_status(std::string_view body) {
  const Result<JsonText> document = JsonText::parse(body);
  if (!document) return tl::unexpected<Error>(document.error());

  const JsonReader in(*document);
  const JsonReader payload = object_at(in, "payload");
  std::vector<OrderStatus> orders;
  if (!payload.has("ordersStatus")) return in.finish(std::move(orders));
  for (const JsonReader& order : payload.at("ordersStatus").elements()) {
    OrderStatus status;
    status.purchase_order = order.at("purchaseOrderNumber").text();
    for (const JsonReader& item : order.at("itemStatus").elements()) status.lines.push_back(read_line_status(item));
    orders.push_back(std::move(status));
  }
  return in.finish(std::move(orders));
}

}  // namespace vendorproof::channel::sp_api
