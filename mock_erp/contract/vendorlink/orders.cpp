// Sales orders, of the custom API group.
#include "mock_erp/contract/entities.h"
#include "mock_erp/contract/shared_choices.h"

namespace vendorproof::mock_erp::vendorlink {

namespace {

using namespace fields;

constexpr std::string_view link_states[] = {"Live", "Posted", "Deleted"};
constexpr std::string_view shipping_advices[] = {"Partial", "Complete"};
constexpr std::string_view document_statuses[] = {"Open", "Released", "Pending_x0020_Approval",
                                                  "Pending_x0020_Prepayment"};

constexpr Field order_links_fields[] = {
    guid("id"),
    code("idempotencyKey", 50),
    guid("orderId"),
    code("orderNumber", 20),
    code("externalDocumentNumber", 35),
    code("customerNumber", 20),
    choice("state", "vPLLinkState", link_states),
    text("contentHash", 64),
    date_time("createdDateTime"),
    date_time("lastModifiedDateTime"),
};

constexpr Field linked_orders_fields[] = {
    guid("id"),
    text("idempotencyKey", 50).on_create().needed().computed(),
    text("contentHash", 64).on_create().computed(),
    code("number", 20),
    code("externalDocumentNumber", 35).writable(),
    code("customerNumber", 20).on_create().needed(),
    code("shipToCode", 10).writable(),
    text("shipToName", 100),
    code("locationCode", 10).writable(),
    date("orderDate").writable(),
    date("requestedDeliveryDate").writable(),
    date("promisedDeliveryDate").writable(),
    date("shipmentDate"),
    text("currencyCode", 10).on_create().computed(),
    code("shippingAgentCode", 10).writable(),
    code("shippingAgentServiceCode", 10).writable(),
    text("packageTrackingNumber", 50).writable(),
    choice("shippingAdvice", "salesHeaderShippingAdvice", shipping_advices),
    choice("status", "salesDocumentStatus", document_statuses),
    boolean("completelyShipped"),
    decimal("amount"),
    decimal("amountIncludingTax"),
    date_time("firstReleasedDateTime"),
    date_time("lastModifiedDateTime"),
};

constexpr Link of_order[] = {{"documentNumber", "number"}};

constexpr Part linked_orders_parts[] = {
    {"linkedOrderLines", "linkedOrderLines", of_order},
};

constexpr Field post_shipment_parameters[] = {text("requestKey", 50)};

constexpr Action linked_orders_actions[] = {{"release"}, {"reopen"}, {"postShipment", post_shipment_parameters}};

constexpr Field linked_order_lines_fields[] = {
    guid("id"),
    guid("documentId").computed(),
    code("documentNumber", 20),
    whole("sequence"),
    whole("customerLineNumber").writable(),
    choice("lineType", "salesLineType", sales_line_types).on_create(),
    code("itemNumber", 20).on_create().needed(),
    code("variantCode", 10).on_create(),
    text("description", 100).writable(),
    code("locationCode", 10).writable(),
    code("unitOfMeasureCode", 10).writable(),
    decimal("qtyPerUnitOfMeasure"),
    decimal("quantity").writable().needed().computed(),
    decimal("quantityBase").computed(),
    decimal("unitPrice").writable(),
    decimal("lineDiscountPercent").writable(),
    decimal("lineAmount"),
    decimal("taxPercent"),
    date("shipmentDate").writable(),
    date("requestedDeliveryDate").writable(),
    date("promisedDeliveryDate").writable(),
    decimal("shipQuantity").writable(),
    decimal("shipQuantityBase"),
    decimal("invoiceQuantity").writable(),
    decimal("shippedQuantity"),
    decimal("shippedQuantityBase"),
    decimal("invoicedQuantity"),
    decimal("invoicedQuantityBase"),
    decimal("outstandingQuantity"),
    decimal("outstandingQuantityBase"),
    decimal("reservedQuantityBase"),
    decimal("warehouseQuantityBase"),
    decimal("closedShortQuantityBase"),
    boolean("completelyShipped"),
    date_time("lastModifiedDateTime"),
};

constexpr Field close_short_parameters[] = {text("reason", 100)};

constexpr Action linked_order_lines_actions[] = {{"closeShort", close_short_parameters}};

constexpr std::string_view line_promises_keys[] = {"documentId", "sequence"};

constexpr Field line_promises_fields[] = {
    guid("documentId"),
    whole("sequence"),
    code("itemNumber", 20),
    decimal("quantityBase"),
    decimal("shippedQuantityBase"),
    decimal("outstandingQuantityBase"),
    decimal("reservedQuantityBase"),
    decimal("backorderQuantityBase"),
    decimal("closedShortQuantityBase"),
    date("earliestShipmentDate"),
    date_time("asOf"),
};

}  // namespace

const Entity order_links = {
    .api = Api::Vendorlink,
    .set = "orderLinks",
    .name = "orderLink",
    .fields = order_links_fields,
};

const Entity linked_orders = {
    .api = Api::Vendorlink,
    .set = "linkedOrders",
    .name = "linkedOrder",
    .fields = linked_orders_fields,
    .parts = linked_orders_parts,
    .actions = linked_orders_actions,
    .can_create = true,
    .can_change = true,
    .can_delete = true,
};

const Entity linked_order_lines = {
    .api = Api::Vendorlink,
    .set = "linkedOrderLines",
    .name = "linkedOrderLine",
    .fields = linked_order_lines_fields,
    .actions = linked_order_lines_actions,
    .can_create = true,
    .can_change = true,
    .can_delete = true,
};

const Entity line_promises = {
    .api = Api::Vendorlink,
    .set = "linePromises",
    .name = "linePromise",
    .fields = line_promises_fields,
    .keys = line_promises_keys,
};

}  // namespace vendorproof::mock_erp::vendorlink
