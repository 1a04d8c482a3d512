// Incidents: events that Amazon charges, but that no message of the API shows. They are reported from outside.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/time.h"
#include "mock_amazon/charges/rate_card.h"
#include "mock_amazon/state/settings.h"

namespace vendorproof::mock_amazon {

struct Central;

/// The kinds that can be reported; Vendor Central sees all other faults by itself.
const std::vector<Trigger>& incident_triggers();

/// See VendorCentral::note.
Result<void> charge_incident(Central& central, const Incident& incident, Instant now);

}  // namespace vendorproof::mock_amazon
