// The field `receiving` of a scenario or a profile: how Amazon's dock receives.
#pragma once

#include "core/base/json/json.h"
#include "scenarios/value/receiving.h"

namespace vendorproof::scenarios {

Receiving read_receiving(const JsonReader& in);
/// Only fields that differ from their defaults.
Json receiving_json(const Receiving& receiving);

}  // namespace vendorproof::scenarios
