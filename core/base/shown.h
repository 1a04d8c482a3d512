// Information that an integration shows to people: discrepancies with their owners, and the state of every order. Any
// integration can be judged by it, because kinds and states are data; the texts beside them are only for people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/rule.h"
#include "core/base/time.h"

namespace vendorproof {

/// In order of their names.
enum class ExceptionKind {
  AcknowledgementFailed,
  BackorderWithdrawn,
  BlockedItem,
  CaseRemainder,
  ChangeTooLate,
  Chargeback,
  ClosedShort,
  CreditNoteFailed,
  CreditNoteHeld,
  CreditNoteTaken,
  CurrencyMismatch,
  DeductionRefused,
  DeductionReversed,
  DespatchChanged,
  DespatchIncomplete,
  DespatchMismatch,
  DespatchUndone,
  DestinationChanged,
  DuplicatePayment,
  DuplicateSalesOrder,
  EmergencyAcknowledgement,
  InvoiceFailed,
  InvoiceLost,
  InvoiceMismatch,
  InvoiceUnpaid,
  LineAdded,
  LineMissingInErp,
  OrderAlreadyAcknowledged,
  OrderStalled,
  OverShipped,
  PaymentDiscount,
  PaymentRefused,
  PeerRefuses,
  PeerUnreachable,
  PriceDeduction,
  PriceMismatch,
  RemittanceMismatch,
  RequestRefused,
  ShipNoticeFailed,
  ShipNoticeLost,
  ShortPayment,
  TaxWithheld,
  UnitMismatch,
  UnknownItem,
  UnknownRemittance,
  UnreadableAnswer,
  UnreadableOrder,
  UnreadableRemittance,
  UnreadableRow,
};

/// `price-mismatch`: the spelling in files, reports and the store.
std::string_view text_of(ExceptionKind kind);
std::optional<ExceptionKind> exception_kind_of(std::string_view text);
/// Every kind, in order of name.
const std::vector<ExceptionKind>& exception_kinds();

/// A discrepancy that a person has to look at, with its owner.
struct TradeException {
  std::string key;  ///< business identity: `price-mismatch/PO123/1`; equal keys mean the same discrepancy
  ExceptionKind kind = ExceptionKind::RequestRefused;
  Owner owner = Owner::Operations;
  std::string purchase_order;  ///< "" if it is not about exactly one order
  std::int64_t line = 0;       ///< the purchase order's line; 0 if it is not about a line
  std::string document;        ///< number of the despatch, ship notice, invoice or payment that it is about, or ""
  Money amount;                ///< at stake; zero when unknown
  std::string text;            ///< for people; nothing may depend on it
  Instant raised_at;
  bool open = true;
  std::string cause;     ///< exceptions of one kind with one cause are one incident: `item=TEA-GREEN`; "": it is alone
  std::string assignee;  ///< the person who looks at it, or ""
};

/// How far an order has come.
enum class OrderState { Received, InErp, Acknowledged, Shipped, Invoiced, Paid, Closed };
std::string_view text_of(OrderState state);

/// Who must act next. Despatch and Person may last for ever: stock never comes, or a person never decides.
enum class Awaited {
  Nothing,   ///< it is settled
  Amazon,    ///< an answer, a transaction or a payment
  Erp,       ///< an answer, a posting or an invoice
  Despatch,  ///< goods that the ERP has not despatched yet
  Person,    ///< somebody who has to look at `exception`
};

/// The state of an order and, unless it is settled, what it waits for.
struct OrderStanding {
  std::string purchase_order;
  OrderState state = OrderState::Received;
  Awaited awaited = Awaited::Nothing;
  std::string exception;  ///< key of the exception that a person has to look at, or ""
  std::string waits_for;  ///< in words, for people; "" when settled
  bool settled = false;
};

}  // namespace vendorproof
