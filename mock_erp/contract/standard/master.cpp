// Master data of the company beside its items, as Business Central publishes it (API v2.0).
#include "mock_erp/contract/entities.h"

namespace vendorproof::mock_erp::standard {

namespace {

using namespace fields;

constexpr std::string_view contact_types[] = {"Company", "Person"};
constexpr std::string_view blocked_for[] = {"_x0020_", "Ship", "Invoice", "All"};
constexpr std::string_view tax_types[] = {"Sales_x0020_Tax", "VAT"};

constexpr Field customers_fields[] = {
    guid("id"),
    code("number", 20).writable(),
    text("displayName", 100).writable(),
    choice("type", "contactType", contact_types).writable(),
    text("addressLine1", 100).writable(),
    text("addressLine2", 50).writable(),
    text("city", 30).writable(),
    text("state", 30).writable(),
    code("country", 10).writable(),
    code("postalCode", 20).writable(),
    text("phoneNumber", 30).writable(),
    text("email", 80).writable(),
    text("website", 255).writable(),
    code("salespersonCode", 20).writable(),
    decimal("balanceDue"),
    decimal("creditLimit").writable(),
    boolean("taxLiable").writable(),
    guid("taxAreaId").writable(),
    text("taxAreaDisplayName", 0),
    text("taxRegistrationNumber", 50).writable(),
    guid("currencyId").writable(),
    text("currencyCode", 10).writable(),
    guid("paymentTermsId").writable(),
    guid("shipmentMethodId").writable(),
    guid("paymentMethodId").writable(),
    choice("blocked", "customerBlocked", blocked_for).writable(),
    date_time("lastModifiedDateTime"),
};

constexpr Field currencies_fields[] = {
    guid("id"),
    code("code", 10).writable(),
    text("displayName", 30).writable(),
    text("symbol", 10).writable(),
    text("amountDecimalPlaces", 5).writable(),
    decimal("amountRoundingPrecision").writable(),
    date_time("lastModifiedDateTime"),
};

constexpr Field payment_terms_fields[] = {
    guid("id"),
    code("code", 10).writable(),
    text("displayName", 100).writable(),
    text("dueDateCalculation", 0).writable(),
    text("discountDateCalculation", 0).writable(),
    decimal("discountPercent").writable(),
    boolean("calculateDiscountOnCreditMemos").writable(),
    date_time("lastModifiedDateTime"),
};

constexpr Field tax_groups_fields[] = {
    guid("id"),
    code("code", 20).writable(),
    text("displayName", 100).writable(),
    choice("taxType", "taxBufferType", tax_types),
    date_time("lastModifiedDateTime"),
};

constexpr Entity master_entity(std::string_view set, std::string_view name, std::span<const Field> fields) {
  Entity entity;
  entity.api = Api::Standard;
  entity.set = set;
  entity.name = name;
  entity.fields = fields;
  entity.can_create = true;
  entity.can_change = true;
  entity.can_delete = true;
  return entity;
}

}  // namespace

const Entity customers = master_entity("customers", "customer", customers_fields);
const Entity currencies = master_entity("currencies", "currency", currencies_fields);
const Entity payment_terms = master_entity("paymentTerms", "paymentTerm", payment_terms_fields);
const Entity tax_groups = master_entity("taxGroups", "taxGroup", tax_groups_fields);

}  // namespace vendorproof::mock_erp::standard
