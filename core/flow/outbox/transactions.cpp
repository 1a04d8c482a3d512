#include "core/flow/outbox/transactions.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/outbox/questions.h"

namespace vendorproof::flow {

namespace {

constexpr std::string_view prefix = "transaction/";
constexpr Duration first_look = std::chrono::minutes(5);

struct Receipt {
  std::string id;
  Instant submitted;
};

/// Parameters of a row: `<submitted> <transaction id>`.
Receipt receipt_of(const store::Work& work) {
  const std::string_view parameters = parameters_of(work);
  const std::size_t blank = parameters.find(' ');
  if (blank == std::string_view::npos) return {};
  return {std::string(parameters.substr(blank + 1)), instant_of(parameters.substr(0, blank))};
}

void end_transaction(Desk& desk, store::Work& work, const trade::Transaction& transaction) {
  desk.finish(work);
  std::optional<store::Work> effect = desk.store.work(std::string_view(work.key).substr(prefix.size()));
  if (!effect) return;
  const Operation& operation = desk.operation_of(*effect);
  const bool arrived_before = transaction.is_duplicate && effect->doubted;
  if (transaction.state == trade::TransactionState::Processing) {
    // Amazon never said what became of it: it counts as done, and may be lost.
    effect->doubted = true;
    desk.store.save(*effect);
  }
  if (transaction.state != trade::TransactionState::Failure || arrived_before) {
    operation.succeeded(desk, *effect);
  } else {
    operation.failed(desk, *effect, transaction);
  }
}

void look_again(Desk& desk, store::Work& work) {
  const Instant settled_at = receipt_of(work).submitted + desk.config.transaction_is_success_after;
  work.failures = 0;
  desk.postpone(work, std::min(settled_at, desk.now.wall + desk.config.transaction_is_success_after));
}

bool has_processed_long_enough(const Desk& desk, const store::Work& work) {
  return desk.now.wall >= receipt_of(work).submitted + desk.config.transaction_is_success_after;
}

}  // namespace

Result<void> take_receipt(Desk& desk, store::Work& work, std::string_view body) {
  const auto receipt = hear_whole(desk, work, desk.channel().submit, body);
  if (!receipt) return tl::unexpected<Error>(receipt.error());
  if (!*receipt) return {};
  desk.finish(work);
  desk.schedule(OperationId::ReadTransaction, std::string(prefix) + work.key, work.subject,
                desk.now.wall + std::min(first_look, desk.config.transaction_is_success_after),
                text_of(desk.now.wall) + " " + **receipt);
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
  if (has_processed_long_enough(desk, work)) {
    end_transaction(desk, work, trade::Transaction());
  } else {
    look_again(desk, work);
  }
  return true;
}

}  // namespace vendorproof::flow
