// THE SHAPES of acknowledgements and invoices, row by row as Amazon's models declare them; and the parts that they
// share with those of the shipping desk (shipping_schemas.cpp).
#include "mock_amazon/wire/schema.h"
#include "mock_amazon/wire/schema_parts.h"

namespace vendorproof::mock_amazon {

using enum Presence;

const Shape& address(std::string_view postal_code) {
  static const auto shape_with = [](std::string_view name) {
    return Shape{{text("name", Required), text("addressLine1", Required), text("addressLine2"), text("addressLine3"),
                  text("city"), text("county"), text("district"), text("stateOrRegion"), text(name),
                  text("countryCode", Required, 2), text("phone")}};
  };
  static const Shape usual = shape_with("postalCode");
  static const Shape of_invoices = shape_with("postalOrZipCode");
  return postal_code == "postalOrZipCode" ? of_invoices : usual;
}

const Shape& tax_registration() {
  static const Shape shape{
      {choice("taxRegistrationType", Required, {"VAT", "GST"}), text("taxRegistrationNumber", Required)}};
  return shape;
}

FieldRule weight_unit(Presence presence) {
  return choice("unitOfMeasure", presence, {"POUNDS", "OUNCES", "GRAMS", "KILOGRAMS"});
}

namespace {

const Shape& total_weight() {
  static const Shape shape{{weight_unit(Required), decimal("amount", Required)}};
  return shape;
}

}  // namespace

const Shape& quantity() {
  static const Shape shape{{integer("amount", Required), choice("unitOfMeasure", Required, {"Cases", "Eaches"}),
                            integer("unitSize"), group("totalWeight", Optional, total_weight())}};
  return shape;
}

namespace {

const Shape& party_of_orders() {
  static const Shape shape{{text("partyId", Required), group("address", Optional, address("postalCode")),
                            group("taxInfo", Optional, tax_registration())}};
  return shape;
}

const Shape& party_of_invoices() {
  static const Shape shape{{text("partyId", Required), group("address", Optional, address("postalOrZipCode")),
                            groups("taxRegistrationDetails", Optional, tax_registration())}};
  return shape;
}

const Shape& money_of_orders() {
  static const Shape shape{{text("currencyCode", Optional, 3), decimal("amount"), weight_unit(Optional)}};
  return shape;
}

const Shape& money_of_invoices() {
  static const Shape shape{{text("currencyCode", Optional, 3), decimal("amount")}};
  return shape;
}

const Shape& quantity_of_orders() {
  static const Shape shape{
      {integer("amount"), choice("unitOfMeasure", Optional, {"Cases", "Eaches"}), integer("unitSize")}};
  return shape;
}

const Shape& item_acknowledgement() {
  static const Shape shape{
      {choice("acknowledgementCode", Required, {"Accepted", "Backordered", "Rejected"}),
       group("acknowledgedQuantity", Required, quantity_of_orders()), date_time("scheduledShipDate"),
       date_time("scheduledDeliveryDate"),
       choice("rejectionReason", Optional, {"TemporarilyUnavailable", "InvalidProductIdentifier", "ObsoleteProduct"})}};
  return shape;
}

const Shape& acknowledged_item() {
  static const Shape shape{{sequence("itemSequenceNumber"), text("amazonProductIdentifier"),
                            text("vendorProductIdentifier"), group("orderedQuantity", Required, quantity_of_orders()),
                            group("netCost", Optional, money_of_orders()),
                            group("listPrice", Optional, money_of_orders()), text("discountMultiplier"),
                            groups("itemAcknowledgements", Required, item_acknowledgement())}};
  return shape;
}

const Shape& acknowledgement() {
  static const Shape shape{{text("purchaseOrderNumber", Required), group("sellingParty", Required, party_of_orders()),
                            date_time("acknowledgementDate", Required),
                            groups("items", Required, acknowledged_item())}};
  return shape;
}

const Shape& tax() {
  static const Shape shape{{choice("taxType", Required,
                                   {"CGST", "SGST", "CESS", "UTGST", "IGST", "MwSt.", "PST", "TVA", "VAT", "GST", "ST",
                                    "Consumption", "MutuallyDefined", "DomesticVAT"}),
                            decimal("taxRate"), group("taxAmount", Required, money_of_invoices()),
                            group("taxableAmount", Optional, money_of_invoices())}};
  return shape;
}

const Shape& charge() {
  static const Shape shape{{choice("type", Required,
                                   {"Freight", "Packing", "Duty", "Service", "SmallOrder", "InsurancePlacementCost",
                                    "InsuranceFee", "SpecialHandlingService", "CollectionAndRecyclingService",
                                    "EnvironmentalProtectionService", "TaxCollectedAtSource"}),
                            text("description"), group("chargeAmount", Required, money_of_invoices()),
                            groups("taxDetails", Optional, tax())}};
  return shape;
}

const Shape& allowance() {
  static const Shape shape{
      {choice("type", Required,
              {"Discount", "DiscountIncentive", "Defective", "Promotional", "UnsaleableMerchandise", "Special"}),
       text("description"), group("allowanceAmount", Required, money_of_invoices()),
       groups("taxDetails", Optional, tax())}};
  return shape;
}

const Shape& credit_note_details() {
  static const Shape shape{{text("referenceInvoiceNumber"), text("debitNoteNumber"), text("returnsReferenceNumber"),
                            date_time("goodsReturnDate"), text("rmaId"), text("coopReferenceNumber"),
                            text("consignorsReferenceNumber")}};
  return shape;
}

const Shape& invoice_item() {
  static const Shape shape{
      {integer("itemSequenceNumber", Required), text("amazonProductIdentifier"), text("vendorProductIdentifier"),
       group("invoicedQuantity", Required, quantity()), group("netCost", Required, money_of_invoices()),
       choice("netCostUnitOfMeasure", Optional, {"POUNDS", "OUNCES", "GRAMS", "KILOGRAMS"}),
       text("purchaseOrderNumber"), text("hsnCode"), group("creditNoteDetails", Optional, credit_note_details()),
       groups("taxDetails", Optional, tax()), groups("chargeDetails", Optional, charge()),
       groups("allowanceDetails", Optional, allowance())}};
  return shape;
}

const Shape& payment_terms() {
  static const Shape shape{
      {choice("type", Optional,
              {"Basic", "EndOfMonth", "FixedDate", "Proximo", "PaymentDueUponReceiptOfInvoice", "LetterofCredit"}),
       decimal("discountPercent"), number("discountDueDays"), number("netDueDays")}};
  return shape;
}

const Shape& additional() {
  static const Shape shape{
      {choice("type", Required, {"SUR", "OCR", "CartonCount"}), text("detail", Required), text("languageCode")}};
  return shape;
}

const Shape& invoice() {
  static const Shape shape{
      {choice("invoiceType", Required, {"Invoice", "CreditNote"}), text("id", Required), text("referenceNumber"),
       date_time("date", Required), group("remitToParty", Required, party_of_invoices()),
       group("shipToParty", Optional, party_of_invoices()), group("shipFromParty", Optional, party_of_invoices()),
       group("billToParty", Optional, party_of_invoices()), group("paymentTerms", Optional, payment_terms()),
       group("invoiceTotal", Required, money_of_invoices()), groups("taxDetails", Optional, tax()),
       groups("additionalDetails", Optional, additional()), groups("chargeDetails", Optional, charge()),
       groups("allowanceDetails", Optional, allowance()), groups("items", Optional, invoice_item())}};
  return shape;
}

}  // namespace

const Shape& acknowledgement_request() {
  static const Shape shape{{groups("acknowledgements", Required, acknowledgement())}};
  return shape;
}

const Shape& invoice_request() {
  static const Shape shape{{groups("invoices", Required, invoice())}};
  return shape;
}

}  // namespace vendorproof::mock_amazon
