#include "core/flow/corrections/read_back.h"

#include <algorithm>
#include <string>

#include "core/flow/invoices.h"
#include "core/flow/money/overdue.h"
#include "core/flow/outbox/bookmark.h"
#include "core/flow/transactions.h"

namespace vendorproof::flow {

namespace {

constexpr std::int64_t copies_max = 2;

std::string success_note(OperationId operation) {
  return "says-success/" + std::to_string(static_cast<int>(operation));
}

std::string copies_note(const std::string& key) { return "copies/" + key; }

}  // namespace

bool says_success(Desk& desk, OperationId operation) { return desk.store.note(success_note(operation)).has_value(); }

void remember_success(Desk& desk, OperationId operation) {
  if (!says_success(desk, operation)) desk.note_instant(success_note(operation), desk.now.wall);
}

bool send_copy(Desk& desk, store::Work& work) {
  const std::string note = copies_note(work.key);
  const std::int64_t sent = number_of(desk.store.note(note).value_or("0"));
  const bool silence_is_loss = says_success(desk, static_cast<OperationId>(work.operation));
  if (sent >= (silence_is_loss ? 1 : copies_max)) return false;
  desk.store.set_note(note, std::to_string(sent + 1));
  work.parameters = std::string(parameters_of(work));
  const Duration waited = desk.config.transaction_is_success_after;
  desk.postpone(work, desk.now.wall + std::max(Duration(), visible_within - waited));
  return true;
}

bool is_copy(Desk& desk, const store::Work& work) { return desk.store.note(copies_note(work.key)).has_value(); }

void forget_copies(Desk& desk, const store::Work& work) {
  if (work.doubted) desk.store.erase_note(copies_note(work.key));
}

std::optional<HttpRequest> look_after_payments(Desk& desk, store::Work& work) {
  for (const std::string& number : take_passed_over(desk)) {
    if (send_invoice_again(desk, number)) note_resent(desk, number);
  }
  return check_overdue(desk, work);
}

void send_row_again(Desk& desk, store::Work& work) {
  desk.store.set_note(copies_note(work.key), std::to_string(copies_max));
  work.doubted = true;
  work.failures = 0;
  desk.postpone(work, desk.now.wall);
}

}  // namespace vendorproof::flow
