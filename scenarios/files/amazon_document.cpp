#include <string>
#include <string_view>

#include "core/base/json/json_writer.h"
#include "scenarios/files/scenario_file.h"

namespace vendorproof::scenarios {

namespace {

/// Amazon's buyer and payer. They differ from the fulfilment centre, so that an integration that mixes up the parties
/// is found.
constexpr const char* buying_party = "AMZBY";
constexpr const char* bill_to_party = "AMZAP";

void write_party(JsonWriter& out, std::string_view role, std::string_view party) {
  out.key(role).begin_object().member("partyId", party).end_object();
}

void write_line(const OrderLine& line, JsonWriter& out) {
  out.begin_object().member("itemSequenceNumber", std::to_string(line.sequence));
  if (!line.asin.empty()) out.member("amazonProductIdentifier", line.asin);
  if (!line.vendor_product_identifier.empty()) out.member("vendorProductIdentifier", line.vendor_product_identifier);
  out.key("orderedQuantity").begin_object().member("amount", line.ordered.amount);
  out.member("unitOfMeasure", text_of(line.ordered.unit)).member("unitSize", line.ordered.unit_size).end_object();
  out.member("isBackOrderAllowed", line.back_order_allowed);
  out.key("netCost").begin_object().member("amount", line.net_cost.decimal());
  out.member("currencyCode", line.net_cost.currency().text()).end_object().end_object();
}

}  // namespace

std::string amazon_line(const OrderLine& line) {
  JsonWriter out;
  write_line(line, out);
  return out.take();
}

std::string amazon_document(const Order& order, Instant start) {
  if (!order.document.empty()) return order.document;
  const std::string placed = format_instant(start + order.placed_after);
  JsonWriter out;
  out.begin_object().member("purchaseOrderNumber", order.number).member("purchaseOrderState", "New");
  out.key("orderDetails").begin_object().member("purchaseOrderDate", placed);
  out.member("purchaseOrderStateChangedDate", placed).member("purchaseOrderType", "RegularOrder");
  out.member("paymentMethod", "Invoice");
  write_party(out, "buyingParty", buying_party);
  write_party(out, "sellingParty", order.vendor_code);
  write_party(out, "shipToParty", order.ship_to);
  write_party(out, "billToParty", bill_to_party);
  out.member(order.collect ? "shipWindow" : "deliveryWindow",
             format_window({start + order.window_from, start + order.window_to}));
  out.key("items").begin_array();
  for (const OrderLine& line : order.lines) write_line(line, out);
  out.end_array().end_object().end_object();
  return out.take();
}

}  // namespace vendorproof::scenarios
