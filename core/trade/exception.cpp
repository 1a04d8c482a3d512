#include "core/trade/exception.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "core/base/require.h"

namespace vendorproof::trade {

namespace {

constexpr ExceptionCost nothing = {"none", ""};
constexpr ExceptionCost unconfirmed = {"about EUR 0.70 for each unit that is not confirmed in time", "CB-17"};
constexpr ExceptionCost rejected = {"3 % of the cost of the units beyond 20 % of a line that are rejected", "CB-18"};
constexpr ExceptionCost on_time = {"3 % of the cost of the units that come late", "CB-05"};
constexpr ExceptionCost not_filled = {"5 % of the cost of the units that were confirmed and do not come", "CB-01"};
constexpr ExceptionCost notice = {"2 to 6 % of the cost of all units on the truck, once for each ship notice", "CB-09"};
constexpr ExceptionCost refused_goods = {"about EUR 290 for each delivery that is refused, and the way back", "CB-23"};
constexpr ExceptionCost overage = {"100 % of the cost of the units that are invoiced beyond the order", "CB-02"};
constexpr ExceptionCost twice = {"the goods are shipped twice: 100 % of the cost of the second delivery", "CB-02"};
constexpr ExceptionCost waiting = {"the amount is paid later: about 0.02 % of it for each day (8 % a year)", "", 2};
constexpr ExceptionCost price = {"the difference is deducted from the payment, or the payment is delayed", "ACK-16"};
constexpr ExceptionCost lost = {"the amount is lost when nobody disputes it in time", "CB-32, INV-46"};
constexpr ExceptionCost everything = {"what waits behind it: first the acknowledgements, about EUR 0.70 for each unit",
                                      "CB-17"};

const std::vector<ExceptionRow> rows = {
    {ExceptionKind::AcknowledgementFailed, Owner::IT, About::Order,
     "read Amazon's reason, correct the cause, then close this to acknowledge again", DueBy::Acknowledgement,
     unconfirmed},
    {ExceptionKind::BackorderWithdrawn, Owner::Operations, About::Order,
     "find out why the supply did not come: the backorder was withdrawn from Amazon", DueBy::Nothing, nothing},
    {ExceptionKind::BlockedItem, Owner::Ecommerce, About::Order,
     "unblock the item in the ERP: the order then goes on by itself; or have Amazon stop ordering it",
     DueBy::Acknowledgement, rejected},
    {ExceptionKind::CaseRemainder, Owner::Operations, About::Order,
     "correct the stock in the ERP to whole cases, or override this to confirm the loose eaches",
     DueBy::Acknowledgement, rejected},
    {ExceptionKind::ChangeTooLate, Owner::Operations, About::Order,
     "agree with the buyer: the goods are picked or shipped as first ordered", DueBy::ShipWindow, on_time},
    {ExceptionKind::Chargeback, Owner::Operations, About::Order, "check the evidence and dispute it in time",
     DueBy::Dispute, lost},
    {ExceptionKind::ClosedShort, Owner::Operations, About::Order,
     "find out why the warehouse could not ship what was confirmed", DueBy::ShipWindow, not_filled},
    {ExceptionKind::CreditNoteFailed, Owner::Finance, About::Document,
     "read Amazon's reason, correct the cause, then close this to send the credit note again", DueBy::Nothing, nothing},
    {ExceptionKind::CreditNoteHeld, Owner::Finance, About::Document,
     "correct the credit memo in the ERP, or settle it with Amazon by hand: it is not sent", DueBy::Nothing, nothing},
    {ExceptionKind::CreditNoteTaken, Owner::Finance, About::Order, "match it with the credit memo in the ERP",
     DueBy::Dispute, lost},
    {ExceptionKind::CurrencyMismatch, Owner::Finance, About::Order,
     "let the ERP take this currency and allow it in the configuration, or have Amazon order in the ERP's",
     DueBy::Acknowledgement, rejected},
    {ExceptionKind::DeductionRefused, Owner::Finance, About::Order,
     "correct the account or the period, then close this to post the deduction again", DueBy::Nothing, nothing},
    {ExceptionKind::DeductionReversed, Owner::Finance, About::Order,
     "close the claim or dispute: Amazon paid this back", DueBy::Nothing, nothing},
    {ExceptionKind::DespatchChanged, Owner::Operations, About::Document,
     "correct the ship notice in Vendor Central: the goods already left", DueBy::ShipNotice, notice},
    {ExceptionKind::DespatchIncomplete, Owner::Operations, About::Document,
     "enter what is missing in the ERP, or hold the truck: the ship notice waits for it", DueBy::ShipNotice, notice},
    {ExceptionKind::DespatchMismatch, Owner::Operations, About::Document,
     "correct the despatch in the ERP: its ship notice is held", DueBy::ShipNotice, notice},
    {ExceptionKind::DespatchUndone, Owner::Operations, About::Document,
     "cancel the ship notice in Vendor Central: its despatch was undone in the ERP", DueBy::ShipNotice, notice},
    {ExceptionKind::DestinationChanged, Owner::Operations, About::Order,
     "have the truck redirected, or Amazon's order changed back; the ship notice is held until both say the same",
     DueBy::ShipWindow, refused_goods},
    {ExceptionKind::DuplicatePayment, Owner::Finance, About::Document, "reverse all but one of the payments in the ERP",
     DueBy::Nothing, nothing},
    {ExceptionKind::DuplicateSalesOrder, Owner::IT, About::Order,
     "delete all but one sales order in the ERP, then close this", DueBy::Acknowledgement, twice},
    {ExceptionKind::EmergencyAcknowledgement, Owner::IT, About::Order,
     "restore the ERP: an order was confirmed without its answer", DueBy::ShipWindow, not_filled},
    {ExceptionKind::InvoiceFailed, Owner::IT, About::Document,
     "read Amazon's reason, correct the cause, then close this to send the invoice again", DueBy::Nothing, waiting},
    {ExceptionKind::InvoiceLost, Owner::Finance, About::Document,
     "look for the invoice in Vendor Central: close this if it is there, retry this to send it again", DueBy::Nothing,
     waiting},
    {ExceptionKind::InvoiceMismatch, Owner::Finance, About::Document,
     "correct the invoice in the ERP, or override this to send it unchanged", DueBy::Nothing, waiting},
    {ExceptionKind::InvoiceUnpaid, Owner::Finance, About::Document,
     "ask Amazon for the payment: the invoice is overdue; if Vendor Central does not have it, retry this to send it "
     "again",
     DueBy::Nothing, waiting},
    {ExceptionKind::LineAdded, Owner::Operations, About::Order,
     "agree with the buyer: Amazon added a line that the ERP does not take any more", DueBy::ShipWindow, not_filled},
    {ExceptionKind::LineMissingInErp, Owner::Operations, About::Order,
     "add the line to the sales order, or tell the buyer it will not ship", DueBy::ShipWindow, not_filled},
    {ExceptionKind::OrderAlreadyAcknowledged, Owner::Operations, About::Order,
     "handle this order where it was acknowledged", DueBy::ShipWindow, on_time},
    {ExceptionKind::OrderStalled, Owner::Operations, About::Order,
     "find out why the order does not move: the text says what it waits for", DueBy::ShipWindow, on_time},
    {ExceptionKind::OverShipped, Owner::Operations, About::Order, "tell the buyer: more was shipped than confirmed",
     DueBy::Nothing, overage},
    {ExceptionKind::PaymentDiscount, Owner::Finance, About::Order,
     "compare with the agreed terms and write the discount off in the ERP", DueBy::Dispute, lost},
    {ExceptionKind::PaymentRefused, Owner::Finance, About::Document,
     "post the payment in the ERP by hand, then close this", DueBy::Nothing, nothing},
    {ExceptionKind::PeerRefuses, Owner::IT, About::Order,
     "correct the secret, the permission or the address; waiting calls then go out automatically",
     DueBy::Acknowledgement, everything},
    {ExceptionKind::PeerUnreachable, Owner::IT, About::Order,
     "restore the connection; waiting calls then go out automatically", DueBy::Acknowledgement, everything},
    {ExceptionKind::PriceDeduction, Owner::Finance, About::Order,
     "compare order and invoice, then accept or dispute the deduction", DueBy::Dispute, lost},
    {ExceptionKind::PriceMismatch, Owner::Finance, About::Order,
     "correct the price in the ERP or at Amazon; the order's cost was used", DueBy::Nothing, price},
    {ExceptionKind::RemittanceMismatch, Owner::Finance, About::Document,
     "compare the payment with the bank: its rows do not add up to it", DueBy::Nothing, nothing},
    {ExceptionKind::RequestRefused, Owner::IT, About::Order,
     "read the reason, correct the cause, then close this to send the request again", DueBy::Acknowledgement,
     everything},
    {ExceptionKind::ShipNoticeFailed, Owner::IT, About::Document,
     "read Amazon's reason, correct the cause, then close this to send the notice again", DueBy::ShipNotice, notice},
    {ExceptionKind::ShipNoticeLost, Owner::Operations, About::Document,
     "look for the ship notice in Vendor Central: close this if it is there, retry this to send it again",
     DueBy::ShipNotice, notice},
    {ExceptionKind::ShortPayment, Owner::Finance, About::Order,
     "find the proof of delivery and dispute the shortage in time", DueBy::Dispute, lost},
    {ExceptionKind::TaxWithheld, Owner::Finance, About::Order,
     "book the tax that was withheld, and ask for its certificate", DueBy::Nothing, nothing},
    {ExceptionKind::UnitMismatch, Owner::Ecommerce, About::Order,
     "make the case size agree in the ERP's units and Amazon's catalogue", DueBy::Acknowledgement, rejected},
    {ExceptionKind::UnknownItem, Owner::Ecommerce, About::Order,
     "add the identifier to the ERP's item references: the order then goes on by itself", DueBy::Acknowledgement,
     rejected},
    {ExceptionKind::UnknownRemittance, Owner::Finance, About::Order,
     "find out what Amazon means, then book this row by hand", DueBy::Dispute, lost},
    {ExceptionKind::UnreadableAnswer, Owner::IT, About::Order,
     "compare the answer with the published model; the peer may have changed", DueBy::Acknowledgement, everything},
    {ExceptionKind::UnreadableOrder, Owner::IT, About::Order,
     "acknowledge this order in Vendor Central; its document could not be read", DueBy::Acknowledgement, unconfirmed},
    {ExceptionKind::UnreadableRemittance, Owner::Finance, About::Document, "book this row of Amazon's by hand",
     DueBy::Dispute, lost},
    {ExceptionKind::UnreadableRow, Owner::Operations, About::Order,
     "correct this row in the ERP: it is left out until then, and read again when it changes", DueBy::ShipWindow,
     on_time},
};

constexpr std::array<std::string_view, 5> due_texts = {
    "none", "24 hours after the order was placed (ACK-02)", "the end of the order's window (CB-05)",
    "30 minutes after the truck left, or 6 hours before the goods arrive (ASN-01)",
    "the last day to dispute (CB-32, INV-42, INV-46)"};

}  // namespace

const std::vector<ExceptionRow>& exception_rows() { return rows; }

const ExceptionRow& row_of(ExceptionKind kind) {
  const ExceptionRow& row = exception_rows().at(static_cast<std::size_t>(kind));
  REQUIRE(row.kind == kind);
  return row;
}

std::string_view text_of(DueBy due_by) { return due_texts.at(static_cast<std::size_t>(due_by)); }

TradeException make_exception(ExceptionKind kind, std::string_view subject, std::string_view purchase_order,
                              std::int64_t line, const Money& amount, std::string text, std::string cause) {
  const ExceptionRow& row = row_of(kind);

  TradeException exception;
  exception.key = exception_key(kind, subject);
  exception.kind = kind;
  exception.owner = row.owner;
  exception.purchase_order = std::string(purchase_order);
  exception.line = line;
  if (row.about == About::Document) exception.document = std::string(subject);
  exception.amount = amount;
  exception.text = std::move(text);
  exception.cause = std::move(cause);
  return exception;
}

std::string exception_key(ExceptionKind kind, std::string_view subject) {
  return std::string(text_of(kind)) + "/" + std::string(subject);
}

// In the order of Act.
const std::vector<std::string>& act_names() {
  static const std::vector<std::string> names = {"retry", "override", "close", "assign"};
  return names;
}

std::string_view text_of(Act act) { return act_names().at(static_cast<std::size_t>(act)); }

std::optional<Act> act_of(std::string_view text) {
  const std::vector<std::string>& names = act_names();
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Act>(found - names.begin());
}

}  // namespace vendorproof::trade
