// Money: what is invoiced, given back, charged, deducted, paid and booked. Orders that one invoice bills together are
// one subject, because their money cannot be told apart.
#include <map>

#include "core/base/text.h"
#include "harness/compare/aspects.h"

namespace vendorproof::harness {

namespace {

/// The amounts of all documents of that kind.
Deeds amounts_of(const History& history, EffectKind kind) {
  MoneyTally tally;
  for (const Effect* effect : history.of(kind)) {
    tally.add(effect->at, {history.group_of(*effect), 0, ""}, abs(effect->amount));
  }
  return tally.take();
}

}  // namespace

Deeds money_on_sales_orders(const History& history) {
  MoneyTally tally;
  std::map<std::string, Money> before;  ///< by sales order
  for (const LedgerEntry& entry : history.record().ledger) {
    const Effect& effect = entry.effect;
    const bool is_one = effect.kind == EffectKind::SalesOrderCreated || effect.kind == EffectKind::SalesOrderChanged;
    if (!is_one) continue;
    tally.add(effect.at, {effect.purchase_order, 0, ""}, effect.amount - before[effect.document]);
    before[effect.document] = effect.amount;
  }
  return tally.take();
}

Deeds money_posted(const History& history) { return amounts_of(history, EffectKind::SalesInvoicePosted); }

Deeds money_invoiced(const History& history) { return amounts_of(history, EffectKind::InvoiceAccepted); }

Deeds money_given_back_in_erp(const History& history) { return amounts_of(history, EffectKind::CreditMemoPosted); }

Deeds money_credited(const History& history) { return amounts_of(history, EffectKind::CreditNoteAccepted); }

Deeds money_charged(const History& history) {
  MoneyTally tally;
  for (const Effect* effect : history.of(EffectKind::ChargebackCharged)) {
    const std::string code = effect->reason.substr(0, effect->reason.find(' '));
    tally.add(effect->at, {effect->purchase_order, 0, code}, abs(effect->amount));
  }
  return tally.take();
}

Deeds money_deducted(const History& history) {
  MoneyTally tally;
  for (const LedgerEntry& entry : history.record().ledger) {
    const Effect& effect = entry.effect;
    const Subject subject{history.group_of(effect), 0, ""};
    if (effect.kind == EffectKind::DeductionTaken) tally.add(effect.at, subject, abs(effect.amount));
    if (effect.kind == EffectKind::ReversalPaid) tally.add(effect.at, subject, -abs(effect.amount));
  }
  return tally.take();
}

Deeds money_paid(const History& history) {
  MoneyTally tally;
  // A payment is of many orders, less charges that are of none: its money is of the whole run.
  for (const Effect* effect : history.of(EffectKind::PaymentSent)) tally.add(effect->at, {}, effect->amount);
  return tally.take();
}

Deeds payments_booked(const History& history) { return amounts_of(history, EffectKind::PaymentPosted); }

Deeds deductions_booked(const History& history) {
  MoneyTally tally;
  for (const Effect* effect : history.of(EffectKind::JournalLinePosted)) {
    tally.add(effect->at, {"", 0, "account " + effect->other_document}, effect->amount);
  }
  return tally.take();
}

Deeds money_receivable(const History& history) {
  MoneyTally tally;
  tally.add(history.record().ended, {}, history.record().receivable);
  return tally.take();
}

}  // namespace vendorproof::harness
