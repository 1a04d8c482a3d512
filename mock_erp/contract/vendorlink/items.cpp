// Items, of the custom API group.
#include "mock_erp/contract/entities.h"

namespace vendorproof::mock_erp::vendorlink {

namespace {

using namespace fields;

constexpr std::string_view item_reference_types[] = {"_x0020_", "Customer", "Vendor", "Bar_x0020_Code"};
constexpr std::string_view identifier_kinds[] = {"_x0020_", "CustomerCatalogId", "VendorSku", "TradeItemNumber"};

constexpr Field item_units_fields[] = {
    guid("id"),
    code("itemNumber", 20),
    code("code", 10),
    decimal("qtyPerUnitOfMeasure"),
    decimal("qtyRoundingPrecision"),
    boolean("isBaseUnit").computed(),
    text("tradeItemNumber", 0).computed(),
    decimal("weight"),
    decimal("length"),
    decimal("width"),
    decimal("height"),
    date_time("lastModifiedDateTime"),
};

constexpr Field item_references_fields[] = {
    guid("id"),
    code("itemNumber", 20),
    code("variantCode", 10),
    code("unitOfMeasureCode", 10),
    choice("referenceType", "itemReferenceType", item_reference_types),
    code("referenceTypeNumber", 20),
    code("referenceNumber", 50),
    choice("identifierKind", "vPLIdentifierKind", identifier_kinds),
    text("description", 100),
    date("startingDate"),
    date("endingDate"),
    date_time("lastModifiedDateTime"),
};

constexpr std::string_view item_availability_keys[] = {"itemNumber", "variantCode", "locationCode"};

constexpr Field item_availability_fields[] = {
    code("itemNumber", 20), code("variantCode", 10), code("locationCode", 10),    date("neededOn"),
    decimal("inventory"),   decimal("reserved"),     decimal("grossRequirement"), decimal("scheduledReceipt"),
    decimal("available"),   date("nextReceiptDate"), date_time("asOf"),
};

}  // namespace

const Entity item_units = {
    .api = Api::Vendorlink,
    .set = "itemUnits",
    .name = "itemUnit",
    .fields = item_units_fields,
};

const Entity item_references = {
    .api = Api::Vendorlink,
    .set = "itemReferences",
    .name = "itemReference",
    .fields = item_references_fields,
};

const Entity item_availability = {
    .api = Api::Vendorlink,
    .set = "itemAvailability",
    .name = "itemAvailabilityRow",
    .fields = item_availability_fields,
    .keys = item_availability_keys,
};

}  // namespace vendorproof::mock_erp::vendorlink
