// What the integration can not decide alone: a discrepancy, the one who owns it, and what to do about it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/rule.h"
#include "core/base/time.h"

namespace vendorproof {

/// A discrepancy that a person has to look at, with the one who owns it.
struct TradeException {
  std::string key;   ///< business identity: `price/PO123/1`
  std::string kind;  ///< `price-mismatch`, `short-payment`, `unknown-item`, ...
  Owner owner = Owner::Operations;
  std::string purchase_order;
  std::int64_t line = 0;
  Money amount;  ///< at stake; zero when unknown
  std::string text;
  Instant raised_at;
  bool open = true;
};

namespace trade {

struct ExceptionKind {
  std::string_view name;
  Owner owner;
  std::string_view remedy;  ///< what the owner has to do
};

/// Every kind of exception the core raises, in order of name.
const std::vector<ExceptionKind>& exception_kinds();

/// An open exception; its key is `<kind>/<subject>`. A kind that is not in the table is a broken promise.
TradeException make_exception(std::string_view kind, std::string_view subject, std::string_view purchase_order,
                              std::int64_t line, const Money& amount, std::string text);

}  // namespace trade
}  // namespace vendorproof
