// What Amazon answers later: a receipt only says that it will look. Processing that does not turn into Failure within
// 15 minutes is success (API-04); a Failure that says "duplicate" after an attempt in doubt means that one arrived.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// The receipt of any submission: the row is done, and its transaction is looked at five minutes later.
Result<void> take_receipt(Desk& desk, store::Work& work, std::string_view body);

std::optional<HttpRequest> ask_for_transaction(Desk& desk, store::Work& work);
Result<void> take_transaction(Desk& desk, store::Work& work, std::string_view body);
/// A transaction that cannot be found is one that does not show yet.
bool refuse_transaction(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body);

}  // namespace vendorproof::flow
