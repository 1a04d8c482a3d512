// Reads one order as a vendor saved it from Vendor Orders v1. The integration reads the same JSON with its own reader,
// so that a mistake here cannot hide a mistake there.
#pragma once

#include <optional>
#include <string>

#include "core/base/json/json.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "scenarios/value/scenario.h"

namespace vendorproof::scenarios {

struct SavedOrder {
  Order order;  ///< without durations: they need the scenario's start
  Instant placed;
  std::optional<Instant> changed;
  Window window;  ///< delivery window; derived if the order does not state it
};

/// Reads one order; its `document` is its own JSON, in state New. `path` is the order's path in the file. Errors:
/// Malformed: "<path of the field> ...; <remedy>".
Result<SavedOrder> read_saved_order(const Json& document, const std::string& path);

/// The order's number for an error, printable; "" if the order has no number.
std::string number_of_saved_order(const Json& document);

}  // namespace vendorproof::scenarios
