// What a finding puts at stake: rates of the North American card as of February 2026, as relayed by the trade press.
// Not Amazon's statement.
#pragma once

#include <cstdint>

namespace vendorproof::harness::rate_card {

constexpr std::int64_t not_filled_bp = 500;   ///< CB-01: of the cost of units confirmed and not invoiced
constexpr std::int64_t overage_bp = 10'000;   ///< CB-02: of the cost of units above what was ordered
constexpr std::int64_t ship_notice_bp = 600;  ///< CB-09: of the cost of units without a right ship notice
constexpr std::int64_t whole_bp = 10'000;     ///< the amount itself is at stake

}  // namespace vendorproof::harness::rate_card
