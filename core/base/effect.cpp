#include "core/base/effect.h"

namespace vendorproof {

std::string_view text_of(EffectKind kind) {
  switch (kind) {
    case EffectKind::OrderIssued:
      return "OrderIssued";
    case EffectKind::OrderWithheld:
      return "OrderWithheld";
    case EffectKind::OrderRejected:
      return "OrderRejected";
    case EffectKind::OrderChanged:
      return "OrderChanged";
    case EffectKind::AcknowledgementAccepted:
      return "AcknowledgementAccepted";
    case EffectKind::ShipNoticeAccepted:
      return "ShipNoticeAccepted";
    case EffectKind::ShipNoticeReplaced:
      return "ShipNoticeReplaced";
    case EffectKind::ShipNoticeDefect:
      return "ShipNoticeDefect";
    case EffectKind::InvoiceAccepted:
      return "InvoiceAccepted";
    case EffectKind::InvoiceRejected:
      return "InvoiceRejected";
    case EffectKind::CreditNoteAccepted:
      return "CreditNoteAccepted";
    case EffectKind::SubmissionFailed:
      return "SubmissionFailed";
    case EffectKind::RequestRefused:
      return "RequestRefused";
    case EffectKind::TransportAccepted:
      return "TransportAccepted";
    case EffectKind::TruckReceived:
      return "TruckReceived";
    case EffectKind::UnitsMiscounted:
      return "UnitsMiscounted";
    case EffectKind::UnitsRecounted:
      return "UnitsRecounted";
    case EffectKind::PaymentSent:
      return "PaymentSent";
    case EffectKind::DeductionTaken:
      return "DeductionTaken";
    case EffectKind::ReversalPaid:
      return "ReversalPaid";
    case EffectKind::ChargebackCharged:
      return "ChargebackCharged";
    case EffectKind::SalesOrderCreated:
      return "SalesOrderCreated";
    case EffectKind::SalesOrderChanged:
      return "SalesOrderChanged";
    case EffectKind::DespatchPosted:
      return "DespatchPosted";
    case EffectKind::DespatchUndone:
      return "DespatchUndone";
    case EffectKind::TruckDeparted:
      return "TruckDeparted";
    case EffectKind::SalesOrderClosedShort:
      return "SalesOrderClosedShort";
    case EffectKind::SalesInvoicePosted:
      return "SalesInvoicePosted";
    case EffectKind::PaymentPosted:
      return "PaymentPosted";
    case EffectKind::CreditMemoPosted:
      return "CreditMemoPosted";
    case EffectKind::JournalLinePosted:
      return "JournalLinePosted";
  }
  return "";
}

}  // namespace vendorproof
