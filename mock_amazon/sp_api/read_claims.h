// Submitted JSON documents of SP-API read into claims, one reader per kind. Another syntax needs its own readers that
// fill the same claims. The shape of a document is checked before: a value that cannot be read stays empty here, and
// the rules report it as missing.
#pragma once

#include <vector>

#include "core/base/json/json_node.h"
#include "mock_amazon/notices/notice_claim.h"
#include "mock_amazon/orders/acknowledgement_claim.h"
#include "mock_amazon/payables/invoice_claim.h"
#include "mock_amazon/transport/transport_claim.h"
#include "mock_amazon/wire/refusal.h"

namespace vendorproof::mock_amazon {

/// Reads the model's `OrderAcknowledgement`.
AcknowledgementClaim read_acknowledgement(const JsonNode& document);

/// Reads `ShipmentConfirmation`.
NoticeClaim read_notice(const JsonNode& document);

/// Reads `Invoice`, which may be a credit note.
InvoiceClaim read_invoice(const JsonNode& document);

/// Reads `Shipment`.
TransportClaim read_transport(const JsonNode& document);

/// Missing members that the model declares optional, but describes as mandatory by freight term (ASN-55): 400.
std::vector<Refusal> missing_of_transport(const JsonNode& document);

}  // namespace vendorproof::mock_amazon
