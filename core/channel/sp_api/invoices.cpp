// submitInvoices: one invoice of one purchase order.
#include "core/base/json/json_tree.h"
#include "core/channel/sp_api/json.h"
#include "core/channel/sp_api/messages.h"

namespace vendorproof::channel::sp_api {

namespace {

/// `itemSequenceNumber` is the order's line. Here it is a number, in all other documents a text (X13).
Json invoice_item_json(const trade::AmazonInvoiceLine& line, const std::string& purchase_order) {
  Json json = {{"itemSequenceNumber", line.sequence}};
  add_text(json, "amazonProductIdentifier", line.amazon_product_identifier);
  add_text(json, "vendorProductIdentifier", line.vendor_product_identifier);
  json["invoicedQuantity"] = quantity_json(line.invoiced);
  json["netCost"] = money_json(line.net_cost);
  json["purchaseOrderNumber"] = purchase_order;
  return json;
}

void add_party(Json& json, const char* key, const std::string& party_id) {
  if (!party_id.empty()) json[key] = party_json(party_id);
}

}  // namespace

HttpRequest submit_invoices(const trade::AmazonInvoice& invoice) {
  Json json;
  json["invoiceType"] = "Invoice";
  json["id"] = invoice.id;
  json["date"] = format_instant(invoice.date);
  json["remitToParty"] = party_json(invoice.remit_to_party);
  add_party(json, "shipToParty", invoice.ship_to_party);
  add_party(json, "billToParty", invoice.bill_to_party);
  json["paymentTerms"] = {{"type", "Basic"}, {"netDueDays", invoice.net_due_days}};
  json["invoiceTotal"] = money_json(invoice.total);
  json["items"] = Json::array();
  for (const trade::AmazonInvoiceLine& line : invoice.lines) {
    json["items"].push_back(invoice_item_json(line, invoice.purchase_order));
  }
  return amazon_post("/vendor/payments/v1/invoices", {{"invoices", Json::array({std::move(json)})}});
}

}  // namespace vendorproof::channel::sp_api
