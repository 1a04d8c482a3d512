#include "core/flow/transactions.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/base/text.h"
#include "core/flow/corrections/read_back.h"
#include "core/flow/outbox/batches.h"
#include "core/flow/outbox/questions.h"

namespace vendorproof::flow {

namespace {

constexpr std::string_view prefix = "transaction/";
constexpr Duration first_look = std::chrono::minutes(5);
constexpr Duration hidden_max = std::chrono::hours(48);

/// Between the keys of rows; no key has one.
constexpr char key_separator = '\x1f';

struct Receipt {
  std::string id;
  Instant submitted;
  std::vector<std::string> keys;  ///< of the rows that were submitted together
};

/// Parameters of a row: `<submitted> <transaction id>`, then a separator and a key for each row if there are several.
Receipt receipt_of(const store::Work& work) {
  std::vector<std::string> parts = split(parameters_of(work), key_separator);
  const std::string head = std::move(parts.front());
  parts.erase(parts.begin());
  if (parts.empty()) parts.push_back(work.key.substr(prefix.size()));
  const std::size_t blank = head.find(' ');
  if (blank == std::string::npos) return {"", Instant(), std::move(parts)};
  return {head.substr(blank + 1), instant_of(std::string_view(head).substr(0, blank)), std::move(parts)};
}

std::string written(const Receipt& receipt) {
  std::string text = text_of(receipt.submitted) + " " + receipt.id;
  if (receipt.keys.size() == 1) return text;
  for (const std::string& key : receipt.keys) {
    REQUIRE(key.find(key_separator) == std::string::npos);
    text += key_separator + key;
  }
  return text;
}

/// Amazon names no reason, and nothing of the document can have arrived: it failed alone, no answer to it was lost, and
/// it is not the copy of one that counts as taken.
bool is_unfounded(Desk& desk, const store::Work& work, const trade::Transaction& transaction) {
  return transaction.state == trade::TransactionState::Failure && transaction.is_unexplained &&
         work.state == store::WorkState::Done && !work.doubted && !is_copy(desk, work);
}

void conclude(Desk& desk, store::Work& work, const trade::Transaction& transaction) {
  const Operation& operation = desk.operation_of(work);
  const bool arrived_before = transaction.is_duplicate && work.doubted;
  // Amazon never said what became of it: it counts as done, and may be lost.
  const bool is_open = transaction.state == trade::TransactionState::Processing;
  work.doubted = work.doubted || is_open;
  if (operation.unsaid != nullptr) {
    if (is_open) return operation.unsaid(desk, work);
    if (transaction.state == trade::TransactionState::Success) remember_success(desk, operation.id);
  }
  const bool holds_document = !work.parameters.empty();
  if (holds_document && is_unfounded(desk, work, transaction) &&
      sends_once_more(desk, work, Unfounded::Failure, transaction.error_code)) {
    return;
  }
  forget_second_try(desk, work);
  work.parameters.clear();
  if (is_open || holds_document) desk.store.save(work);
  if (transaction.state != trade::TransactionState::Failure || arrived_before) {
    operation.succeeded(desk, work);
  } else {
    operation.failed(desk, work, transaction);
  }
}

/// Whether each of these documents was refused because Amazon has it already.
bool have_all_arrived(const std::vector<store::Work>& rows, const trade::Transaction& transaction) {
  return transaction.duplicates >= rows.size() &&
         std::all_of(rows.begin(), rows.end(), [](const store::Work& work) { return work.doubted; });
}

void end_transaction(Desk& desk, store::Work& work, const trade::Transaction& transaction) {
  const std::vector<std::string> keys = receipt_of(work).keys;
  desk.finish(work);
  std::vector<store::Work> rows;
  for (const std::string& key : keys) {
    std::optional<store::Work> row = desk.store.work(key);
    const bool waits = row && (keys.size() == 1 || row->state == store::WorkState::Done);
    if (waits) rows.push_back(std::move(*row));
  }
  const bool failed_together = transaction.state == trade::TransactionState::Failure && rows.size() > 1;
  if (!failed_together || have_all_arrived(rows, transaction)) {
    for (store::Work& row : rows) conclude(desk, row, transaction);
    return;
  }
  // Which documents of a transaction that failed have had their effect is not known (ACK-31).
  for (store::Work& row : rows) row.doubted = true;
  send_in_halves(desk, rows, fmt::format("{}: {}", transaction.error_code, transaction.error_message));
}

void look_again(Desk& desk, store::Work& work) {
  const Duration pause = desk.config.transaction_is_success_after;
  const Instant settled_at = receipt_of(work).submitted + pause;
  work.failures = 0;
  desk.postpone(work, desk.now.wall < settled_at ? std::min(settled_at, desk.now.wall + pause) : desk.now.wall + pause);
}

bool has_processed_long_enough(const Desk& desk, const store::Work& work) {
  return desk.now.wall >= receipt_of(work).submitted + desk.config.transaction_is_success_after;
}

/// What becomes of a copy is the whole answer, and Amazon may hide all transactions for hours: before a person is
/// asked, it is looked for longer than the first one.
bool is_of_copy(Desk& desk, const store::Work& work) {
  const std::optional<store::Work> row = desk.store.work(receipt_of(work).keys.front());
  return row && is_copy(desk, *row);
}

}  // namespace

void submit_again(Desk& desk, store::Work& work) { desk.retry(work, "no answer"); }

Result<void> take_receipt(Desk& desk, std::span<store::Work> rows, std::string_view body) {
  const Result<trade::Heard<std::string>> heard = desk.channel().submit.hear(desk.config.amazon, body, "");
  if (!heard) return tl::unexpected<Error>(heard.error());
  REQUIRE(heard->answer);
  Receipt receipt = {*heard->answer, desk.now.wall, {}};
  for (store::Work& work : rows) {
    receipt.keys.push_back(work.key);
    // A document may have to go out again: it is kept until Amazon says what became of it.
    const std::string kept = work.parameters;
    desk.finish(work);
    if (kept.empty()) continue;
    work.parameters = kept;
    desk.store.save(work);
  }
  desk.schedule(OperationId::ReadTransaction, std::string(prefix) + rows.front().key, rows.front().subject,
                desk.now.wall + std::min(first_look, desk.config.transaction_is_success_after), written(receipt));
  return {};
}

std::optional<HttpRequest> ask_for_transaction(Desk& desk, store::Work& work) {
  return ask(desk, work, desk.channel().transaction, receipt_of(work).id);
}

Result<void> take_transaction(Desk& desk, store::Work& work, std::string_view body) {
  const auto heard = hear_whole(desk, work, desk.channel().transaction, body);
  if (!heard) return tl::unexpected<Error>(heard.error());
  if (!*heard) return {};
  const trade::Transaction& transaction = **heard;
  const bool is_open = transaction.state == trade::TransactionState::Processing;
  if (is_open && !has_processed_long_enough(desk, work)) {
    look_again(desk, work);
  } else {
    end_transaction(desk, work, transaction);
  }
  return {};
}

bool refuse_transaction(Desk& desk, store::Work& work, trade::Reception reception, std::string_view) {
  if (reception != trade::Reception::NotFound) return false;
  const bool is_hidden = is_of_copy(desk, work) && desk.now.wall < receipt_of(work).submitted + hidden_max;
  if (!is_hidden && has_processed_long_enough(desk, work)) {
    end_transaction(desk, work, trade::Transaction());
  } else {
    look_again(desk, work);
  }
  return true;
}

}  // namespace vendorproof::flow
