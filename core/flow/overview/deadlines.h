// By when the owner of an exception must have acted.
#pragma once

#include <optional>

#include "core/flow/outbox/contract.h"
#include "core/store/store.h"
#include "core/trade/exception.h"

namespace vendorproof::flow {

/// By the row of its kind and the order, the despatch or the time that it is about. nullopt if the exception has no
/// deadline, or if its order is acknowledged already.
std::optional<Instant> deadline_of(const store::Store& store, const CoreConfig& config,
                                   const TradeException& exception);

/// The end of the window in which the goods must leave or, where Amazon states none, arrive; nullopt without both.
std::optional<Instant> window_end_of(const trade::PurchaseOrder& order);

}  // namespace vendorproof::flow
