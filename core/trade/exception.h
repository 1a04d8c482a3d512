// What the integration cannot decide alone: a discrepancy, the one who owns it, and what to do about it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/rule.h"
#include "core/base/shown.h"

namespace vendorproof {

namespace trade {

/// Whose number the subject of an exception is, beside its purchase order.
enum class About { Order, Document };

struct ExceptionRow {
  ExceptionKind kind;
  Owner owner;
  About about;
  std::string_view remedy;  ///< what the owner has to do
};

/// What is known of every kind, in the order of ExceptionKind.
const std::vector<ExceptionRow>& exception_rows();

/// An open exception; its key is `<kind>/<subject>`. Where the kind is about a document, the subject is its number.
TradeException make_exception(ExceptionKind kind, std::string_view subject, std::string_view purchase_order,
                              std::int64_t line, const Money& amount, std::string text);

/// `price-mismatch/PO123/1`.
std::string exception_key(ExceptionKind kind, std::string_view subject);

}  // namespace trade
}  // namespace vendorproof
