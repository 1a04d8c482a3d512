// A sale as Tryton sends it: five cases of 12, of which two have left and four eaches came back.
#pragma once

#include <string>

#include <fmt/format.h>

namespace vendorproof::erp::tryton::samples {

inline std::string sale(const char* state = "processing", const char* user = "vendorproof") {
  return fmt::format(
      R"({{"id":1,"number":"77","reference":"PO-X1","state":"{}","_timestamp":"1796093432",)"
      R"("shipping_date":{{"__class__":"date","year":2026,"month":12,"day":20}},"currency.":{{"code":"USD","id":1}},)"
      R"("create_uid.":{{"login":"{}","id":1}},"shipment_address.":{{"party_name":"PHX6","id":3}},"lines.":[)"
      R"({{"id":11,"type":"title","product.":null,"moves.":[]}},)"
      R"({{"id":12,"type":"line","_timestamp":"1796093433","note":"Amazon line 3","quantity":5.0,)"
      R"("unit_price":{{"__class__":"Decimal","decimal":"30.0000"}},"unit.":{{"factor":12.0,"id":33}},)"
      R"("product.":{{"code":"TEA-GREEN","id":7,"default_uom.":{{"factor":1.0,"id":1}}}},"moves.":[)"
      R"({{"id":2,"state":"done","internal_quantity":24.0,"to_location.":{{"type":"customer","id":7}}}},)"
      R"({{"id":3,"state":"done","internal_quantity":4.0,"to_location.":{{"type":"storage","id":2}}}},)"
      R"({{"id":4,"state":"draft","internal_quantity":36.0,"to_location.":{{"type":"customer","id":7}}}}]}}],)"
      R"("shipments.":[{{"id":30,"state":"waiting","inventory_moves.":[)"
      R"({{"id":40,"state":"draft","origin":"stock.move,4","internal_quantity":36.0}}]}}]}})",
      state, user);
}

}  // namespace vendorproof::erp::tryton::samples
