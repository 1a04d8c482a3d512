#include "mock_amazon/payables.h"

#include <algorithm>
#include <optional>

#include "mock_amazon/central.h"
#include "mock_amazon/chargebacks.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr Duration a_day = std::chrono::hours(24);
constexpr std::int64_t days_to_wait_for_receipts = 5;

OrderLine& line_of(Central& central, const InvoicedLine& row) {
  return *central.orders.find(row.purchase_order)->line_of(row.sequence);
}

bool is_received(Central& central, const AcceptedInvoice& invoice) {
  std::map<const OrderLine*, std::int64_t> wanted;
  for (const InvoicedLine& row : invoice.lines) wanted[&line_of(central, row)] += row.eaches;
  return std::all_of(wanted.begin(), wanted.end(),
                     [](const auto& line) { return line.first->received - line.first->paid >= line.second; });
}

void put_off(Central& central, Instant day, AcceptedInvoice invoice) {
  central.invoices.due_by_day[day].push_back(std::move(invoice));
  central.agenda.add({day, Task::SendPayments, ""});
}

/// A payment while it is written.
struct Draft {
  Payment payment;
  std::vector<EffectLine> paid;
  std::vector<Effect> deductions;
};

/// What one invoiced line gets: units that came and were not paid before, at no more than the order's cost.
struct Settled {
  std::int64_t units = 0;
  std::int64_t missing = 0;
  Money shortage;
  Money overpriced;
};

Settled settle(OrderLine& line, const InvoicedLine& row) {
  Settled settled;
  settled.units = std::clamp<std::int64_t>(line.received - line.paid, 0, row.eaches);
  settled.missing = row.eaches - settled.units;
  line.paid += settled.units;
  settled.shortage = rounded_to_cents(row.cost * settled.missing);
  const Money limit = std::max(row.order_cost, line.net_cost);
  if (row.cost > limit) settled.overpriced = rounded_to_cents((row.cost - limit) * settled.units);
  return settled;
}

/// Takes off at most what is left of the invoice.
void deduct(Draft& draft, const AcceptedInvoice& invoice, const EffectLine& about, std::string_view type, Money amount,
            Money& left) {
  amount = std::min(amount, left);
  if (amount.is_zero()) return;
  left -= amount;
  const std::string description = "line " + std::to_string(about.sequence) + ", " + std::to_string(about.eaches) +
                                  (type == "Shortage" ? " eaches not received" : " eaches above the order's cost");
  draft.payment.rows.push_back({invoice.id, about.purchase_order, type, description, -amount});
  Effect effect;
  effect.at = draft.payment.date;
  effect.kind = EffectKind::DeductionTaken;
  effect.purchase_order = about.purchase_order;
  effect.document = draft.payment.number;
  effect.other_document = invoice.id;
  effect.amount = amount;
  effect.reason = type;
  effect.lines = {about};
  draft.deductions.push_back(std::move(effect));
}

void pay_invoice(Central& central, const AcceptedInvoice& invoice, Draft& draft) {
  const std::string& first = invoice.lines.front().purchase_order;
  const bool one_order = std::all_of(invoice.lines.begin(), invoice.lines.end(),
                                     [&](const InvoicedLine& row) { return row.purchase_order == first; });
  draft.payment.rows.push_back({invoice.id, one_order ? first : "", "Invoice", "invoice " + invoice.id, invoice.total});
  Money left = invoice.total;
  std::int64_t units = 0;
  for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
    const InvoicedLine& row = invoice.lines[i];
    OrderLine& line = line_of(central, row);
    const Settled settled = settle(line, row);
    units += settled.units;
    EffectLine about = effect_line(*central.orders.find(row.purchase_order), line, settled.missing,
                                   {settled.missing, UnitOfMeasure::Eaches, 1});
    about.unit_cost = row.cost;
    // When nothing at all has come, nothing is paid: neither charges nor what rounding has left.
    const bool nothing_came = units == 0 && i + 1 == invoice.lines.size();
    deduct(draft, invoice, about, "Shortage", nothing_came ? left : settled.shortage, left);
    about.eaches = settled.units;
    about.as_written.amount = settled.units;
    deduct(draft, invoice, about, "PriceDiscrepancy", settled.overpriced, left);
    if (settled.units > 0) draft.paid.push_back(about);
  }
  central.invoices.deducted[invoice.total.currency()] += invoice.total - left;
  draft.payment.amount += left;
}

/// Chargebacks that the payment can bear; the others wait for the next one.
void take_charges(Central& central, Draft& draft) {
  std::vector<std::string> waiting;
  for (const std::string& id : central.charges.waiting) {
    Chargeback& charge = central.charges.by_id.at(id);
    const bool same = charge.amount.currency() == draft.payment.amount.currency();
    if (!same || charge.amount > draft.payment.amount) {
      waiting.push_back(id);
      continue;
    }
    charge.state = ChargeState::Taken;
    charge.payment = draft.payment.number;
    draft.payment.amount -= charge.amount;
    draft.payment.rows.push_back({"", charge.purchase_order, "Chargeback", charge.description(), -charge.amount});
  }
  central.charges.waiting = std::move(waiting);
}

void send(Central& central, Draft draft) {
  take_charges(central, draft);
  Effect effect;
  effect.at = draft.payment.date;
  effect.kind = EffectKind::PaymentSent;
  effect.document = draft.payment.number;
  effect.amount = draft.payment.amount;
  effect.lines = std::move(draft.paid);
  central.effects.push_back(std::move(effect));
  for (Effect& deduction : draft.deductions) central.effects.push_back(std::move(deduction));
  central.invoices.payment_by_number[draft.payment.number] = central.invoices.payments.size();
  central.invoices.payments.push_back(std::move(draft.payment));
}

}  // namespace

void take_invoice(Central& central, AcceptedInvoice invoice, Instant date, Instant now) {
  const Instant due = start_of_day(date) + a_day * central.settings.payment_days;
  invoice.due = std::max(due, start_of_day(now) + a_day);
  invoice.pay_by = invoice.due + a_day * days_to_wait_for_receipts;
  central.invoices.used_ids.insert(invoice.id);
  central.invoices.invoiced[invoice.total.currency()] += invoice.total;
  std::set<std::string> numbers;
  for (const InvoicedLine& row : invoice.lines) numbers.insert(row.purchase_order);
  for (const std::string& number : numbers) {
    Order& order = *central.orders.find(number);
    order.invoice_due = std::max(order.invoice_due.value_or(invoice.due), invoice.due);
    plan_assessment(central, order, now);
  }
  const Instant day = invoice.due;
  put_off(central, day, std::move(invoice));
}

void send_payments(Central& central, Instant now) {
  const auto due = central.invoices.due_by_day.extract(now);
  if (due.empty()) return;
  std::map<Currency, Draft> drafts;
  for (AcceptedInvoice& invoice : due.mapped()) {
    if (now < invoice.pay_by && !is_received(central, invoice)) {
      put_off(central, now + a_day, std::move(invoice));
      continue;
    }
    const auto [at, fresh] = drafts.try_emplace(invoice.total.currency());
    Draft& draft = at->second;
    if (fresh) {
      std::string day = format_date(now);
      std::erase(day, '-');
      draft.payment.number = "PAY-" + day + "-" + std::to_string(drafts.size());
      draft.payment.date = now;
      draft.payment.amount = Money(0, invoice.total.currency());
    }
    pay_invoice(central, invoice, draft);
  }
  for (auto& [currency, draft] : drafts) send(central, std::move(draft));
}

}  // namespace vendorproof::mock_amazon
