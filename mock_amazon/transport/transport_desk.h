// Transport: shipments that a vendor asks Amazon to collect, or announces; the carrier that Amazon finds for them, and
// what becomes of them over time (SubmitShipments and what it leads to; ASN-54 to ASN-58).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/time.h"
#include "mock_amazon/state/transports.h"
#include "mock_amazon/wire/refusal.h"

namespace vendorproof::mock_amazon {

struct Central;
struct TransportClaim;

std::string_view text_of(TransportStatus status);

/// `code` is the carrier's SCAC.
struct Carrier {
  std::string_view name;
  std::string_view code;
};

/// Judges one shipment of a request as of `submitted` and, when it breaks no rule, takes or cancels it. What it breaks,
/// else.
std::vector<Refusal> process_transport(Central& central, const TransportClaim& claim, Instant submitted, Instant now);

/// Takes a shipment one step further along its path.
void move_transport(Central& central, const std::string& identifier, Instant now);

/// Who carries a shipment that Amazon collects; the same for the same shipment.
const Carrier& carrier_of(const Transport& transport);
/// The carrier's own number of a shipment (PRO), and of one of its parcels; parcels count from 1.
std::string carrier_reference_of(const Transport& transport);
std::string tracking_number_of(const Transport& transport, std::size_t parcel);

}  // namespace vendorproof::mock_amazon
