// Posted sales shipments, of the custom API group.
#include "mock_erp/contract/entities.h"
#include "mock_erp/contract/shared_choices.h"

namespace vendorproof::mock_erp::vendorlink {

namespace {

using namespace fields;

constexpr Field posted_shipments_fields[] = {
    guid("id"),
    code("number", 20),
    code("orderNumber", 20),
    code("externalDocumentNumber", 35),
    code("customerNumber", 20),
    code("shipToCode", 10),
    code("locationCode", 10),
    date("postingDate"),
    date("shipmentDate"),
    code("shippingAgentCode", 10),
    text("packageTrackingNumber", 50),
    code("despatchNumber", 20),
    date_time("createdDateTime"),
    date_time("lastModifiedDateTime"),
};

constexpr Link of_shipment[] = {{"documentNumber", "number"}};

constexpr Part posted_shipments_parts[] = {
    {"postedShipmentLines", "postedShipmentLines", of_shipment},
};

constexpr Field post_invoice_parameters[] = {text("requestKey", 50)};

constexpr Action posted_shipments_actions[] = {{"postInvoice", post_invoice_parameters}};

constexpr Field posted_shipment_lines_fields[] = {
    guid("id"),
    code("documentNumber", 20),
    whole("sequence"),
    code("orderNumber", 20),
    whole("orderLineSequence"),
    whole("customerLineNumber"),
    choice("lineType", "salesLineType", sales_line_types),
    code("itemNumber", 20),
    code("variantCode", 10),
    code("unitOfMeasureCode", 10),
    decimal("qtyPerUnitOfMeasure"),
    decimal("quantity"),
    decimal("quantityBase"),
    decimal("invoicedQuantityBase"),
    boolean("correction"),
    date_time("lastModifiedDateTime"),
};

constexpr Link of_shipment_line[] = {{"shipmentNumber", "documentNumber"}, {"shipmentLineSequence", "sequence"}};

constexpr Part posted_shipment_lines_parts[] = {
    {"shipmentLots", "shipmentLots", of_shipment_line},
};

constexpr Field shipment_lots_fields[] = {
    guid("id"),
    code("shipmentNumber", 20),
    whole("shipmentLineSequence"),
    code("itemNumber", 20),
    decimal("quantityBase").computed(),
    code("lotNumber", 50),
    code("serialNumber", 50),
    code("packageNumber", 50),
    date("expirationDate"),
    boolean("correction"),
};

}  // namespace

const Entity posted_shipments = {
    .api = Api::Vendorlink,
    .set = "postedShipments",
    .name = "postedShipment",
    .fields = posted_shipments_fields,
    .parts = posted_shipments_parts,
    .actions = posted_shipments_actions,
};

const Entity posted_shipment_lines = {
    .api = Api::Vendorlink,
    .set = "postedShipmentLines",
    .name = "postedShipmentLine",
    .fields = posted_shipment_lines_fields,
    .parts = posted_shipment_lines_parts,
};

const Entity shipment_lots = {
    .api = Api::Vendorlink,
    .set = "shipmentLots",
    .name = "shipmentLot",
    .fields = shipment_lots_fields,
};

}  // namespace vendorproof::mock_erp::vendorlink
