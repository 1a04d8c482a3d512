// Cases that the integration cannot decide alone: a discrepancy, its owner, and its remedy.
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

/// Document: the subject of an exception is the number of a document. Order: the subject is anything else, such as an
/// order, an order line or a peer.
enum class About { Order, Document };

struct ExceptionRow {
  ExceptionKind kind;
  Owner owner;
  About about;
  std::string_view remedy;  ///< what the owner has to do
};

/// One row for every kind, in the order of ExceptionKind.
const std::vector<ExceptionRow>& exception_rows();

/// An open exception; its key is `<kind>/<subject>`. If the kind is about a document, `subject` is its number.
TradeException make_exception(ExceptionKind kind, std::string_view subject, std::string_view purchase_order,
                              std::int64_t line, const Money& amount, std::string text);

/// `price-mismatch/PO123/1`.
std::string exception_key(ExceptionKind kind, std::string_view subject);

}  // namespace trade
}  // namespace vendorproof
