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

}  // namespace

const Entity integration_setups = {
    .api = Api::Vendorlink,
    .set = "integrationSetups",
    .name = "integrationSetup",
    .fields = integration_setups_fields,
};

}  // namespace vendorproof::mock_erp::vendorlink
