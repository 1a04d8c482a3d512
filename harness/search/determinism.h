// The same scenario must give the same run. Compares two runs event by event.
#pragma once

#include <string>

#include "harness/world/world.h"

namespace vendorproof::harness {

/// The first event that differs, with its number, its time and both texts; "" if the runs were the same. Both runs have
/// a journal.
std::string divergence_of(const RunOutcome& first, const RunOutcome& second);

}  // namespace vendorproof::harness
