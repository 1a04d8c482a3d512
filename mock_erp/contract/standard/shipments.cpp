// Posted sales shipments, as Business Central publishes them (API v2.0).
#include "mock_erp/contract/entities.h"
#include "mock_erp/contract/shared_choices.h"
#include "mock_erp/contract/shared_links.h"

namespace vendorproof::mock_erp::standard {

namespace {

using namespace fields;

constexpr Field sales_shipments_fields[] = {
    guid("id"),
    code("number", 20),
    code("externalDocumentNumber", 35),
    date("invoiceDate"),
    date("postingDate"),
    date("dueDate"),
    text("customerPurchaseOrderReference", 35),
    guid("customerId"),
    code("customerNumber", 20),
    text("customerName", 100),
    guid("billToCustomerId"),
    text("billToName", 100),
    code("billToCustomerNumber", 20),
    text("shipToName", 100),
    text("shipToContact", 100),
    text("sellToAddressLine1", 100),
    text("sellToAddressLine2", 50),
    text("sellToCity", 30),
    code("sellToCountry", 10),
    text("sellToState", 30),
    code("sellToPostCode", 20),
    text("billToAddressLine1", 100),
    text("billToAddressLine2", 50),
    text("billToCity", 30),
    code("billToCountry", 10),
    text("billToState", 30),
    code("billToPostCode", 20),
    text("shipToAddressLine1", 100),
    text("shipToAddressLine2", 50),
    text("shipToCity", 30),
    code("shipToCountry", 10),
    text("shipToState", 30),
    code("shipToPostCode", 20),
    text("currencyCode", 10),
    code("orderNumber", 20),
    code("paymentTermsCode", 10),
    code("shipmentMethodCode", 10),
    code("salesperson", 20),
    boolean("pricesIncludeTax"),
    date_time("lastModifiedDateTime"),
    text("phoneNumber", 30),
    text("email", 80),
};

constexpr Part sales_shipments_parts[] = {
    {"salesShipmentLines", "salesShipmentLines", by_document_id},
};

constexpr Field sales_shipment_lines_fields[] = {
    guid("id"),
    guid("documentId"),
    code("documentNo", 20),
    whole("sequence"),
    choice("lineType", "salesLineType", sales_line_types),
    code("lineObjectNumber", 20),
    text("description", 100),
    text("description2", 50),
    code("unitOfMeasureCode", 10),
    decimal("unitPrice"),
    decimal("quantity"),
    decimal("discountPercent"),
    decimal("taxPercent"),
    date("shipmentDate"),
};

}  // namespace

const Entity sales_shipments = {
    .api = Api::Standard,
    .set = "salesShipments",
    .name = "salesShipment",
    .fields = sales_shipments_fields,
    .parts = sales_shipments_parts,
};

const Entity sales_shipment_lines = {
    .api = Api::Standard,
    .set = "salesShipmentLines",
    .name = "salesShipmentLine",
    .fields = sales_shipment_lines_fields,
};

}  // namespace vendorproof::mock_erp::standard
