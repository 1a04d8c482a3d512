// Sales invoices, as Business Central publishes them (API v2.0).
#include "mock_erp/contract/entities.h"
#include "mock_erp/contract/shared_choices.h"
#include "mock_erp/contract/shared_links.h"

namespace vendorproof::mock_erp::standard {

namespace {

using namespace fields;

constexpr std::string_view invoice_statuses[] = {"_x0020_", "Draft",    "In_x0020_Review", "Open",
                                                 "Paid",    "Canceled", "Corrective"};

constexpr Field sales_invoices_fields[] = {
    guid("id"),
    code("number", 20),
    code("externalDocumentNumber", 35).writable(),
    date("invoiceDate").writable(),
    date("postingDate").writable(),
    date("dueDate").writable(),
    date("promisedPayDate").writable(),
    text("customerPurchaseOrderReference", 35).writable(),
    guid("customerId").writable(),
    code("customerNumber", 20).writable(),
    text("customerName", 100),
    text("billToName", 100),
    guid("billToCustomerId").writable(),
    code("billToCustomerNumber", 20).writable(),
    text("shipToName", 100).writable(),
    text("shipToContact", 100).writable(),
    text("sellToAddressLine1", 100).writable(),
    text("sellToAddressLine2", 50).writable(),
    text("sellToCity", 30).writable(),
    code("sellToCountry", 10).writable(),
    text("sellToState", 30).writable(),
    code("sellToPostCode", 20).writable(),
    text("billToAddressLine1", 100),
    text("billToAddressLine2", 50),
    text("billToCity", 30),
    code("billToCountry", 10),
    text("billToState", 30),
    code("billToPostCode", 20),
    text("shipToAddressLine1", 100).writable(),
    text("shipToAddressLine2", 50).writable(),
    text("shipToCity", 30).writable(),
    code("shipToCountry", 10).writable(),
    text("shipToState", 30).writable(),
    code("shipToPostCode", 20).writable(),
    guid("currencyId").writable(),
    code("shortcutDimension1Code", 20).writable(),
    code("shortcutDimension2Code", 20).writable(),
    text("currencyCode", 10).writable(),
    guid("orderId"),
    code("orderNumber", 20),
    guid("paymentTermsId").writable(),
    guid("shipmentMethodId").writable(),
    code("salesperson", 20).writable(),
    guid("disputeStatusId").writable(),
    code("disputeStatus", 10).writable(),
    boolean("pricesIncludeTax"),
    decimal("remainingAmount"),
    decimal("discountAmount").writable(),
    boolean("discountAppliedBeforeTax"),
    decimal("totalAmountExcludingTax"),
    decimal("totalTaxAmount"),
    decimal("totalAmountIncludingTax"),
    choice("status", "invoiceEntityAggregateStatus", invoice_statuses),
    date_time("lastModifiedDateTime"),
    text("phoneNumber", 30).writable(),
    text("email", 80).writable(),
};

constexpr Part sales_invoices_parts[] = {
    {"salesInvoiceLines", "salesInvoiceLines", by_document_id},
};

constexpr Action sales_invoices_actions[] = {{"post"},   {"postAndSend"},   {"send"},
                                             {"cancel"}, {"cancelAndSend"}, {"makeCorrectiveCreditMemo"}};

constexpr Field sales_invoice_lines_fields[] = {
    guid("id"),
    guid("documentId").writable(),
    whole("sequence").writable(),
    guid("itemId").writable(),
    guid("accountId").writable(),
    choice("lineType", "invoiceLineAggLineType", document_line_types).writable(),
    code("lineObjectNumber", 20).writable(),
    text("description", 100).writable(),
    text("description2", 50).writable(),
    guid("unitOfMeasureId").writable(),
    code("unitOfMeasureCode", 10).writable(),
    decimal("quantity").writable(),
    decimal("unitPrice").writable(),
    decimal("discountAmount").writable(),
    decimal("discountPercent").writable(),
    boolean("discountAppliedBeforeTax"),
    decimal("amountExcludingTax"),
    code("taxCode", 50).writable(),
    decimal("taxPercent"),
    decimal("totalTaxAmount"),
    decimal("amountIncludingTax"),
    decimal("invoiceDiscountAllocation"),
    decimal("netAmount"),
    decimal("netTaxAmount"),
    decimal("netAmountIncludingTax"),
    date("shipmentDate").writable(),
    guid("itemVariantId").writable(),
    guid("locationId").writable(),
};

}  // namespace

const Entity sales_invoices = {
    .api = Api::Standard,
    .set = "salesInvoices",
    .name = "salesInvoice",
    .fields = sales_invoices_fields,
    .parts = sales_invoices_parts,
    .actions = sales_invoices_actions,
    .can_create = true,
    .can_change = true,
    .can_delete = true,
};

const Entity sales_invoice_lines = {
    .api = Api::Standard,
    .set = "salesInvoiceLines",
    .name = "salesInvoiceLine",
    .fields = sales_invoice_lines_fields,
    .can_create = true,
    .can_change = true,
    .can_delete = true,
};

}  // namespace vendorproof::mock_erp::standard
