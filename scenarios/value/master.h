// Master data of a scenario's ERP as people left it: it lies over what the ERP makes of items and orders.
#pragma once

#include <string>
#include <vector>

namespace vendorproof::scenarios {

/// A field of one of the ERP's pages and its value, as text: `12.5`, `true`, `2026-11-02`, `TEA-GREEN`.
struct FieldValue {
  std::string field;
  std::string value;

  bool operator==(const FieldValue&) const = default;
};

/// Changed rows get fields, Removed rows are gone, Added is one more row, Refused: the user may not read the page.
enum class MasterAct { Changed, Added, Removed, Refused };

/// The ERP defines pages and fields; it refuses a scenario with unknown ones before the run.
struct MasterChange {
  std::string page;  ///< `itemUnits`
  MasterAct act = MasterAct::Changed;
  std::vector<FieldValue> where;   ///< which rows; for Changed and Removed
  std::vector<FieldValue> fields;  ///< for Changed and Added

  bool operator==(const MasterChange&) const = default;
};

}  // namespace vendorproof::scenarios
