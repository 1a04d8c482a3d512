// Submissions: taken with 202 and a transaction, processed later, document by document (ACK-29, ACK-31).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/json/json.h"
#include "core/base/time.h"
#include "mock_amazon/state/transactions.h"
#include "mock_amazon/wire/answer.h"

namespace vendorproof::mock_amazon {

struct Central;
struct Call;

Answer submit_acknowledgements(Central& central, const Call& call);
Answer submit_shipment_confirmations(Central& central, const Call& call);
Answer submit_invoices(Central& central, const Call& call);
Answer submit_shipments(Central& central, const Call& call);
Answer get_transaction(Central& central, const Call& call);

/// Processes the documents of a transaction that is due. What is accepted or fails becomes an effect.
void settle_transaction(Central& central, const std::string& serial, Instant now);

/// Whether the documents that wait have a valid shape: contradictions.cpp checks an imported state.
bool documents_are_well_formed(const Transaction& transaction);

}  // namespace vendorproof::mock_amazon
