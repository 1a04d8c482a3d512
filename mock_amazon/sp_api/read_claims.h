// Submitted JSON documents of SP-API read into claims, a reader per kind. Another syntax has readers of its own that
// fill the same claims. Whether a document has the right shape is checked before: what cannot be read here reads as
// nothing, and the rules then miss it.
#pragma once

#include <vector>

#include "core/base/json.h"
#include "mock_amazon/notices/notice_claim.h"
#include "mock_amazon/orders/acknowledgement_claim.h"
#include "mock_amazon/payables/invoice_claim.h"
#include "mock_amazon/transport/transport_claim.h"
#include "mock_amazon/wire/refusal.h"

namespace vendorproof::mock_amazon {

/// Of the model's `OrderAcknowledgement`.
AcknowledgementClaim read_acknowledgement(const Json& document);

/// Of `ShipmentConfirmation`.
NoticeClaim read_notice(const Json& document);

/// Of `Invoice`, a credit note too.
InvoiceClaim read_invoice(const Json& document);

/// Of `Shipment`.
TransportClaim read_transport(const Json& document);

/// What the model declares optional and its words call mandatory, by freight term (ASN-55): refused with 400.
std::vector<Refusal> missing_of_transport(const Json& document);

}  // namespace vendorproof::mock_amazon
