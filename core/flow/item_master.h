// The ERP's items with their units and references, in one question of as many calls as the dialect needs, and kept.
// They are read again when an order needs them and they are old, or lack an identifier the order names.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// Whether what is known suffices to decide on an order first seen then: read within `refresh_items`, and either it
/// knows every item of the order or it was read after the order was seen.
bool item_master_serves(Desk& desk, const store::OrderRecord& record);
void request_item_master(Desk& desk);
/// After a crash: a read that was under way starts again, so that no part of it is from before the standstill.
void restart_item_master(Desk& desk);

std::optional<HttpRequest> ask_for_items(Desk& desk, store::Work& work);
Result<void> take_items(Desk& desk, store::Work& work, std::string_view body);

}  // namespace vendorproof::flow
