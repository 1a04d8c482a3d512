// Planted defects: mistakes of real integrations. Each changes the traffic of the correct core.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "harness/defects/spoiler.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

struct Defect {
  std::string_view id;         ///< `cases-as-eaches`; never reused
  std::string_view sentence;   ///< what the integration does wrong
  std::string_view caught_by;  ///< the rule of the judge that must find it
  std::string_view shown_by;   ///< a scenario of the catalogue in which it shows
  Spoiler (*make)(const scenarios::Scenario& scenario);
};

/// All rows, in order of id.
const std::vector<Defect>& defects();

/// nullptr for `none`. Errors: Malformed, naming all defects.
Result<const Defect*> defect_of(std::string_view id);

// The rows, by the document that they spoil.
const std::vector<Defect>& order_defects();
const std::vector<Defect>& acknowledgement_defects();
const std::vector<Defect>& promise_defects();
const std::vector<Defect>& shipping_defects();
const std::vector<Defect>& money_defects();
const std::vector<Defect>& payment_defects();
const std::vector<Defect>& credit_defects();
const std::vector<Defect>& other_defects();

}  // namespace vendorproof::harness
