#include "core/flow/transactions.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/operations.h"
#include "core/wire/amazon.h"

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
  const std::size_t blank = work.parameters.find(' ');
  if (blank == std::string::npos) return {};
  return {work.parameters.substr(blank + 1), instant_of(std::string_view(work.parameters).substr(0, blank))};
}

bool is_duplicate(std::string_view code) {
  return code == "DUPLICATE_SHIPMENT_IDENTIFIER" || code == "DUPLICATE_INVOICE_ID";
}

void end_transaction(Desk& desk, store::Work& work, const trade::Transaction& transaction) {
  desk.finish(work);
  std::optional<store::Work> effect = desk.store.work(std::string_view(work.key).substr(prefix.size()));
  if (!effect) return;
  const Operation& operation = *operation_of(effect->operation);
  const bool arrived_before = is_duplicate(transaction.error_code) && effect->doubted;
  if (transaction.state != trade::TransactionState::Failure || arrived_before) {
    operation.succeeded(desk, *effect);
  } else {
    operation.failed(desk, *effect, transaction.error_code, transaction.error_message);
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
  const Result<std::string> id = wire::read_transaction_id(body);
  if (!id) return tl::unexpected<Error>(id.error());
  desk.finish(work);
  desk.schedule(OperationId::ReadTransaction, std::string(prefix) + work.key, work.subject,
                desk.now.wall + std::min(first_look, desk.config.transaction_is_success_after),
                text_of(desk.now.wall) + " " + *id);
  return {};
}

std::optional<HttpRequest> ask_for_transaction(Desk&, store::Work& work) {
  return wire::get_transaction(receipt_of(work).id);
}

Result<void> take_transaction(Desk& desk, store::Work& work, std::string_view body) {
  const auto transaction = wire::read_transaction(body);
  if (!transaction) return tl::unexpected<Error>(transaction.error());
  const bool is_open = transaction->state == trade::TransactionState::Processing;
  if (is_open && !has_processed_long_enough(desk, work)) {
    look_again(desk, work);
  } else {
    end_transaction(desk, work, *transaction);
  }
  return {};
}

bool refuse_transaction(Desk& desk, store::Work& work, int status, std::string_view) {
  if (status != 404) return false;
  if (has_processed_long_enough(desk, work)) {
    end_transaction(desk, work, trade::Transaction());
  } else {
    look_again(desk, work);
  }
  return true;
}

}  // namespace vendorproof::flow
