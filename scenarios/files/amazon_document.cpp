#include "core/base/json/json_tree.h"
#include "scenarios/files/scenario_file.h"

namespace vendorproof::scenarios {

namespace {

/// Amazon's buyer and payer. They differ from the fulfilment centre, so that an integration that mixes up the parties
/// is found.
constexpr const char* buying_party = "AMZBY";
constexpr const char* bill_to_party = "AMZAP";

Json item_of(const OrderLine& line) {
  Json item = {{"itemSequenceNumber", std::to_string(line.sequence)}};
  if (!line.asin.empty()) item["amazonProductIdentifier"] = line.asin;
  if (!line.vendor_product_identifier.empty()) item["vendorProductIdentifier"] = line.vendor_product_identifier;
  item["orderedQuantity"] = {{"amount", line.ordered.amount},
                             {"unitOfMeasure", text_of(line.ordered.unit)},
                             {"unitSize", line.ordered.unit_size}};
  item["isBackOrderAllowed"] = line.back_order_allowed;
  item["netCost"] = {{"amount", line.net_cost.decimal()}, {"currencyCode", line.net_cost.currency().text()}};
  return item;
}

}  // namespace

std::string amazon_line(const OrderLine& line) {
  return item_of(line).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string amazon_document(const Order& order, Instant start) {
  if (!order.document.empty()) return order.document;
  const std::string placed = format_instant(start + order.placed_after);
  Json details = {{"purchaseOrderDate", placed},
                  {"purchaseOrderStateChangedDate", placed},
                  {"purchaseOrderType", "RegularOrder"},
                  {"paymentMethod", "Invoice"},
                  {"buyingParty", {{"partyId", buying_party}}},
                  {"sellingParty", {{"partyId", order.vendor_code}}},
                  {"shipToParty", {{"partyId", order.ship_to}}},
                  {"billToParty", {{"partyId", bill_to_party}}},
                  {"deliveryWindow", format_window({start + order.window_from, start + order.window_to})},
                  {"items", Json::array()}};
  for (const OrderLine& line : order.lines) details["items"].push_back(item_of(line));
  const Json document = {
      {"purchaseOrderNumber", order.number}, {"purchaseOrderState", "New"}, {"orderDetails", std::move(details)}};
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vendorproof::scenarios
