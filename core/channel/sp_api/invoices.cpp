// submitInvoices: each invoice of one purchase order.
#include "core/channel/sp_api/json.h"
#include "core/channel/sp_api/messages.h"

namespace vendorproof::channel::sp_api {

namespace {

/// `itemSequenceNumber` is the order's line. Here it is a number, in all other documents a text (X13).
void write_item(JsonWriter& out, const trade::AmazonInvoiceLine& line, const std::string& purchase_order) {
  out.begin_object().member("itemSequenceNumber", line.sequence);
  add_product(out, line.amazon_product_identifier, line.vendor_product_identifier);
  write_quantity(out.key("invoicedQuantity"), line.invoiced);
  write_money(out.key("netCost"), line.net_cost);
  out.member("purchaseOrderNumber", purchase_order).end_object();
}

void add_party(JsonWriter& out, std::string_view key, const std::string& party_id) {
  if (!party_id.empty()) write_party(out.key(key), party_id);
}

void write_invoice(JsonWriter& out, const trade::AmazonInvoice& invoice) {
  out.begin_object()
      .member("invoiceType", "Invoice")
      .member("id", invoice.id)
      .member("date", format_instant(invoice.date));
  write_party(out.key("remitToParty"), invoice.remit_to_party);
  add_party(out, "shipToParty", invoice.ship_to_party);
  add_party(out, "billToParty", invoice.bill_to_party);
  out.key("paymentTerms").begin_object().member("type", "Basic").member("netDueDays", invoice.net_due_days);
  out.end_object();
  write_money(out.key("invoiceTotal"), invoice.total);
  out.key("items").begin_array();
  for (const trade::AmazonInvoiceLine& line : invoice.lines) write_item(out, line, invoice.purchase_order);
  out.end_array().end_object();
}

}  // namespace

HttpRequest submit_invoices(std::span<const trade::AmazonInvoice> invoices) {
  JsonWriter out;
  out.begin_object().key("invoices").begin_array();
  for (const trade::AmazonInvoice& invoice : invoices) write_invoice(out, invoice);
  out.end_array().end_object();
  return amazon_post("/vendor/payments/v1/invoices", out.take());
}

}  // namespace vendorproof::channel::sp_api
