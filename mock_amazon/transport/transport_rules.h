// What a request for transport is judged by.
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

/// A claim beside the books that it is judged by.
struct MatchedTransport {
  const Central& central;
  const TransportClaim& claim;
  Instant submitted;
};

struct TransportRule {
  std::string_view transaction;  ///< `New` or `Cancel`
  std::string_view rule;         ///< "" where the catalogue has none and only the model says so
  std::string_view code;
  std::vector<std::string> (*complaints)(const MatchedTransport& matched);
};

/// Judged in this order; the first that is broken is reported. A rule may rely on those above it of its transaction.
const std::vector<TransportRule>& transport_rules();

}  // namespace vendorproof::mock_amazon
