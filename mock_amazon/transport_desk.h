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

#include "core/base/json.h"
#include "core/base/time.h"
#include "mock_amazon/answer.h"
#include "mock_amazon/order_book.h"

namespace vendorproof::mock_amazon {

struct Central;

/// The path of a shipment, in this order (ASN-57). What the vendor carries itself skips the two in the middle.
enum class TransportStatus { Created, TransportationRequested, CarrierAssigned, Shipped };
std::string_view text_of(TransportStatus status);

/// `code` is the carrier's SCAC.
struct Carrier {
  std::string_view name;
  std::string_view code;
};

/// One shipment as the vendor asked for it, and how far it is.
struct Transport {
  std::string identifier;  ///< vendorShipmentIdentifier
  Json document;           ///< as sent, in canonical form, without what is Amazon's to say
  bool collect = false;    ///< Amazon pays and finds the carrier (WePay)
  std::string reference;   ///< buyerReferenceNumber (ARN); "" when the vendor pays
  Instant created;
  std::vector<std::pair<TransportStatus, Instant>> path;  ///< oldest first; one to four
  std::optional<Instant> pick_up;                         ///< asked for, and kept; none when the vendor pays
  std::optional<Instant> next_step;                       ///< as it stands on the agenda

  TransportStatus status() const { return path.back().first; }
  std::optional<Instant> reached(TransportStatus status) const;
  /// Two days after it left, once that has come.
  std::optional<Instant> delivered(Instant now) const;
};

struct TransportRegister {
  std::map<std::string, Transport> by_identifier;
  std::map<std::string, Instant> used;  ///< identifiers by when they were taken, cancelled ones too
  OrderBook::Index by_creation;         ///< instant and identifier
  OrderBook::Index by_label;            ///< those whose labels exist, by when they came to be
  std::uint64_t references = 0;         ///< reference numbers given out so far
};

/// Judges one shipment of a request, and takes or cancels it.
std::vector<Refusal> process_transport(Central& central, const Json& document, Instant submitted, Instant now);

/// Takes a shipment one step further along its path.
void move_transport(Central& central, const std::string& identifier, Instant now);

/// Who carries a shipment that Amazon collects; the same for the same shipment.
const Carrier& carrier_of(const Transport& transport);
/// The carrier's own number of a shipment (PRO), and of one of its parcels; parcels count from 1.
std::string carrier_reference_of(const Transport& transport);
std::string tracking_number_of(const Transport& transport, std::size_t parcel);

}  // namespace vendorproof::mock_amazon
