// Which combinations of the business a campaign has played, pairwise: how often an order had this value of one
// dimension and that value of another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "harness/judge/evidence.h"

namespace vendorproof::harness {

/// The values of an order in one dimension: what came of it, not what was planned. It may have several, or none.
struct Dimension {
  std::string_view name;  ///< `freight`
  std::vector<std::string_view> values;
  std::vector<std::string_view> (*values_of)(const Evidence& evidence, const OrderTruth& order);
};

/// In the order in which reports show them.
const std::vector<Dimension>& dimensions();

/// Every pair that can meet, with no orders.
const std::vector<reports::CoveredPair>& no_pairs();
/// How many orders of this run each of these pairs has, in their order.
std::vector<std::int64_t> orders_by_pair(const scenarios::Scenario& scenario, const RunRecord& record);

}  // namespace vendorproof::harness
