// Transport: shipments that a vendor asks Amazon to collect, or announces; the carrier that Amazon assigns, and the
// steps of a shipment over time (SubmitShipments; ASN-54 to ASN-58).
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

/// Checks one shipment of a request as of `submitted`. If it keeps every rule it is registered or cancelled; else the
/// errors are returned.
std::vector<Refusal> process_transport(Central& central, const TransportClaim& claim, Instant submitted, Instant now);

/// Moves a shipment to its next status.
void move_transport(Central& central, const std::string& identifier, Instant now);

/// Who carries a shipment that Amazon collects; the same for the same shipment.
const Carrier& carrier_of(const Transport& transport);
/// The carrier's own number of a shipment (PRO), and of one of its parcels; parcels count from 1.
std::string carrier_reference_of(const Transport& transport);
std::string tracking_number_of(const Transport& transport, std::size_t parcel);

}  // namespace vendorproof::mock_amazon
