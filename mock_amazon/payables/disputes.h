// Disputes of what payables withholds and charges back (INV-40 to INV-42, INV-46, INV-48, CB-32, CB-34): opened in the
// portal, decided a fortnight later by the facts that Vendor Central knows and the evidence in the request.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "mock_amazon/state/disputes.h"

namespace vendorproof::mock_amazon {

struct Central;

std::string_view text_of(DisputeState state);

/// What can be named as evidence: `BillOfLading`, `ProofOfDelivery`, `PackingList` ...
const std::vector<std::string_view>& evidence_kinds();
/// The allowed reasons for a dispute of a price (INV-40).
const std::vector<std::string_view>& price_reasons();

/// Opens a dispute and returns its id. Errors: Malformed for a reason or evidence that is not in the lists above;
/// NotFound for an unknown subject; Conflict if nothing of it is withheld, a dispute of it is open, it was disputed
/// twice, or the time to dispute is over.
Result<std::string> open_dispute(Central& central, const DisputeRequest& request, Instant now);

void decide_dispute(Central& central, const std::string& id, Instant now);

}  // namespace vendorproof::mock_amazon
