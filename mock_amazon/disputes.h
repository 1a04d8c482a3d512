// Disputes of what payables withholds and charges back (INV-40 to INV-42, INV-46, INV-48, CB-32, CB-34): opened in the
// portal, decided a fortnight later by the facts that Vendor Central knows and the evidence that is named.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace vendorproof::mock_amazon {

struct Central;

enum class DisputeState { Open, Upheld, PartlyUpheld, Refused };
std::string_view text_of(DisputeState state);

struct DisputeRequest {
  std::string subject;  ///< the id of a claim or of a chargeback
  std::string reason;
  std::vector<std::string> evidence;  ///< kinds of documents, see evidence_kinds()
};

struct Dispute {
  std::string id;  ///< `DSP00000001`, ascending
  DisputeRequest request;
  std::int64_t attempt = 1;  ///< 1 or 2
  Instant opened;
  Instant decided;  ///< when it is, or will be
  DisputeState state = DisputeState::Open;
  Money disputed;
  Money awarded;        ///< comes with the next payment
  std::string outcome;  ///< in a sentence, once it is decided
};

struct DisputeRegister {
  std::map<std::string, Dispute> by_id;                            ///< for ever: the portal shows them
  std::map<std::string, std::vector<std::string>> ids_by_subject;  ///< two at most, oldest first
};

/// What can be named as evidence: `BillOfLading`, `ProofOfDelivery`, `PackingList` ...
const std::vector<std::string_view>& evidence_kinds();
/// The reasons that a dispute of a price can have (INV-40).
const std::vector<std::string_view>& price_reasons();

/// Opens a dispute and says its id. Errors: Malformed for a reason or evidence that is none of those above; NotFound
/// for an unknown subject; Conflict when nothing of it is withheld, when it is being disputed, when it was twice, or
/// when the time for it is over.
Result<std::string> open_dispute(Central& central, const DisputeRequest& request, Instant now);

void decide_dispute(Central& central, const std::string& id, Instant now);

}  // namespace vendorproof::mock_amazon
