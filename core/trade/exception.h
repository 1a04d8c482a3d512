// Cases that the integration cannot decide alone: a discrepancy, its owner, and its remedy.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/rule.h"
#include "core/base/shown.h"
#include "core/base/time.h"

namespace vendorproof {

namespace trade {

/// Document: the subject of an exception is the number of a document. Order: the subject is anything else, such as an
/// order, an order line or a peer.
enum class About { Order, Document };

/// The clock that ticks for an exception: by when its owner must have acted.
enum class DueBy {
  Nothing,          ///< no rule has a time for it
  Acknowledgement,  ///< the order must be acknowledged 24 hours after it was placed (ACK-02)
  ShipWindow,       ///< the goods must leave in the order's window (CB-05)
  ShipNotice,       ///< 30 minutes after the truck left, or 6 hours before the goods arrive (ASN-01)
  Dispute,          ///< until the last day to dispute the claim (CB-32, INV-42, INV-46)
};
/// `24 hours after the order was placed (ACK-02)`; "none" for Nothing.
std::string_view text_of(DueBy due_by);

/// What it costs when nobody acts. All amounts are estimates: Amazon publishes none, the sources are of the industry.
struct ExceptionCost {
  std::string_view text;                  ///< "none", or `5 % of the cost of ..., once for each order`
  std::string_view source;                ///< rules of the catalogue; "" for our own estimate
  std::int64_t basis_points_per_day = 0;  ///< 1/10,000 of the amount at stake for each day; 0 if not by the day
};

struct ExceptionRow {
  ExceptionKind kind;
  Owner owner;
  About about;
  std::string_view remedy;  ///< what the owner has to do
  DueBy due_by;
  ExceptionCost cost;
};

/// One row for every kind, in the order of ExceptionKind.
const std::vector<ExceptionRow>& exception_rows();

const ExceptionRow& row_of(ExceptionKind kind);

/// An open exception; its key is `<kind>/<subject>`. If the kind is about a document, `subject` is its number.
TradeException make_exception(ExceptionKind kind, std::string_view subject, std::string_view purchase_order,
                              std::int64_t line, const Money& amount, std::string text, std::string cause = "");

/// `price-mismatch/PO123/1`.
std::string exception_key(ExceptionKind kind, std::string_view subject);

/// What a person does about an exception.
enum class Act {
  Retry,     ///< starts the stopped work again; the exception stays open until that succeeds
  Override,  ///< does what was held back, unchanged, although something speaks against it
  Close,     ///< the problem is solved
  Assign,    ///< names the person who looks at it
};

/// `retry`: the spelling on the command line, in the API and in the store.
std::string_view text_of(Act act);
std::optional<Act> act_of(std::string_view text);
const std::vector<std::string>& act_names();

/// A row of the audit trail.
struct ActRecord {
  std::int64_t number = 0;  ///< from 1, without a gap
  std::string exception;    ///< its key
  std::string incident;     ///< the key that the person gave: of this exception, or of the incident that it is part of
  Act act = Act::Close;
  std::string person;  ///< who
  Instant at;          ///< when
  std::string note;    ///< why
  std::string assignee;

  bool operator==(const ActRecord&) const = default;
};

}  // namespace trade
}  // namespace vendorproof
