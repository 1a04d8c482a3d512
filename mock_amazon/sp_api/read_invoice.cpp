#include "core/base/json/json_hash.h"
#include "mock_amazon/sp_api/read_claims.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

std::vector<StatedTax> taxes_in(const JsonNode& holder) {
  std::vector<StatedTax> taxes;
  for (const JsonNode& tax : rows(holder, "taxDetails")) {
    taxes.push_back({text_at(tax, "taxType"), text_at(tax, "taxRate"), stated_money_at(tax, "taxAmount")});
  }
  return taxes;
}

std::vector<StatedExtra> extras_in(const JsonNode& holder, std::string_view list, std::string_view amount) {
  std::vector<StatedExtra> extras;
  for (const JsonNode& extra : rows(holder, list)) extras.push_back({stated_money_at(extra, amount), taxes_in(extra)});
  return extras;
}

CreditReason credit_reason_in(const JsonNode& row) {
  const JsonNode details = member(row, "creditNoteDetails");
  CreditReason reason;
  reason.invoice = text_at(details, "referenceInvoiceNumber");
  reason.return_reference = text_at(details, "returnsReferenceNumber");
  reason.returned = instant_at(details, "goodsReturnDate");
  reason.rma = text_at(details, "rmaId");
  if (member(details, "coopReferenceNumber").is_text()) reason.agreement = text_at(details, "coopReferenceNumber");
  reason.debit_note = text_at(details, "debitNoteNumber");
  return reason;
}

InvoiceItem read_invoice_item(const JsonNode& row) {
  InvoiceItem item;
  item.sequence = integer_at(row, "itemSequenceNumber").value_or(0);
  item.order_number = text_at(row, "purchaseOrderNumber");
  item.asin = text_at(row, "amazonProductIdentifier");
  item.vendor_identifier = text_at(row, "vendorProductIdentifier");
  item.quantity = stated_quantity_at(row, "invoicedQuantity");
  item.cost = stated_money_at(row, "netCost");
  item.hsn_code = text_at(row, "hsnCode");
  item.credit = credit_reason_in(row);
  item.taxes = taxes_in(row);
  item.charges = extras_in(row, "chargeDetails", "chargeAmount");
  item.allowances = extras_in(row, "allowanceDetails", "allowanceAmount");
  return item;
}

std::optional<StatedParty> party_at(const JsonNode& document, std::string_view key) {
  const JsonNode party = member(document, key);
  if (!party.is_object()) return std::nullopt;
  StatedParty stated{text_at(party, "partyId"), texts_at(party, "address"), {}};
  for (const JsonNode& row : rows(party, "taxRegistrationDetails")) {
    stated.registrations.push_back({text_at(row, "taxRegistrationType"), text_at(row, "taxRegistrationNumber")});
  }
  return stated;
}

/// A decimal text or number in ten-thousandths; -1 if it is not a decimal.
std::optional<std::int64_t> term_at(const JsonNode& object, std::string_view key) {
  const JsonNode value = member(object, key);
  if (value.is_null()) return std::nullopt;
  const Result<Money> read = Money::parse(decimal_of(value), usd());
  return read ? read->ten_thousandths() : -1;
}

StatedTerms terms_in(const JsonNode& document) {
  const JsonNode terms = member(document, "paymentTerms");
  return {text_at(terms, "type"), term_at(terms, "netDueDays"), term_at(terms, "discountPercent"),
          term_at(terms, "discountDueDays")};
}

}  // namespace

InvoiceClaim read_invoice(const JsonNode& document) {
  InvoiceClaim claim;
  claim.id = text_at(document, "id");
  claim.type = text_at(document, "invoiceType");
  claim.reference_number = text_at(document, "referenceNumber");
  claim.date = instant_at(document, "date").value_or(Instant());
  claim.total = stated_money_at(document, "invoiceTotal");
  claim.remit_to = party_at(document, "remitToParty");
  claim.bill_to = party_at(document, "billToParty");
  claim.terms = terms_in(document);
  for (const JsonNode& note : rows(document, "additionalDetails")) claim.note_types.push_back(text_at(note, "type"));
  for (const JsonNode& row : rows(document, "items")) claim.items.push_back(read_invoice_item(row));
  claim.taxes = taxes_in(document);
  claim.charges = extras_in(document, "chargeDetails", "chargeAmount");
  claim.allowances = extras_in(document, "allowanceDetails", "allowanceAmount");
  claim.body_hash = content_hash(document);
  return claim;
}

}  // namespace vendorproof::mock_amazon
