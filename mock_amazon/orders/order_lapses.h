// Deadlines of an order: it is not acknowledged in time (PO-27), or confirmed units do not arrive in time
// (PO-24 to PO-26).
#pragma once

#include <string>

#include "core/base/time.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

/// Plans when Amazon cancels open units of the order; units that are announced or have arrived are not cancelled.
/// A regular order lapses 7 days after the date that the vendor gave, at most 30 days after its window; the accepted
/// lines of an import 45 days after it, unless there is a ship notice. Only in North America.
void plan_lapse(const Settings& settings, Agenda& agenda, Order& order, Instant now);
void lapse_order(Central& central, const std::string& number, Instant now);

/// Rejects the order if it is still not acknowledged.
void reject_unanswered(Central& central, const std::string& number, Instant now);

}  // namespace vendorproof::mock_amazon
