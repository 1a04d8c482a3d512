#include "mock_amazon/payables/remittance.h"

#include <utility>

#include "core/base/require.h"
#include "mock_amazon/quirks/quirks.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::string_view coop_type = "CoOp";
constexpr std::int64_t coop_basis_points = 100;
constexpr std::int64_t coop_from_ten_thousandths = 100'000;

std::string number_of(Instant day, std::size_t number_of_day) {
  std::string date = format_date(day);
  std::erase(date, '-');
  return "PAY-" + date + "-" + std::to_string(number_of_day);
}

}  // namespace

Remittance::Remittance(Central& central, Instant now, Currency currency, std::size_t number_of_day)
    : central_(central) {
  payment_.number = number_of(now, number_of_day);
  payment_.date = now;
  payment_.amount = Money(0, currency);
}

void Remittance::pay(const PayableInvoice& invoice) {
  payment_.amount += invoice.total;
  payment_.rows.push_back({invoice.id, invoice.purchase_order, "Invoice", "invoice " + invoice.id, invoice.total, ""});
}

void Remittance::take_off(RemittanceRow row, const EffectLine& about) {
  const Money taken = -row.amount;
  payment_.amount -= taken;
  MoneySums& sums = sums_of(central_.invoices, taken.currency());
  if (row.type == coop_type) {
    sums.charged += taken;
  } else if (row.type == "Discount") {
    sums.discounts += taken;
  } else if (row.type == "CreditNote") {
    sums.credited += taken;
  } else {
    sums.deducted += taken;
  }
  Effect effect;
  effect.at = payment_.date;
  effect.kind = EffectKind::DeductionTaken;
  effect.purchase_order = row.purchase_order;
  effect.document = payment_.number;
  effect.other_document = row.invoice;
  effect.amount = taken;
  effect.reason = row.type;
  if (about.eaches > 0) effect.lines = {about};
  told_.push_back(std::move(effect));
  payment_.rows.push_back(std::move(row));
}

void Remittance::take_coop() {
  const Money least(coop_from_ten_thousandths, payment_.amount.currency());
  if (!has_quirk(central_.settings, Quirk::CoopInPayments) || payment_.amount < least) return;
  const Money taken = rounded_to_cents(share_of(payment_.amount, coop_basis_points));
  take_off({"", "", coop_type, "agreement 4410-20261, 1 % of what is paid", -taken, "4410-20261"}, {});
}

void Remittance::note_units(EffectLine units) { units_.push_back(std::move(units)); }

void Remittance::pay_back(const WaitingRow& waiting) {
  const RemittanceRow& row = waiting.row;
  payment_.amount += row.amount;
  MoneySums& sums = sums_of(central_.invoices, row.amount.currency());
  (row.invoice.empty() ? sums.charged : sums.deducted) -= row.amount;
  Effect effect;
  effect.at = payment_.date;
  effect.kind = EffectKind::ReversalPaid;
  effect.purchase_order = row.purchase_order;
  effect.document = payment_.number;
  effect.other_document = row.invoice;
  effect.amount = row.amount;
  effect.reason = row.reference;
  told_.push_back(std::move(effect));
  for (const ClaimLine& unit : waiting.units) {
    const Order& order = central_.orders.known(unit.purchase_order);
    EffectLine line =
        effect_line(order, order.known_line(unit.sequence), unit.eaches, {unit.eaches, UnitOfMeasure::Eaches, 1});
    line.unit_cost = unit.order_cost;
    units_.push_back(std::move(line));
  }
  payment_.rows.push_back(row);
}

void Remittance::take_what_it_can_bear() {
  std::vector<WaitingRow> notes;
  for (WaitingRow& waiting : central_.invoices.to_take_off) {
    const Money amount = -waiting.row.amount;
    const bool same = amount.currency() == payment_.amount.currency();
    if (!same || amount > payment_.amount) {
      notes.push_back(std::move(waiting));
      continue;
    }
    take_off(std::move(waiting.row), {});
  }
  central_.invoices.to_take_off = std::move(notes);

  std::vector<std::string> charges;
  for (const std::string& id : central_.charges.waiting) {
    Chargeback& charge = known_in(central_.charges.by_id, "chargeback", id);
    const bool same = charge.amount.currency() == payment_.amount.currency();
    if (!same || charge.amount > payment_.amount) {
      charges.push_back(id);
      continue;
    }
    charge.state = ChargeState::Taken;
    charge.payment = payment_.number;
    payment_.amount -= charge.amount;
    sums_of(central_.invoices, charge.amount.currency()).charged += charge.amount;
    payment_.rows.push_back({"", charge.purchase_order, "Chargeback", charge.description(), -charge.amount, id});
  }
  central_.charges.waiting = std::move(charges);
}

void Remittance::send() {
  Effect effect;
  effect.at = payment_.date;
  effect.kind = EffectKind::PaymentSent;
  effect.document = payment_.number;
  effect.amount = payment_.amount;
  effect.lines = std::move(units_);
  central_.effects.push_back(std::move(effect));
  for (Effect& told : told_) central_.effects.push_back(std::move(told));
  InvoiceRegister& invoices = central_.invoices;
  sums_of(invoices, payment_.amount.currency()).paid += payment_.amount;
  invoices.payment_by_number[payment_.number] = invoices.payments.size();
  invoices.payments.push_back(std::move(payment_));
}

}  // namespace vendorproof::mock_amazon
