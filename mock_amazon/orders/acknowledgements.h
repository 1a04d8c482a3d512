// Acknowledgements: their rules, and what an accepted one does to the order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "mock_amazon/wire/refusal.h"

namespace vendorproof::mock_amazon {

struct Central;
struct AcknowledgementClaim;
struct MatchedAcknowledgement;

struct AcknowledgementRule {
  std::string_view rule;  ///< its id in the catalogue
  std::string_view code;  ///< the error code of the failure
  /// One complaint per line; empty if the rule is kept.
  std::vector<std::string> (*complaints)(const MatchedAcknowledgement& matched);
};

/// Checked in this order; Amazon reports only the first broken rule.
const std::vector<AcknowledgementRule>& acknowledgement_rules();

/// Checks the claim as of `submitted`. If it keeps every rule it is applied to the order; else the errors are returned.
std::vector<Refusal> process_acknowledgement(Central& central, const AcknowledgementClaim& claim, Instant submitted,
                                             Instant now);

}  // namespace vendorproof::mock_amazon
