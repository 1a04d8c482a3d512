// What can be left out of a generated run: one row for each thing that an integration may leave to people. A system
// under test names those that it does not claim, and its runs are without them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace vendorproof::scenarios {

struct Scenario;

struct Stimulus {
  std::string_view name;      ///< `order-changes`
  std::string_view sentence;  ///< what happens: `Amazon changes an order after it was placed.`
  bool (*is_in)(const Scenario& scenario);
  void (*leave_out)(Scenario& scenario);  ///< the scenario stays legal; at least one order stays
};

/// All rows: orders, goods, money, then trouble.
const std::vector<Stimulus>& stimuli();

/// Errors: Malformed, naming all rows.
Result<const Stimulus*> stimulus_named(std::string_view name);

/// The scenario without any of them.
Scenario without(Scenario scenario, const std::vector<const Stimulus*>& left_out);

}  // namespace vendorproof::scenarios
