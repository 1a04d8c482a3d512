// Looks once a day for what has waited too long: invoices that Amazon does not pay, and deductions whose last day to be
// disputed is near.
#pragma once

#include <optional>
#include <string>

#include "core/base/http.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// From when Amazon has taken the invoice on.
void watch_invoice(Desk& desk, const trade::Invoice& invoice);
/// It is paid, at least in part: what is missing then is told by its remittance.
void close_overdue(Desk& desk, const std::string& invoice);

/// For an exception about a deduction that can be disputed.
void watch_dispute(Desk& desk, const std::string& exception_key, const trade::Invoice& invoice);

/// The timer: does what is due, and comes again.
std::optional<HttpRequest> check_overdue(Desk& desk, store::Work& work);

}  // namespace vendorproof::flow
