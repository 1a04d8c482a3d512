// Since when the store remembers what was done. Usually that is before every order; a store that begins while orders
// are under way does not know what was done for the older ones.
#pragma once

#include "core/flow/outbox/desk.h"
#include "core/trade/documents.h"

namespace vendorproof::flow {

/// From now on the store remembers. Changes nothing in a store that has begun in this way before, or that has orders.
void begin_to_remember(Desk& desk);

/// Of such a store: when it began.
std::optional<Instant> remembers_since(const Desk& desk);

/// Whether the order was placed before the store began to remember: everything may have been done for it.
bool predates_memory(const Desk& desk, const trade::PurchaseOrder& order);

/// Whether older orders may still be unknown. A despatch or an invoice of an unknown order would be passed over.
bool is_learning_orders(const Desk& desk);

/// Whether older invoices may still be unknown. The program could not assign a payment of an unknown invoice. Usually
/// for some hours.
bool is_learning_documents(const Desk& desk);

/// For the row of a submission that was not sent by this store, and perhaps by the one before: if Amazon refuses it as
/// a duplicate, it has arrived.
void may_have_arrived(Desk& desk, const std::string& key);

}  // namespace vendorproof::flow
