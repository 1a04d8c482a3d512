#include "core/trade/remittance.h"

#include <algorithm>

namespace vendorproof::trade {

namespace {

void deduct(Settlement& settlement, const RemittanceLine& row) {
  std::vector<Deduction>& deductions = settlement.deductions;
  const auto same = std::find_if(deductions.begin(), deductions.end(),
                                 [&](const Deduction& known) { return known.type == row.type; });
  if (same == deductions.end()) {
    deductions.push_back({row.type, -row.amount, row.description});
    return;
  }
  same->amount -= row.amount;
  same->text += "; " + row.description;
}

}  // namespace

std::vector<Settlement> settle(const std::vector<RemittanceLine>& rows) {
  std::vector<Settlement> settlements;
  for (const RemittanceLine& row : rows) {
    auto found = std::find_if(settlements.begin(), settlements.end(), [&](const Settlement& known) {
      const bool same_subject =
          known.invoice == row.invoice && (!row.invoice.empty() || known.purchase_order == row.purchase_order);
      return known.payment == row.payment && same_subject && known.paid.currency() == row.amount.currency();
    });
    if (found == settlements.end()) {
      Settlement fresh;
      fresh.payment = row.payment;
      fresh.invoice = row.invoice;
      fresh.date = row.date;
      fresh.paid = Money(0, row.amount.currency());
      fresh.reversed = fresh.paid;
      found = settlements.insert(settlements.end(), fresh);
    }
    if (found->purchase_order.empty()) found->purchase_order = row.purchase_order;
    found->paid += row.amount;
    if (row.type == RemittanceType::Invoice) {
      found->pays_invoice = true;
    } else if (row.type == RemittanceType::Reversal) {
      found->reversed += row.amount;
    } else {
      deduct(*found, row);
    }
  }
  return settlements;
}

const char* text_of(RemittanceType type) {
  switch (type) {
    case RemittanceType::Invoice:
      return "Invoice";
    case RemittanceType::Shortage:
      return "Shortage";
    case RemittanceType::PriceDiscrepancy:
      return "PriceDiscrepancy";
    case RemittanceType::Chargeback:
      return "Chargeback";
    case RemittanceType::Discount:
      return "Discount";
    case RemittanceType::CreditNote:
      return "CreditNote";
    case RemittanceType::Reversal:
      return "Reversal";
  }
  return "";
}

ExceptionKind exception_kind_of(RemittanceType type) {
  switch (type) {
    case RemittanceType::Invoice:
      return ExceptionKind::UnknownRemittance;
    case RemittanceType::Shortage:
      return ExceptionKind::ShortPayment;
    case RemittanceType::PriceDiscrepancy:
      return ExceptionKind::PriceDeduction;
    case RemittanceType::Chargeback:
      return ExceptionKind::Chargeback;
    case RemittanceType::Discount:
      return ExceptionKind::PaymentDiscount;
    case RemittanceType::CreditNote:
      return ExceptionKind::CreditNoteTaken;
    case RemittanceType::Reversal:
      return ExceptionKind::DeductionReversed;
  }
  return ExceptionKind::UnknownRemittance;
}

}  // namespace vendorproof::trade
