// Which rules cannot be judged, because the record lacks what they need.
#pragma once

#include <string_view>
#include <vector>

#include "harness/record/run_record.h"

namespace vendorproof::harness {

/// What a rule needs beyond what Amazon accepted.
enum class Needs {
  ShownToPeople,  ///< what the integration shows to people
  Erp,            ///< what the ERP accepted
  End,            ///< that nothing is due any more
  Goods,          ///< what was really loaded
};

struct NeedRow {
  std::string_view rule;
  Needs need;
};

/// THE TABLE. A rule without a row needs only what Amazon accepted.
const std::vector<NeedRow>& needs_of_rules();

/// Why the rule cannot be judged, as a sentence; "" if it can be judged.
std::string_view obstacle_to(std::string_view rule, const Visibility& visibility);

}  // namespace vendorproof::harness
