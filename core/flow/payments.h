// Posts what Amazon pays as payments in the ERP, each once.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"
#include "core/trade/remittance.h"

namespace vendorproof::flow {

/// `invoice` is its number in the ERP.
void schedule_payment(Desk& desk, const trade::Settlement& settlement, const std::string& invoice);

std::optional<HttpRequest> ask_for_payment(Desk& desk, store::Work& work);
Result<void> take_payment_count(Desk& desk, store::Work& work, std::string_view body);

std::optional<HttpRequest> make_payment(Desk& desk, store::Work& work);
Result<void> take_created_payment(Desk& desk, store::Work& work, std::string_view body);
void doubt_created_payment(Desk& desk, store::Work& work);
bool refuse_payment(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body);

/// A person says that somebody posted the refused payment by hand.
void take_as_paid(Desk& desk, const std::string& document);

}  // namespace vendorproof::flow
