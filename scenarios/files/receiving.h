// How Amazon's dock receives, as a scenario or a profile writes it.
#pragma once

#include "core/base/json.h"
#include "scenarios/value/receiving.h"

namespace vendorproof::scenarios {

Receiving read_receiving(const JsonReader& in);
/// Only what is not as usual.
Json receiving_json(const Receiving& receiving);

}  // namespace vendorproof::scenarios
