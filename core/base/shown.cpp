#include "core/base/shown.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/base/require.h"

namespace vendorproof {

namespace {

struct KindName {
  ExceptionKind kind;
  std::string_view name;
};

constexpr std::array<KindName, 49> kind_names = {{
    {ExceptionKind::AcknowledgementFailed, "acknowledgement-failed"},
    {ExceptionKind::BackorderWithdrawn, "backorder-withdrawn"},
    {ExceptionKind::BlockedItem, "blocked-item"},
    {ExceptionKind::CaseRemainder, "case-remainder"},
    {ExceptionKind::ChangeTooLate, "change-too-late"},
    {ExceptionKind::Chargeback, "chargeback"},
    {ExceptionKind::ClosedShort, "closed-short"},
    {ExceptionKind::CreditNoteFailed, "credit-note-failed"},
    {ExceptionKind::CreditNoteHeld, "credit-note-held"},
    {ExceptionKind::CreditNoteTaken, "credit-note-taken"},
    {ExceptionKind::CurrencyMismatch, "currency-mismatch"},
    {ExceptionKind::DeductionRefused, "deduction-refused"},
    {ExceptionKind::DeductionReversed, "deduction-reversed"},
    {ExceptionKind::DespatchChanged, "despatch-changed"},
    {ExceptionKind::DespatchIncomplete, "despatch-incomplete"},
    {ExceptionKind::DespatchMismatch, "despatch-mismatch"},
    {ExceptionKind::DespatchUndone, "despatch-undone"},
    {ExceptionKind::DestinationChanged, "destination-changed"},
    {ExceptionKind::DuplicatePayment, "duplicate-payment"},
    {ExceptionKind::DuplicateSalesOrder, "duplicate-sales-order"},
    {ExceptionKind::EmergencyAcknowledgement, "emergency-acknowledgement"},
    {ExceptionKind::InvoiceFailed, "invoice-failed"},
    {ExceptionKind::InvoiceLost, "invoice-lost"},
    {ExceptionKind::InvoiceMismatch, "invoice-mismatch"},
    {ExceptionKind::InvoiceUnpaid, "invoice-unpaid"},
    {ExceptionKind::LineAdded, "line-added"},
    {ExceptionKind::LineMissingInErp, "line-missing-in-erp"},
    {ExceptionKind::OrderAlreadyAcknowledged, "order-already-acknowledged"},
    {ExceptionKind::OrderStalled, "order-stalled"},
    {ExceptionKind::OverShipped, "over-shipped"},
    {ExceptionKind::PaymentDiscount, "payment-discount"},
    {ExceptionKind::PaymentRefused, "payment-refused"},
    {ExceptionKind::PeerRefuses, "peer-refuses"},
    {ExceptionKind::PeerUnreachable, "peer-unreachable"},
    {ExceptionKind::PriceDeduction, "price-deduction"},
    {ExceptionKind::PriceMismatch, "price-mismatch"},
    {ExceptionKind::RemittanceMismatch, "remittance-mismatch"},
    {ExceptionKind::RequestRefused, "request-refused"},
    {ExceptionKind::ShipNoticeFailed, "ship-notice-failed"},
    {ExceptionKind::ShipNoticeLost, "ship-notice-lost"},
    {ExceptionKind::ShortPayment, "short-payment"},
    {ExceptionKind::TaxWithheld, "tax-withheld"},
    {ExceptionKind::UnitMismatch, "unit-mismatch"},
    {ExceptionKind::UnknownItem, "unknown-item"},
    {ExceptionKind::UnknownRemittance, "unknown-remittance"},
    {ExceptionKind::UnreadableAnswer, "unreadable-answer"},
    {ExceptionKind::UnreadableOrder, "unreadable-order"},
    {ExceptionKind::UnreadableRemittance, "unreadable-remittance"},
    {ExceptionKind::UnreadableRow, "unreadable-row"},
}};

constexpr std::array<std::string_view, 7> state_names = {"Received", "InErp", "Acknowledged", "Shipped",
                                                         "Invoiced", "Paid",  "Closed"};

}  // namespace

std::string_view text_of(ExceptionKind kind) {
  const KindName& row = kind_names.at(static_cast<std::size_t>(kind));
  REQUIRE(row.kind == kind);
  return row.name;
}

std::optional<ExceptionKind> exception_kind_of(std::string_view text) {
  const auto* const row = std::find_if(kind_names.begin(), kind_names.end(),
                                       [&](const KindName& candidate) { return candidate.name == text; });
  if (row == kind_names.end()) return std::nullopt;
  return row->kind;
}

const std::vector<ExceptionKind>& exception_kinds() {
  static const std::vector<ExceptionKind> kinds = [] {
    std::vector<ExceptionKind> all;
    for (const KindName& row : kind_names) all.push_back(row.kind);
    return all;
  }();
  return kinds;
}

std::string_view text_of(OrderState state) { return state_names.at(static_cast<std::size_t>(state)); }

}  // namespace vendorproof
