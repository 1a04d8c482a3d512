// Master data of the ERP in the file of a scenario.
#pragma once

#include <vector>

#include "core/base/json/json.h"
#include "scenarios/value/master.h"

namespace vendorproof::scenarios {

/// `[{"page": "itemUnits", "where": {"code": "CASE12"}, "set": {"qtyPerUnitOfMeasure": 10}}]`. Each change has one of
/// `set` (with `where`), `remove` (with `where`), `add` and `refuse`.
std::vector<MasterChange> read_master(const JsonReader& in);
Json master_json(const std::vector<MasterChange>& master);

}  // namespace vendorproof::scenarios
