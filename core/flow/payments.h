// Posts Amazon's remittances as payments in the ERP, and raises an exception with an owner for every deduction.
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

std::optional<HttpRequest> ask_for_payment(Desk& desk, store::Work& work);
Result<void> take_payment_count(Desk& desk, store::Work& work, std::string_view body);

std::optional<HttpRequest> make_payment(Desk& desk, store::Work& work);
Result<void> take_created_payment(Desk& desk, store::Work& work, std::string_view body);
void doubt_created_payment(Desk& desk, store::Work& work);
bool refuse_payment(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body);

}  // namespace vendorproof::flow
