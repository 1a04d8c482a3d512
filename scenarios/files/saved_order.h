// One order as a vendor saved it from Vendor Orders v1, read for the rehearsal. The integration reads it again with its
// own reader: a mistake here must not hide a mistake there.
#pragma once

#include <optional>
#include <string>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "scenarios/value/scenario.h"

namespace vendorproof::scenarios {

struct SavedOrder {
  Order order;  ///< without durations: they need the scenario's start
  Instant placed;
  std::optional<Instant> changed;
  Window window;  ///< delivery window, derived where the order has none
};

/// Reads one order; its `document` is its own JSON, in state New. `path` says where it stands in the file. Errors:
/// Malformed: "<path of the field> ...; <remedy>".
Result<SavedOrder> read_saved_order(const Json& document, const std::string& path);

/// The order's number for an error, printable; "" when it has none.
std::string number_of_saved_order(const Json& document);

}  // namespace vendorproof::scenarios
