// Looks once a day for what has waited too long: invoices that Amazon does not pay, and deductions whose last day to be
// disputed is near. An invoice that Amazon passes over in its payments may be lost.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/http.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// From when Amazon has taken the invoice on.
void watch_invoice(Desk& desk, const trade::Invoice& invoice);
/// A remittance pays it; `payment`, a document number, is still to be posted in the ERP, which may take a while or a
/// person. Until then the invoice is neither lost nor unpaid.
void note_remitted(Desk& desk, const std::string& invoice, const std::string& payment);
/// It is paid, at least in part: what is missing then is told by its remittance. Invoices of the same vendor code that
/// were due no later are passed over if the same payment does not have them.
void note_paid(Desk& desk, const trade::Invoice& invoice, const std::string& vendor_code);

/// Numbers of invoices that count as taken and are in no payment, although Amazon has paid another one of the vendor
/// code that was due no earlier, or a week after the due date: each once.
std::vector<std::string> take_passed_over(Desk& desk);
/// It was sent once more: a person is told of it with the invoice, if that stays unpaid.
void note_resent(Desk& desk, const std::string& invoice);

/// For an exception about a deduction that can be disputed.
void watch_dispute(Desk& desk, const std::string& exception_key, const trade::Invoice& invoice);

/// The timer: does what is due, and comes again.
std::optional<HttpRequest> check_overdue(Desk& desk, store::Work& work);

}  // namespace vendorproof::flow
