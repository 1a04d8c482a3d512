// The section [acknowledgement]: what to answer when a line cannot simply be confirmed. [acknowledgement.CODE] changes
// some of it for the orders of one vendor code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "core/base/result.h"
#include "core/trade/acknowledgement_policy.h"

namespace vendorproof::live {

struct PolicyKey {
  std::string_view name;
  std::string_view meaning;
  Result<void> (*set)(trade::AcknowledgementPolicy& policy, const toml::node& node);
};
const std::vector<PolicyKey>& policy_keys();

/// Errors: Malformed, with section, key and line.
Result<void> read_acknowledgement(trade::AcknowledgementPolicies& policies, const toml::table& section);

/// Each margin or choice of a policy that makes no sense, as texts for people.
std::vector<std::string> nonsense_in(const trade::AcknowledgementPolicies& policies,
                                     Duration emergency_before_deadline);

}  // namespace vendorproof::live
