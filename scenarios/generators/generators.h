// Generated scenarios: trade as it could happen, drawn from a seed. The same seed and run give the same scenario on
// every machine; any thread may ask.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <rapidcheck/Gen.h>

#include "scenarios/value/scenario.h"

namespace vendorproof::scenarios {

struct Regime;

/// What a run is mainly about. Any family may also be mixed into the run of another.
struct Family {
  std::string_view name;      ///< `partial-shipments`
  std::string_view sentence;  ///< for the story
  void (*shape)(Regime& regime);
};

/// The four families, in the order in which runs take turns.
const std::vector<Family>& families();

/// A pure generator: no state, no gen::exec. Shrinks by taking orders away, and faults.
rc::Gen<Scenario> scenarios_of(const Family& family);

/// Run number `run` of the campaign of `seed`, named `gen-<seed>-<run>`. Runs take turns through the families.
/// Faults of the plan end within three days; chances are at most 5 %, a crash's at most 2 %.
Scenario generate(std::uint64_t seed, std::size_t run);

}  // namespace vendorproof::scenarios
