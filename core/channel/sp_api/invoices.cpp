// submitInvoices: each invoice of one or more purchase orders, each credit note for one invoice.
#include <fmt/format.h>

#include "core/channel/sp_api/json.h"
#include "core/channel/sp_api/messages.h"

namespace vendorproof::channel::sp_api {

namespace {

/// `itemSequenceNumber` is a number here, in all other documents a text (X13).
void write_item(JsonWriter& out, const trade::AmazonInvoiceLine& line, const InvoiceWording& wording) {
  out.member("itemSequenceNumber", line.sequence);
  add_product(out, line.amazon_product_identifier, line.vendor_product_identifier);
  write_quantity(out.key("invoicedQuantity"), line.invoiced);
  const bool is_per_case = wording.costs_per_case && line.invoiced.unit == UnitOfMeasure::Cases;
  write_money(out.key("netCost"), is_per_case ? line.net_cost * line.invoiced.unit_size : line.net_cost);
  out.member("purchaseOrderNumber", line.purchase_order);
}

void add_party(JsonWriter& out, std::string_view key, const std::string& party_id) {
  if (!party_id.empty()) write_party(out.key(key), party_id);
}

/// The taxes that `tax` names, at the rate that follows from the amounts.
void add_taxes(JsonWriter& out, const InvoiceWording& wording, const Money& tax, const Money& total) {
  if (wording.tax_type.empty()) return;
  const std::int64_t net = (total - tax).ten_thousandths();
  const std::int64_t hundredths = net == 0 ? 0 : (tax.ten_thousandths() * 10'000 + net / 2) / net;
  out.key("taxDetails").begin_array().begin_object().member("taxType", wording.tax_type);
  out.member("taxRate", fmt::format("{}.{:02}", hundredths / 100, hundredths % 100));
  write_money(out.key("taxAmount"), tax);
  write_money(out.key("taxableAmount"), total - tax);
  out.end_object().end_array();
}

void write_vendor(JsonWriter& out, const std::string& party_id, const InvoiceWording& wording) {
  if (wording.tax_number.empty()) return write_party(out, party_id);
  out.begin_object().member("partyId", party_id).key("taxRegistrationDetails").begin_array();
  out.begin_object()
      .member("taxRegistrationType", "VAT")
      .member("taxRegistrationNumber", wording.tax_number)
      .end_object();
  out.end_array().end_object();
}

void write_invoice(JsonWriter& out, const trade::AmazonInvoice& invoice, const InvoiceWording& wording) {
  out.begin_object()
      .member("invoiceType", "Invoice")
      .member("id", invoice.id)
      .member("date", format_instant(invoice.date));
  write_vendor(out.key("remitToParty"), invoice.remit_to_party, wording);
  add_party(out, "shipToParty", invoice.ship_to_party);
  add_party(out, "billToParty", invoice.bill_to_party);
  out.key("paymentTerms").begin_object().member("type", "Basic").member("netDueDays", invoice.net_due_days);
  out.end_object();
  write_money(out.key("invoiceTotal"), invoice.total);
  add_taxes(out, wording, Money(0, invoice.total.currency()) + invoice.tax, invoice.total);
  out.key("items").begin_array();
  for (const trade::AmazonInvoiceLine& line : invoice.lines) {
    write_item(out.begin_object(), line, wording);
    out.end_object();
  }
  out.end_array().end_object();
}

/// Item numbers are unique within the document only: a credit memo may have several prices of one line.
void write_credited(JsonWriter& out, trade::AmazonInvoiceLine line, std::int64_t number,
                    const trade::AmazonCreditNote& note, const InvoiceWording& wording) {
  line.sequence = number;
  write_item(out.begin_object(), line, wording);
  out.key("creditNoteDetails").begin_object().member("referenceInvoiceNumber", note.invoice);
  add_text(out, "returnsReferenceNumber", note.return_number);
  if (note.returned) out.member("goodsReturnDate", format_instant(*note.returned));
  out.end_object().end_object();
}

void write_credit_note(JsonWriter& out, const trade::AmazonCreditNote& note, const InvoiceWording& wording) {
  out.begin_object()
      .member("invoiceType", "CreditNote")
      .member("id", note.id)
      .member("date", format_instant(note.date));
  write_party(out.key("remitToParty"), note.remit_to_party);
  write_vendor(out.key("billToParty"), note.bill_to_party, wording);
  write_money(out.key("invoiceTotal"), note.total);
  add_taxes(out, wording, Money(0, note.total.currency()) + note.tax, note.total);
  out.key("items").begin_array();
  std::int64_t number = 0;
  for (const trade::AmazonInvoiceLine& line : note.lines) write_credited(out, line, ++number, note, wording);
  out.end_array().end_object();
}

/// `write` writes one document.
template <class Document, class Write>
HttpRequest submission(std::span<const Document> documents, const InvoiceWording& wording, const Write& write) {
  JsonWriter out;
  out.begin_object().key("invoices").begin_array();
  for (const Document& document : documents) write(out, document, wording);
  out.end_array().end_object();
  return amazon_post("/vendor/payments/v1/invoices", out.take());
}

}  // namespace

HttpRequest submit_invoices(std::span<const trade::AmazonInvoice> invoices, const InvoiceWording& wording) {
  return submission(invoices, wording, write_invoice);
}

HttpRequest submit_credit_notes(std::span<const trade::AmazonCreditNote> notes, const InvoiceWording& wording) {
  return submission(notes, wording, write_credit_note);
}

}  // namespace vendorproof::channel::sp_api
