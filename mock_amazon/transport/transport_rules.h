// The rules for a request for transport.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"

namespace vendorproof::mock_amazon {

struct Central;
struct TransportClaim;

/// Cartons that one shipment may have; the limit is ours.
constexpr std::size_t transport_cartons_max = 500;

/// A claim with the data against which it is checked.
struct MatchedTransport {
  const Central& central;
  const TransportClaim& claim;
  Instant submitted;
};

struct TransportRule {
  std::string_view transaction;  ///< `New` or `Cancel`
  std::string_view rule;         ///< "" if the catalogue has no such rule, only Amazon's model
  std::string_view code;
  std::vector<std::string> (*complaints)(const MatchedTransport& matched);
};

/// Checked in this order; the first broken rule is reported. A rule may rely on earlier rules of its transaction.
const std::vector<TransportRule>& transport_rules();

}  // namespace vendorproof::mock_amazon
