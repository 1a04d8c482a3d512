// Items, as Business Central publishes them (API v2.0).
#include "mock_erp/contract/entities.h"

namespace vendorproof::mock_erp::standard {

namespace {

using namespace fields;

constexpr std::string_view item_types[] = {"Inventory", "Service", "Non_x002D_Inventory"};

constexpr Field items_fields[] = {
    guid("id"),
    code("number", 20).writable(),
    text("displayName", 100).writable(),
    text("displayName2", 50).writable(),
    choice("type", "itemType", item_types).writable(),
    guid("itemCategoryId").writable(),
    code("itemCategoryCode", 20).writable(),
    boolean("blocked").writable(),
    code("gtin", 14).writable(),
    decimal("inventory").writable(),
    decimal("unitPrice").writable(),
    boolean("priceIncludesTax").writable(),
    decimal("unitCost").writable(),
    guid("taxGroupId").writable(),
    code("taxGroupCode", 20).writable(),
    guid("baseUnitOfMeasureId").writable(),
    code("baseUnitOfMeasureCode", 10).writable(),
    guid("generalProductPostingGroupId").writable(),
    code("generalProductPostingGroupCode", 20).writable(),
    guid("inventoryPostingGroupId").writable(),
    code("inventoryPostingGroupCode", 20).writable(),
    date_time("lastModifiedDateTime"),
};

}  // namespace

const Entity items = {
    .api = Api::Standard,
    .set = "items",
    .name = "item",
    .fields = items_fields,
    .can_create = true,
    .can_change = true,
    .can_delete = true,
};

}  // namespace vendorproof::mock_erp::standard
