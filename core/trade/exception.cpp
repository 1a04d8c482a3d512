#include "core/trade/exception.h"

#include <utility>

#include "core/base/require.h"

namespace vendorproof::trade {

namespace {

const std::vector<ExceptionRow> rows = {
    {ExceptionKind::AcknowledgementFailed, Owner::IT, About::Order,
     "read Amazon's reason, correct the cause, then close this to acknowledge again"},
    {ExceptionKind::BackorderWithdrawn, Owner::Operations, About::Order,
     "find out why the supply did not come: the backorder was withdrawn from Amazon"},
    {ExceptionKind::BlockedItem, Owner::Ecommerce, About::Order,
     "unblock the item in the ERP: the order then goes on by itself; or have Amazon stop ordering it"},
    {ExceptionKind::ChangeTooLate, Owner::Operations, About::Order,
     "agree with the buyer: the goods are picked or shipped as first ordered"},
    {ExceptionKind::Chargeback, Owner::Operations, About::Order, "check the evidence and dispute it in time"},
    {ExceptionKind::ClosedShort, Owner::Operations, About::Order,
     "find out why the warehouse could not ship what was confirmed"},
    {ExceptionKind::CreditNoteTaken, Owner::Finance, About::Order, "match it with the credit memo in the ERP"},
    {ExceptionKind::CurrencyMismatch, Owner::Finance, About::Order,
     "let the ERP take this currency and allow it in the configuration, or have Amazon order in the ERP's"},
    {ExceptionKind::DeductionRefused, Owner::Finance, About::Order,
     "correct the account or the period, then close this to post the deduction again"},
    {ExceptionKind::DeductionReversed, Owner::Finance, About::Order,
     "close the claim or dispute: Amazon paid this back"},
    {ExceptionKind::DespatchChanged, Owner::Operations, About::Document,
     "correct the ship notice in Vendor Central: the goods already left"},
    {ExceptionKind::DespatchIncomplete, Owner::Operations, About::Document,
     "enter what is missing in the ERP, or hold the truck: the ship notice waits for it"},
    {ExceptionKind::DespatchMismatch, Owner::Operations, About::Document,
     "correct the despatch in the ERP: its ship notice is held"},
    {ExceptionKind::DestinationChanged, Owner::Operations, About::Order,
     "have the truck redirected, or Amazon's order changed back; the ship notice is held until both say the same"},
    {ExceptionKind::DuplicatePayment, Owner::Finance, About::Document,
     "reverse all but one of the payments in the ERP"},
    {ExceptionKind::DuplicateSalesOrder, Owner::IT, About::Order,
     "delete all but one sales order in the ERP, then close this"},
    {ExceptionKind::EmergencyAcknowledgement, Owner::IT, About::Order,
     "restore the ERP: an order was confirmed without its answer"},
    {ExceptionKind::InvoiceFailed, Owner::IT, About::Document,
     "read Amazon's reason, correct the cause, then close this to send the invoice again"},
    {ExceptionKind::InvoiceMismatch, Owner::Finance, About::Document,
     "correct the invoice in the ERP, or close this to send it unchanged"},
    {ExceptionKind::InvoiceUnpaid, Owner::Finance, About::Document,
     "ask Amazon for the payment: the invoice is overdue"},
    {ExceptionKind::LineAdded, Owner::Operations, About::Order,
     "agree with the buyer: Amazon added a line that the ERP does not take any more"},
    {ExceptionKind::LineMissingInErp, Owner::Operations, About::Order,
     "add the line to the sales order, or tell the buyer it will not ship"},
    {ExceptionKind::OrderAlreadyAcknowledged, Owner::Operations, About::Order,
     "handle this order where it was acknowledged"},
    {ExceptionKind::OverShipped, Owner::Operations, About::Order, "tell the buyer: more was shipped than confirmed"},
    {ExceptionKind::PaymentDiscount, Owner::Finance, About::Order,
     "compare with the agreed terms and write the discount off in the ERP"},
    {ExceptionKind::PaymentRefused, Owner::Finance, About::Document,
     "post the payment in the ERP by hand, then close this"},
    {ExceptionKind::PeerRefuses, Owner::IT, About::Order,
     "correct the secret, the permission or the address; waiting calls then go out automatically"},
    {ExceptionKind::PeerUnreachable, Owner::IT, About::Order,
     "restore the connection; waiting calls then go out automatically"},
    {ExceptionKind::PriceDeduction, Owner::Finance, About::Order,
     "compare order and invoice, then accept or dispute the deduction"},
    {ExceptionKind::PriceMismatch, Owner::Finance, About::Order,
     "correct the price in the ERP or at Amazon; the order's cost was used"},
    {ExceptionKind::RemittanceMismatch, Owner::Finance, About::Document,
     "compare the payment with the bank: its rows do not add up to it"},
    {ExceptionKind::RequestRefused, Owner::IT, About::Order,
     "read the reason, correct the cause, then close this to send the request again"},
    {ExceptionKind::ShipNoticeFailed, Owner::IT, About::Document,
     "read Amazon's reason, correct the cause, then close this to send the notice again"},
    {ExceptionKind::ShortPayment, Owner::Finance, About::Order,
     "find the proof of delivery and dispute the shortage in time"},
    {ExceptionKind::TaxWithheld, Owner::Finance, About::Order,
     "book the tax that was withheld, and ask for its certificate"},
    {ExceptionKind::UnitMismatch, Owner::Ecommerce, About::Order,
     "make the case size agree in the ERP's units and Amazon's catalogue"},
    {ExceptionKind::UnknownItem, Owner::Ecommerce, About::Order,
     "add the identifier to the ERP's item references: the order then goes on by itself"},
    {ExceptionKind::UnknownRemittance, Owner::Finance, About::Order,
     "find out what Amazon means, then book this row by hand"},
    {ExceptionKind::UnreadableAnswer, Owner::IT, About::Order,
     "compare the answer with the published model; the peer may have changed"},
    {ExceptionKind::UnreadableOrder, Owner::IT, About::Order,
     "acknowledge this order in Vendor Central; its document could not be read"},
    {ExceptionKind::UnreadableRemittance, Owner::Finance, About::Document, "book this row of Amazon's by hand"},
    {ExceptionKind::UnreadableRow, Owner::Operations, About::Order,
     "correct this row in the ERP: it is left out until then, and read again when it changes"},
};

}  // namespace

const std::vector<ExceptionRow>& exception_rows() { return rows; }

TradeException make_exception(ExceptionKind kind, std::string_view subject, std::string_view purchase_order,
                              std::int64_t line, const Money& amount, std::string text) {
  const ExceptionRow& row = exception_rows().at(static_cast<std::size_t>(kind));
  REQUIRE(row.kind == kind);

  TradeException exception;
  exception.key = exception_key(kind, subject);
  exception.kind = kind;
  exception.owner = row.owner;
  exception.purchase_order = std::string(purchase_order);
  exception.line = line;
  if (row.about == About::Document) exception.document = std::string(subject);
  exception.amount = amount;
  exception.text = std::move(text);
  return exception;
}

std::string exception_key(ExceptionKind kind, std::string_view subject) {
  return std::string(text_of(kind)) + "/" + std::string(subject);
}

}  // namespace vendorproof::trade
