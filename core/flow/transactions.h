// Transactions: Amazon processes a submission later; the receipt only says that it arrived. If Processing does not turn
// into Failure within 15 minutes, it is a success (API-04), or for ship notices a question (read_back.h). A Failure
// that says "duplicate" means that an earlier attempt with an unknown outcome has arrived. Where several documents fail
// together, each half is sent again, until the guilty document is alone.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// Amazon shows what it took within half an hour (ACK-29, API-04).
constexpr Duration visible_within = std::chrono::minutes(30);
/// What it does not show then has not arrived.
constexpr Duration visible_after = visible_within + std::chrono::minutes(1);

/// For a submission whose outcome is unknown and which Amazon refuses as a duplicate if it has it: sends it again.
void submit_again(Desk& desk, store::Work& work);

/// Takes the receipt of any submission: its rows are done, and its transaction is read five minutes later, once for
/// all.
Result<void> take_receipt(Desk& desk, std::span<store::Work> rows, std::string_view body);

std::optional<HttpRequest> ask_for_transaction(Desk& desk, store::Work& work);
Result<void> take_transaction(Desk& desk, store::Work& work, std::string_view body);
/// A transaction that is not found may not be visible yet: reads it again; after 15 minutes it counts as a success.
bool refuse_transaction(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body);

}  // namespace vendorproof::flow
