// Despatches, of the custom API group.
#include "mock_erp/contract/entities.h"

namespace vendorproof::mock_erp::vendorlink {

namespace {

using namespace fields;

constexpr std::string_view despatch_statuses[] = {"Open", "Posted", "Undone"};
constexpr std::string_view package_types[] = {"Carton", "Pallet", "Other"};

constexpr Field despatches_fields[] = {
    guid("id"),
    code("number", 20),
    choice("status", "vPLDespatchStatus", despatch_statuses),
    code("warehouseShipmentNumber", 20),
    code("postedWarehouseShipmentNumber", 20),
    code("customerNumber", 20),
    code("shipToCode", 10),
    code("locationCode", 10),
    code("shippingAgentCode", 10),
    code("shippingAgentServiceCode", 10),
    code("loadNumber", 35).writable(),
    code("proNumber", 35).writable(),
    code("billOfLadingNumber", 35).writable(),
    code("customerPickupReference", 50).writable(),
    whole("packageCount"),
    boolean("complete"),
    date_time("postedDateTime"),
    date_time("departureDateTime").writable(),
    date_time("estimatedArrivalDateTime").writable(),
    date_time("lastModifiedDateTime"),
};

constexpr Link of_despatch[] = {{"despatchNumber", "number"}};

constexpr Part despatches_parts[] = {
    {"despatchLines", "despatchLines", of_despatch},
    {"packages", "packages", of_despatch},
};

constexpr Field despatch_lines_fields[] = {
    guid("id"),
    code("despatchNumber", 20),
    whole("sequence"),
    code("orderNumber", 20),
    guid("orderId"),
    whole("orderLineSequence"),
    whole("customerLineNumber"),
    code("externalDocumentNumber", 35),
    code("itemNumber", 20),
    code("variantCode", 10),
    decimal("quantityBase"),
    code("unitOfMeasureCode", 10),
    decimal("quantity"),
    code("shipmentNumber", 20),
    whole("shipmentLineSequence"),
    decimal("undoneQuantityBase"),
};

constexpr Field packages_fields[] = {
    guid("id"),
    code("despatchNumber", 20).on_create().needed(),
    whole("packageNumber").on_create(),
    whole("parentPackageNumber").writable(),
    choice("packageType", "vPLPackageType", package_types).writable(),
    code("sscc", 18).writable(),
    decimal("grossWeightKg").writable(),
    decimal("lengthCm").writable(),
    decimal("widthCm").writable(),
    decimal("heightCm").writable(),
    text("trackingNumber", 50).writable(),
    date_time("lastModifiedDateTime"),
};

constexpr Link of_package[] = {{"despatchNumber", "despatchNumber"}, {"packageNumber", "packageNumber"}};

constexpr Part packages_parts[] = {
    {"packageContents", "packageContents", of_package},
};

constexpr Field package_contents_fields[] = {
    guid("id"),
    code("despatchNumber", 20).on_create().needed(),
    whole("packageNumber").on_create().needed(),
    whole("sequence").on_create(),
    whole("despatchLineSequence").on_create().needed(),
    decimal("quantityBase").writable().needed(),
    code("lotNumber", 50).writable(),
    code("serialNumber", 50).writable(),
    date("expirationDate").writable(),
};

}  // namespace

const Entity despatches = {
    .api = Api::Vendorlink,
    .set = "despatches",
    .name = "despatch",
    .fields = despatches_fields,
    .parts = despatches_parts,
    .can_change = true,
};

const Entity despatch_lines = {
    .api = Api::Vendorlink,
    .set = "despatchLines",
    .name = "despatchLine",
    .fields = despatch_lines_fields,
};

const Entity packages = {
    .api = Api::Vendorlink,
    .set = "packages",
    .name = "package",
    .fields = packages_fields,
    .parts = packages_parts,
    .can_create = true,
    .can_change = true,
    .can_delete = true,
};

const Entity package_contents = {
    .api = Api::Vendorlink,
    .set = "packageContents",
    .name = "packageContent",
    .fields = package_contents_fields,
    .can_create = true,
    .can_change = true,
    .can_delete = true,
};

}  // namespace vendorproof::mock_erp::vendorlink
