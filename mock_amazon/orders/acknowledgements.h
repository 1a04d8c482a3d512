// Acknowledgements: the rules they are judged by and what an accepted one does to the order.
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
  std::string_view rule;  ///< of the catalogue
  std::string_view code;  ///< of the Failure
  /// What is wrong, once per line; nothing when the rule is kept.
  std::vector<std::string> (*complaints)(const MatchedAcknowledgement& matched);
};

/// Judged in this order; the first rule that is broken is what Amazon reports.
const std::vector<AcknowledgementRule>& acknowledgement_rules();

/// Judges the claim as of `submitted` and, when it breaks no rule, does what it says. What it breaks, else.
std::vector<Refusal> process_acknowledgement(Central& central, const AcknowledgementClaim& claim, Instant submitted,
                                             Instant now);

}  // namespace vendorproof::mock_amazon
