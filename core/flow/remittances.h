// Reads Amazon's remittances: what is paid for an invoice goes to be posted (payments.h), and everything else becomes
// an exception with an owner. A row that nobody understands does not hold back the others.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

bool payments_are_awaited(const Desk& desk);
std::optional<HttpRequest> ask_for_remittances(Desk& desk, store::Work& work);
Result<void> take_remittances(Desk& desk, store::Work& work, std::string_view body);

}  // namespace vendorproof::flow
