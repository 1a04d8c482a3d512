#include "core/flow/money/ledger.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/trade/ledger/movement.h"
#include "core/trade/ledger/posting_rules.h"
#include "core/trade/plain_text.h"

namespace vendorproof::flow {

namespace {

using trade::Movement;
using trade::MovementKind;

/// Without amounts of zero, which move nothing.
void enter(Desk& desk, Movement movement) {
  if (!movement.amount.is_zero()) desk.store.enter(movement);
}

}  // namespace

std::string reason_of(const trade::Deduction& deduction) {
  constexpr std::size_t reason_length_max = 60;
  const std::string_view kind = trade::kind_name_of(deduction);
  return kind.empty() ? printable_start(trade::name_of(deduction), reason_length_max) : std::string(kind);
}

std::string subject_of(const trade::Settlement& settlement, const std::string& name) {
  const std::string& subject = settlement.invoice.empty() ? settlement.purchase_order : settlement.invoice;
  std::string text = settlement.payment;
  for (const std::string& part : {subject, name}) {
    if (!part.empty()) text += "/" + part;
  }
  return text;
}

std::string document_of(const trade::Settlement& settlement, const trade::Invoice* ours) {
  if (ours != nullptr) return ours->number;
  return settlement.invoice.empty() ? settlement.purchase_order : settlement.invoice;
}

void enter_invoice(Desk& desk, const trade::Invoice& invoice) {
  enter(desk, {"erp-invoice/" + invoice.number, MovementKind::InvoicePosted, invoice.date, true, invoice.number,
               invoice.purchase_order, "", "", invoice.total});
}

void enter_invoice_taken(Desk& desk, const trade::Invoice& invoice, Instant at) {
  enter(desk, {"amazon-invoice/" + invoice.number, MovementKind::InvoiceTaken, at, true, invoice.number,
               invoice.purchase_order, "", "", invoice.total});
}

void enter_credit(Desk& desk, const trade::CreditMemo& memo, const trade::Invoice* ours) {
  const std::string key = "credit-memo/" + memo.number;
  if (ours == nullptr) {
    return enter(desk, {key, MovementKind::CreditPosted, memo.date, false, memo.number, "", "", "", memo.total});
  }
  enter(desk,
        {key, MovementKind::CreditPosted, memo.date, true, ours->number, ours->purchase_order, "", "", memo.total});
}

Money withheld_of(const Desk& desk, const trade::Invoice& ours) {
  Money withheld(0, ours.total.currency());
  for (const Movement& movement : desk.store.movements_of(ours.number)) {
    if (movement.amount.currency() != withheld.currency()) continue;
    const bool is_more = movement.kind == MovementKind::DeductionTaken || movement.kind == MovementKind::ReversalPosted;
    const bool is_less = movement.kind == MovementKind::ReversalPaid || movement.kind == MovementKind::DeductionPosted;
    if (is_more) withheld += movement.amount;
    if (is_less) withheld -= movement.amount;
  }
  return withheld;
}

void mark_credited(const Desk& desk, trade::Settlement& settlement, const trade::Invoice& ours) {
  Money left(0, ours.total.currency());
  for (const Movement& movement : desk.store.movements_of(ours.number)) {
    if (movement.amount.currency() != left.currency()) continue;
    if (movement.kind == MovementKind::CreditPosted) left += movement.amount;
    // The same rows may be read again.
    const bool is_earlier = movement.kind == MovementKind::CreditTaken && movement.payment != settlement.payment;
    if (is_earlier) left -= movement.amount;
  }
  for (trade::Deduction& deduction : settlement.deductions) {
    using Type = trade::RemittanceType;
    const bool is_withheld = deduction.type == Type::Shortage || deduction.type == Type::PriceDiscrepancy;
    const bool is_note = deduction.type == Type::CreditNote;
    if (left.is_zero() || left.is_negative() || deduction.amount.currency() != left.currency()) continue;
    if (is_note) deduction.credited = std::min(left, deduction.amount);
    if (is_withheld && deduction.amount == left) deduction.credited = deduction.amount;
    left -= deduction.credited;
  }
}

void enter_settlement(Desk& desk, const trade::Settlement& settlement, const trade::Invoice* ours) {
  Movement about;
  about.at = settlement.date;
  about.is_of_ours = ours != nullptr;
  about.document = document_of(settlement, ours);
  about.purchase_order = settlement.purchase_order;
  about.payment = settlement.payment;
  const std::string currency = settlement.paid.currency().text();
  const std::string subject =
      settlement.payment + "/" + settlement.invoice + "/" + settlement.purchase_order + "/" + currency;
  const auto entry = [&](const std::string& key, MovementKind kind, const std::string& reason, const Money& amount) {
    Movement movement = about;
    movement.key = key;
    movement.kind = kind;
    movement.reason = reason;
    movement.amount = amount;
    enter(desk, std::move(movement));
  };
  entry("sent/" + subject, MovementKind::PaymentSent, "", settlement.paid + settlement.added);
  entry("back/" + subject, MovementKind::ReversalPaid, "", settlement.reversed);
  for (const trade::Deduction& deduction : settlement.deductions) {
    const std::string reason = reason_of(deduction);
    const std::string key = subject + "/" + trade::name_of(deduction);  // several names may be of one kind
    if (deduction.amount.is_negative()) {
      entry("added/" + key, MovementKind::ReversalPaid, reason, -deduction.amount);
    } else {
      entry("taken/" + key, MovementKind::DeductionTaken, reason, deduction.amount - deduction.credited);
      entry("credited/" + key, MovementKind::CreditTaken, reason, deduction.credited);
    }
  }
}

void enter_stated_totals(Desk& desk, const trade::Remittance& remittance) {
  std::map<std::string, Instant> dates;
  for (const trade::RemittanceLine& line : remittance.lines) dates.try_emplace(line.payment, line.date);
  for (const trade::PaymentTotal& total : remittance.totals) {
    const auto date = dates.find(total.payment);
    desk.store.enter({"stated/" + total.payment + "/" + total.amount.currency().text(), MovementKind::PaymentStated,
                      date == dates.end() ? desk.now.wall : date->second, false, "", "", total.payment, "",
                      total.amount});
  }
}

void enter_posted(Desk& desk, const PostedPayment& posted) {
  const std::string key = "posted/" + posted.document;
  // A payment that is found again keeps the date on which it was posted.
  for (const Movement& known : desk.store.movements(key)) {
    if (known.key == key) return;
  }
  const store::Found<store::InvoiceRecord> invoice = desk.store.invoice(posted.invoice);
  enter(desk, {key, MovementKind::PaymentPosted, posted.date, true, posted.invoice,
               invoice ? invoice->invoice.purchase_order : "", posted.payment, "", posted.amount});
}

}  // namespace vendorproof::flow
