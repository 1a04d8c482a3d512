#include "harness/site/shown_board.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace vendorproof::harness {

Result<void> ShownBoard::show(TradeException exception) {
  is_used_ = true;
  exception.key =
      fmt::format("{}/{}/{}/{}", text_of(exception.kind), exception.purchase_order, exception.line, exception.document);
  const auto known = std::find_if(exceptions_.begin(), exceptions_.end(),
                                  [&](const TradeException& shown) { return shown.key == exception.key; });
  if (known != exceptions_.end()) {
    const bool comes_back = !known->open && exception.open;
    if (!comes_back) exception.raised_at = known->raised_at;
    *known = std::move(exception);
    return {};
  }
  if (exceptions_.size() >= exceptions_max) return failure(ErrorCode::Conflict, "100000 exceptions are shown already");
  exceptions_.push_back(std::move(exception));
  return {};
}

void ShownBoard::clear() {
  is_used_ = false;
  exceptions_.clear();
}

std::vector<OrderStanding> ShownBoard::standings() const {
  std::vector<OrderStanding> standings;
  for (const TradeException& exception : exceptions_) {
    if (!exception.open || exception.purchase_order.empty()) continue;
    OrderStanding standing;
    standing.purchase_order = exception.purchase_order;
    standing.awaited = Awaited::Person;
    standing.exception = exception.key;
    standing.waits_for = exception.text;
    standings.push_back(std::move(standing));
  }
  return standings;
}

}  // namespace vendorproof::harness
