// Reading shipments: their status, and their carton labels.
#pragma once

#include "mock_amazon/wire/answer.h"

namespace vendorproof::mock_amazon {

struct Central;
struct Call;

/// GetShipmentDetails. A page is cut before it is filtered, so it may be empty and have a token (ASN-58).
Answer get_shipment_details(Central& central, const Call& call);

/// GetShipmentLabels: one label per carton of every shipment whose carrier is known, each a PDF. A page may be empty
/// too.
Answer get_shipment_labels(Central& central, const Call& call);

}  // namespace vendorproof::mock_amazon
