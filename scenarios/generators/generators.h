// Generated scenarios: realistic trade, drawn from a seed. The same seed and run give the same scenario on every
// machine, and on any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <rapidcheck/Gen.h>

#include "scenarios/generators/aims.h"
#include "scenarios/value/scenario.h"

namespace vendorproof::scenarios {

struct Regime;

/// The main subject of a run. A run may also have features of other families.
struct Family {
  std::string_view name;      ///< `partial-shipments`
  std::string_view sentence;  ///< for the story
  void (*shape)(Regime& regime);
};

/// The four families, in the order in which runs use them.
const std::vector<Family>& families();

/// A pure generator: no state, no gen::exec. Shrinks by removing orders and faults.
rc::Gen<Scenario> scenarios_of(const Family& family);

/// Run number `run` of the campaign of `seed`, named `gen-<seed>-<run>`. Runs use the families in turn. Planned faults
/// end within three days; the chance of a random fault is at most 5 %, of a crash at most 2 %.
Scenario generate(std::uint64_t seed, std::size_t run);

/// The same run bent towards each of these aims, in their order: `gen-1-7-aimed`.
Scenario generate_aimed(std::uint64_t seed, std::size_t run, const std::vector<const Aim*>& aims);

}  // namespace vendorproof::scenarios
