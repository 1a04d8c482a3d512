// What the tests of this room share.
#pragma once

#include <string>

#include "core/base/json/json_tree.h"
#include "core/base/time.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central::samples {

inline Instant at(const char* text) { return *parse_instant(text); }
inline Money dollars(const char* decimal) { return *Money::parse(decimal, usd()); }
inline Json parsed(const std::string& text) { return *parse_json(text); }

/// Two items, each with unit codes of its own; and one that the ERP has no unit of.
inline const trade::Catalogue& items() {
  static const trade::Catalogue catalogue = [] {
    trade::Item green;
    green.number = "TEA-GREEN";
    green.base_unit = "PCS";
    green.units = {{"PCS", 1}, {"BOX", 6}, {"CASE12", 12}};
    trade::Item black;
    black.number = "TEA-BLACK";
    black.base_unit = "STK";
    black.units = {{"STK", 1}, {"KAR12", 12}};
    trade::Item bare;
    bare.number = "BARE";
    return trade::Catalogue({green, black, bare});
  }();
  return catalogue;
}
inline Books books() { return {usd(), &items()}; }

inline Account access() {
  return {"c0ffee00-0000-0000-0000-000000000001", "AMAZON", basic_authorization("links", "key:1")};
}

}  // namespace vendorproof::erp::business_central::samples
