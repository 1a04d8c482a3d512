// What time does to an order that is not fulfilled: nobody answers it (PO-27), or what was confirmed does not come
// (PO-24 to PO-26).
#pragma once

#include <string>

#include "core/base/time.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

/// Plans when Amazon cancels what is open of the order: units that a ship notice announces or that have come are safe.
/// A regular order lapses 7 days after the date that the vendor gave, at most 30 days after its window; the accepted
/// lines of an import 45 days after it, unless there is a ship notice. Only in North America.
void plan_lapse(const Settings& settings, Agenda& agenda, Order& order, Instant now);
void lapse_order(Central& central, const std::string& number, Instant now);

/// Rejects the order when nobody has answered it by now.
void reject_unanswered(Central& central, const std::string& number, Instant now);

}  // namespace vendorproof::mock_amazon
