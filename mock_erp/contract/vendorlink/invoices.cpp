// Sales invoices, of the custom API group.
#include "mock_erp/contract/entities.h"
#include "mock_erp/contract/shared_choices.h"

namespace vendorproof::mock_erp::vendorlink {

namespace {

using namespace fields;

constexpr std::string_view tax_calculations[] = {"Normal_x0020_VAT", "Reverse_x0020_Charge_x0020_VAT", "Full_x0020_VAT",
                                                 "Sales_x0020_Tax", "No_x0020_Taxable_x0020_VAT"};

constexpr Field posted_invoices_fields[] = {
    guid("id"),
    code("number", 20),
    code("orderNumber", 20),
    code("externalDocumentNumber", 35),
    code("customerNumber", 20),
    code("billToCustomerNumber", 20),
    code("shipToCode", 10),
    date("invoiceDate"),
    date("postingDate"),
    date("dueDate"),
    code("paymentTermsCode", 10),
    text("currencyCode", 0).computed(),
    decimal("amountExcludingTax"),
    decimal("amountIncludingTax"),
    decimal("taxAmount").computed(),
    decimal("remainingAmount"),
    boolean("closed"),
    boolean("cancelled"),
    date_time("lastModifiedDateTime"),
};

constexpr Link of_invoice[] = {{"documentNumber", "number"}};

constexpr Link of_invoice_id[] = {{"documentId", "id"}};

constexpr Part posted_invoices_parts[] = {
    {"postedInvoiceLines", "postedInvoiceLines", of_invoice},
    {"postedInvoiceTaxes", "postedInvoiceTaxes", of_invoice_id},
};

constexpr Field posted_invoice_lines_fields[] = {
    guid("id"),
    code("documentNumber", 20),
    whole("sequence"),
    choice("lineType", "salesLineType", sales_line_types),
    code("itemNumber", 20),
    code("variantCode", 10),
    code("orderNumber", 20),
    code("externalDocumentNumber", 35),
    whole("orderLineSequence"),
    whole("customerLineNumber"),
    code("shipmentNumber", 20),
    whole("shipmentLineSequence"),
    text("derivedShipmentNumber", 0).computed(),
    code("unitOfMeasureCode", 10),
    decimal("quantity"),
    decimal("quantityBase"),
    decimal("unitPrice"),
    decimal("lineDiscountAmount"),
    decimal("invoiceDiscountAmount"),
    decimal("amountExcludingTax"),
    decimal("amountIncludingTax"),
    decimal("taxPercent"),
    code("taxIdentifier", 20),
    code("taxGroupCode", 20),
};

constexpr std::string_view posted_invoice_taxes_keys[] = {"documentId", "taxIdentifier", "taxGroupCode", "taxPercent"};

constexpr Field posted_invoice_taxes_fields[] = {
    guid("documentId"),
    code("taxIdentifier", 20),
    code("taxGroupCode", 20),
    decimal("taxPercent"),
    choice("calculationType", "taxCalculationType", tax_calculations),
    decimal("taxBase"),
    decimal("taxAmount"),
    decimal("amountIncludingTax"),
    code("clauseCode", 20),
};

}  // namespace

const Entity posted_invoices = {
    .api = Api::Vendorlink,
    .set = "postedInvoices",
    .name = "postedInvoice",
    .fields = posted_invoices_fields,
    .parts = posted_invoices_parts,
};

const Entity posted_invoice_lines = {
    .api = Api::Vendorlink,
    .set = "postedInvoiceLines",
    .name = "postedInvoiceLine",
    .fields = posted_invoice_lines_fields,
};

const Entity posted_invoice_taxes = {
    .api = Api::Vendorlink,
    .set = "postedInvoiceTaxes",
    .name = "postedInvoiceTax",
    .fields = posted_invoice_taxes_fields,
    .keys = posted_invoice_taxes_keys,
};

}  // namespace vendorproof::mock_erp::vendorlink
