// Disputes of what payables withholds and charges back, open and decided.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"

namespace vendorproof::mock_amazon {

enum class DisputeState { Open, Upheld, PartlyUpheld, Refused };

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
  Instant decided;  ///< the time of the decision, past or future
  DisputeState state = DisputeState::Open;
  Money disputed;
  Money awarded;        ///< paid with the next payment
  std::string outcome;  ///< in a sentence, once it is decided
};

struct DisputeRegister {
  std::map<std::string, Dispute> by_id;                            ///< for ever: the portal shows them
  std::map<std::string, std::vector<std::string>> ids_by_subject;  ///< two at most, oldest first
};

}  // namespace vendorproof::mock_amazon
