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

/// Reads a file once, by its contents. A payment that an earlier file had is left out, because exports overlap. A file
/// that cannot be read is an exception with its name; it closes when a file of that name can be read.
void take_remittance_file(Desk& desk, const RemittanceFile& file);

}  // namespace vendorproof::flow
