#include "core/trade/remittance.h"

#include <algorithm>
#include <map>
#include <utility>

namespace vendorproof::trade {

namespace {

void deduct(Settlement& settlement, const RemittanceLine& row) {
  std::vector<Deduction>& deductions = settlement.deductions;
  const auto same = std::find_if(deductions.begin(), deductions.end(), [&](const Deduction& known) {
    const bool same_sign = row.type != RemittanceType::Other || known.amount.is_negative() != row.amount.is_negative();
    return known.type == row.type && known.kind == row.kind && same_sign;
  });
  if (same == deductions.end()) {
    deductions.push_back({row.type, -row.amount, row.description, row.kind});
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
      fresh.added = fresh.paid;
      found = settlements.insert(settlements.end(), fresh);
    }
    if (found->purchase_order.empty()) found->purchase_order = row.purchase_order;
    const bool adds = row.type == RemittanceType::Other && !row.amount.is_negative();
    (adds ? found->added : found->paid) += row.amount;
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

std::vector<Gap> gaps_in(const Remittance& remittance) {
  std::vector<Gap> gaps;
  std::map<std::pair<std::string, Currency>, Money> sums;
  for (const RemittanceLine& row : remittance.lines) sums[{row.payment, row.amount.currency()}] += row.amount;
  for (const PaymentTotal& total : remittance.totals) {
    const Currency currency = total.amount.currency();
    const auto sum = sums.find({total.payment, currency});
    const Money of_rows = sum == sums.end() ? Money(0, currency) : sum->second;
    if (of_rows != total.amount) gaps.push_back({total.payment, total.amount, of_rows});
  }
  return gaps;
}

void take_as_claim(RemittanceLine& row, const ClaimNumber& claim) {
  row.description = row.invoice + (row.description.empty() ? "" : ": ") + row.description;
  row.invoice = claim.invoice;
  row.kind.clear();
  if (row.amount.is_negative()) {
    row.type = claim.is_about_price ? RemittanceType::PriceDiscrepancy : RemittanceType::Shortage;
  } else {
    row.type = RemittanceType::Reversal;
  }
}

std::string name_of(const Deduction& deduction) {
  if (deduction.type != RemittanceType::Other) return text_of(deduction.type);
  return deduction.kind.empty() ? "row without a type" : deduction.kind;
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
    case RemittanceType::Withholding:
      return "Withholding";
    case RemittanceType::Other:
      return "Other";
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
    case RemittanceType::Withholding:
      return ExceptionKind::TaxWithheld;
    case RemittanceType::Other:
      return ExceptionKind::UnknownRemittance;
  }
  return ExceptionKind::UnknownRemittance;
}

}  // namespace vendorproof::trade
