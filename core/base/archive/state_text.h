// How instants, durations and amounts are written in a state.
#pragma once

#include "core/base/json/json_tree.h"
#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace vendorproof {

/// Writes an instant, a duration or an amount: as text if the text reads back as the same value, else as numbers.
Json state_of(Instant instant);
Json state_of(Duration duration);
Json state_of(const Money& money);
Result<Instant> instant_of_state(const Json& node);
Result<Duration> duration_of_state(const Json& node);
Result<Money> money_of_state(const Json& node);

}  // namespace vendorproof
