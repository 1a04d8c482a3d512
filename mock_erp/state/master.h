// Master data of the company that people changed by hand.
#pragma once

#include <string>
#include <vector>

namespace vendorproof::mock_erp {

/// The value of a field of a page, as people read it: `12.5`, `true`, `2026-11-02`, `TEA-GREEN`.
struct FieldValue {
  std::string field;
  std::string value;
};

/// What people changed by hand on a page. Rows are those of the page that have the values of `where`: fields of Changed
/// rows are set, Removed rows are gone. Added: one more row. Refused: the user has no right to the page.
enum class MasterAct { Changed, Added, Removed, Refused };
struct MasterChange {
  std::string page;  ///< `itemUnits`
  MasterAct act = MasterAct::Changed;
  std::vector<FieldValue> where;
  std::vector<FieldValue> fields;
};

}  // namespace vendorproof::mock_erp
