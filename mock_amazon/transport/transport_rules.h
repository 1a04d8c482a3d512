// What a request for transport is judged by: what must be in it, at the door, and the rules it can fail by afterwards.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/time.h"
#include "mock_amazon/wire/answer.h"

namespace vendorproof::mock_amazon {

struct Central;

/// Cartons that one shipment may have; the limit is ours.
constexpr std::size_t transport_cartons_max = 500;

/// What the model declares optional and its words call mandatory, by freight term (ASN-55): refused with 400.
std::vector<Refusal> missing_of_transport(const Json& document);

struct TransportClaim {
  const Central& central;
  const Json& document;
  Instant submitted;

  bool collect() const;
};

struct TransportRule {
  std::string_view transaction;  ///< `New` or `Cancel`
  std::string_view rule;         ///< "" where the catalogue has none and only the model says so
  std::string_view code;
  std::vector<std::string> (*complaints)(const TransportClaim& claim);
};

/// Judged in this order; the first that is broken is reported.
const std::vector<TransportRule>& transport_rules();

/// Numbers of the containers that are cartons, each as its 18 digits or as it is written; of cartons that are only
/// counted, "".
std::vector<std::string> carton_labels_of(const Json& document);

}  // namespace vendorproof::mock_amazon
