// Companies, as Business Central publishes them (API v2.0).
#include "mock_erp/contract/entities.h"

namespace vendorproof::mock_erp::standard {

namespace {

using namespace fields;

constexpr Field companies_fields[] = {
    guid("id"),
    text("systemVersion", 0),
    whole("timestamp"),
    text("name", 0),
    text("displayName", 0),
    text("businessProfileId", 0),
    date_time("systemCreatedAt"),
    guid("systemCreatedBy"),
    date_time("systemModifiedAt"),
    guid("systemModifiedBy"),
};

}  // namespace

const Entity companies = {
    .api = Api::Standard,
    .set = "companies",
    .name = "company",
    .fields = companies_fields,
};

}  // namespace vendorproof::mock_erp::standard
