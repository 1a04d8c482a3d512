#include "harness/field/calm.h"

#include <algorithm>

namespace vendorproof::harness {

Instant calm_from(const scenarios::Scenario& scenario) {
  Instant calm = scenario.start;
  for (const scenarios::Order& order : scenario.orders) {
    calm = std::max(calm, scenario.start + order.placed_after);
    for (const scenarios::OrderChange& change : order.changes) calm = std::max(calm, scenario.start + change.after);
  }
  for (const scenarios::Fault& fault : scenario.faults) calm = std::max(calm, scenario.start + fault.until);
  return calm;
}

std::optional<Instant> next_turn_of_faults(const scenarios::Scenario& scenario, Instant now) {
  std::optional<Instant> next;
  for (const scenarios::Fault& fault : scenario.faults) {
    if (!scenarios::is_span(fault.kind)) continue;
    for (const Duration after : {fault.from, fault.until}) {
      const Instant turn = scenario.start + after;
      if (turn > now && (!next || turn < *next)) next = turn;
    }
  }
  return next;
}

}  // namespace vendorproof::harness
