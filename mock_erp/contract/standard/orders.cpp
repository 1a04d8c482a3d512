// Sales orders, as Business Central publishes them (API v2.0).
#include "mock_erp/contract/entities.h"
#include "mock_erp/contract/shared_choices.h"
#include "mock_erp/contract/shared_links.h"

namespace vendorproof::mock_erp::standard {

namespace {

using namespace fields;

constexpr std::string_view sales_order_statuses[] = {"Draft", "In_x0020_Review", "Open"};

constexpr Field sales_orders_fields[] = {
    guid("id"),
    code("number", 20),
    code("externalDocumentNumber", 35).writable(),
    date("orderDate").writable(),
    date("postingDate").writable(),
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
    code("shortcutDimension1Code", 20).writable(),
    code("shortcutDimension2Code", 20).writable(),
    guid("currencyId").writable(),
    text("currencyCode", 10).writable(),
    boolean("pricesIncludeTax").writable(),
    guid("paymentTermsId").writable(),
    guid("shipmentMethodId").writable(),
    code("salesperson", 20).writable(),
    boolean("partialShipping").writable(),
    date("requestedDeliveryDate").writable(),
    decimal("discountAmount").writable(),
    boolean("discountAppliedBeforeTax"),
    decimal("totalAmountExcludingTax"),
    decimal("totalTaxAmount"),
    decimal("totalAmountIncludingTax"),
    boolean("fullyShipped").writable(),
    choice("status", "salesOrderEntityBufferStatus", sales_order_statuses),
    date_time("lastModifiedDateTime"),
    text("phoneNumber", 30).writable(),
    text("email", 80).writable(),
};

constexpr Part sales_orders_parts[] = {
    {"salesOrderLines", "salesOrderLines", by_document_id},
};

constexpr Action sales_orders_actions[] = {{"shipAndInvoice"}};

constexpr Field sales_order_lines_fields[] = {
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
    decimal("shippedQuantity"),
    decimal("invoicedQuantity"),
    decimal("invoiceQuantity").writable(),
    decimal("shipQuantity").writable(),
    guid("itemVariantId").writable(),
    guid("locationId").writable(),
};

}  // namespace

const Entity sales_orders = {
    .api = Api::Standard,
    .set = "salesOrders",
    .name = "salesOrder",
    .fields = sales_orders_fields,
    .parts = sales_orders_parts,
    .actions = sales_orders_actions,
    .can_create = true,
    .can_change = true,
    .can_delete = true,
};

const Entity sales_order_lines = {
    .api = Api::Standard,
    .set = "salesOrderLines",
    .name = "salesOrderLine",
    .fields = sales_order_lines_fields,
    .can_create = true,
    .can_change = true,
    .can_delete = true,
};

}  // namespace vendorproof::mock_erp::standard
