// From the ERP's posted credit memos to credit notes for Amazon. A credit memo waits until Amazon took its invoice.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// Any invoice in the store may be corrected. False if the ERP has no list of credit memos.
bool credit_memos_are_awaited(const Desk& desk);
/// To call with each new invoice: the first look goes back to when the first one was posted, however long the ERP is
/// away between the two.
void await_credit_memos_since(Desk& desk, Instant posted);
std::optional<HttpRequest> ask_for_credit_memos(Desk& desk, store::Work& work);
Result<void> take_credit_memos(Desk& desk, store::Work& work, std::string_view body);

/// To call when there is news of an invoice, by the ERP's number: its credit memos may have waited for this.
void release_credit_memos_of(Desk& desk, const std::string& invoice);

/// Compares a held credit memo, or one that Amazon refused, again, and sends it if it fits.
void judge_credit_memo_again(Desk& desk, const std::string& number);
/// A person says that the credit memo is not for what Amazon has withheld. All other checks still hold it.
void send_credit_memo_all_the_same(Desk& desk, const std::string& number);

std::optional<channel::Document> make_credit_note(Desk& desk, store::Work& work);
void credit_note_succeeded(Desk& desk, store::Work& work);
void credit_note_failed(Desk& desk, store::Work& work, const trade::Transaction& transaction);

}  // namespace vendorproof::flow
