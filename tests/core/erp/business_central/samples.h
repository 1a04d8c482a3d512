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

inline Account access() { return {"c0ffee00-0000-0000-0000-000000000001", "links", "key:1", "AMAZON"}; }

}  // namespace vendorproof::erp::business_central::samples
