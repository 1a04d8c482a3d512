// Acknowledgements: the rules they are judged by and what an accepted one does to the order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/time.h"
#include "mock_amazon/wire/answer.h"

namespace vendorproof::mock_amazon {

struct Central;
struct AcknowledgementClaim;

struct AcknowledgementRule {
  std::string_view rule;  ///< of the catalogue
  std::string_view code;  ///< of the Failure
  /// What is wrong, once per line; nothing when the rule is kept.
  std::vector<std::string> (*complaints)(const AcknowledgementClaim& claim);
};

/// Judged in this order; the first rule that is broken is what Amazon reports.
const std::vector<AcknowledgementRule>& acknowledgement_rules();

std::vector<Refusal> process_acknowledgement(Central& central, const Json& document, Instant submitted, Instant now);

}  // namespace vendorproof::mock_amazon
