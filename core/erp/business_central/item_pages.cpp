// The item master: items, their units and their references.
#include "core/erp/business_central/json.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {

HttpRequest get_items(const Account& account) { return get(account, Api::Standard, "items"); }

Result<Page<ItemRow>> read_items(std::string_view body, Currency currency) {
  return read_page<ItemRow>(body, [&](const JsonReader& in) {
    ItemRow row;
    row.number = in.at("number").text();
    row.blocked = in.boolean_or("blocked", false);
    row.unit_price = read_amount(in.at("unitPrice"), currency);
    return row;
  });
}

HttpRequest get_item_units(const Account& account) { return get(account, Api::Vendorlink, "itemUnitsOfMeasure"); }

Result<Page<ItemUnitRow>> read_item_units(std::string_view body) {
  return read_page<ItemUnitRow>(body, [](const JsonReader& in) {
    ItemUnitRow row;
    row.item = in.at("itemNumber").text();
    row.code = in.at("code").text();
    const JsonReader eaches = in.at("qtyPerUnitOfMeasure");
    row.eaches = read_whole(eaches);
    if (row.eaches == 0) eaches.problem("is 0: a unit has at least one each");
    return row;
  });
}

HttpRequest get_item_references(const Account& account) { return get(account, Api::Vendorlink, "itemReferences"); }

Result<Page<ItemReferenceRow>> read_item_references(std::string_view body) {
  return read_page<ItemReferenceRow>(body, [](const JsonReader& in) {
    ItemReferenceRow row;
    row.item = in.at("itemNumber").text();
    row.type = in.at("referenceType").text();
    row.number = in.at("referenceNumber").text();
    return row;
  });
}

}  // namespace vendorproof::erp::business_central
