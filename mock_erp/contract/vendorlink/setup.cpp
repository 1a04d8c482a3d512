// What a client has to know before it writes, of the custom API group.
#include "mock_erp/contract/entities.h"

namespace vendorproof::mock_erp::vendorlink {

namespace {

using namespace fields;

constexpr Field integration_setups_fields[] = {
    guid("id"),
    code("paymentTemplateName", 10),
    code("paymentBatchName", 10),
    text("localCurrencyCode", 0).computed(),
    decimal("amountRoundingPrecision").computed(),
    text("defaultQuantityToShip", 0).computed(),
    boolean("externalDocumentNumberMandatory").computed(),
    text("extensionVersion", 0).computed(),
};

constexpr Field ship_to_addresses_fields[] = {
    guid("id"),
    code("customerNumber", 20),
    code("code", 10),
    text("displayName", 100),
    text("addressLine1", 100),
    text("addressLine2", 50),
    text("city", 30),
    text("state", 30),
    code("country", 10),
    code("postalCode", 20),
    code("gln", 13),
    code("locationCode", 10),
    date_time("lastModifiedDateTime"),
};

}  // namespace

const Entity integration_setups = {
    .api = Api::Vendorlink,
    .set = "integrationSetups",
    .name = "integrationSetup",
    .fields = integration_setups_fields,
};

const Entity ship_to_addresses = {
    .api = Api::Vendorlink,
    .set = "shipToAddresses",
    .name = "shipToAddress",
    .fields = ship_to_addresses_fields,
};

}  // namespace vendorproof::mock_erp::vendorlink
