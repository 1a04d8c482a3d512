// What the judge says of a served field while a foreign integration trades there: findings with owner and money, and
// what cannot be judged, because nobody tells the judge what the integration showed to people, or because the trade
// is not over.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/time.h"
#include "harness/field/field.h"
#include "harness/site/fault_board.h"

namespace vendorproof::harness {

/// What a rule needs beyond the ledger.
enum class Needs {
  Exceptions,  ///< what the integration showed to people: never known here
  Erp,         ///< that the integration uses the mock ERP
  End,         ///< that nothing is due any more
};

struct NeedRow {
  std::string_view rule;
  Needs need;
};

/// THE TABLE. A rule that has no row needs nothing more.
const std::vector<NeedRow>& needs_of_rules();

/// `{"verdict","at","at_stake","findings":[...],"not_judged":[{"rule","why"}],"orders","excused_by_faults"}`. The
/// verdict is `findings` (a defect was found), `nothing found so far`, or `inconclusive` when part of the ledger is
/// forgotten. Charges are the trade's price and make no verdict. Not Amazon's statement.
Json verdict_so_far(const Field& field, const FaultBoard& faults, Instant now);

}  // namespace vendorproof::harness
