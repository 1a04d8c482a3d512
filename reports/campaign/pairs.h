// Which combinations of the business a campaign has played, for each form of the report.
#pragma once

#include <string>
#include <vector>

#include "core/base/json/json.h"
#include "reports/report.h"

namespace vendorproof::reports {

/// How many there are, without those that are left out.
std::int64_t possible_pairs(const std::vector<CoveredPair>& pairs);
/// The pairs that no order had, in their order; without those that are left out.
std::vector<CoveredPair> gaps_of(const std::vector<CoveredPair>& pairs);

/// How many pairs were played, and the first of those that were not; "" without generated runs.
std::string pairs_sentence(const Report& report);

/// A list of objects: `first`, `second`, `orders`, `left_out`.
Json json_of(const std::vector<CoveredPair>& pairs);

/// A section with a map: a row and a column for each value, and in each field the orders that had both; "" without
/// pairs.
std::string pairs_html(const std::vector<CoveredPair>& pairs);

}  // namespace vendorproof::reports
