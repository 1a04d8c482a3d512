#include "mock_amazon/payables/payables.h"

#include <algorithm>
#include <utility>

#include "core/base/require.h"
#include "mock_amazon/charges/chargebacks.h"
#include "mock_amazon/payables/claims.h"
#include "mock_amazon/payables/matching.h"
#include "mock_amazon/payables/payment_terms.h"
#include "mock_amazon/payables/remittance.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::int64_t terms_review_days = 14;  // ours: INV-19 only says that payment is delayed

Instant next_midnight(Instant now) { return start_of_day(now) + a_day; }

void put_off(Central& central, Instant day, const std::string& invoice) {
  central.invoices.due_by_day[day].push_back(invoice);
  central.agenda.add({day, Task::SendPayments, ""});
}

/// The payment of one invoice.
class Settling {
 public:
  Settling(Central& central, PayableInvoice& invoice, Remittance& remittance, Instant now)
      : central_(central), invoice_(invoice), remittance_(remittance), now_(now), left_(invoice.total) {}

  void run(bool early) {
    remittance_.pay(invoice_);
    take_credit();
    std::int64_t units = 0;
    for (std::size_t i = 0; i < invoice_.lines.size(); ++i) {
      units += settle(invoice_.lines[i], units == 0 && i + 1 == invoice_.lines.size());
    }
    if (early) take_discount();
    finish();
  }

 private:
  void take_credit() {
    if (invoice_.credited.is_zero()) return;
    covered_left_ = invoice_.credited;
    left_ -= invoice_.credited;
    remittance_.take_off({invoice_.id, invoice_.purchase_order, "CreditNote", "credit notes for invoice " + invoice_.id,
                          -invoice_.credited, ""},
                         {});
  }

  /// Returns the number of paid units. If no unit is paid up to the last line, nothing else is paid either: no charges
  /// and no rounding differences.
  std::int64_t settle(const InvoicedLine& row, bool last_chance) {
    Order& order = central_.orders.known(row.purchase_order);
    OrderLine& line = order.known_line(row.sequence);
    const LineMatch match = match_line(line, row, 0);
    line.paid += match.units;
    EffectLine about = effect_line(order, line, match.missing, {match.missing, UnitOfMeasure::Eaches, 1});
    about.unit_cost = {row.cost.ten_thousandths() / row.priced_size, row.cost.currency()};
    ClaimLine claimed{row.purchase_order, row.sequence, match.missing,  row.cost,
                      row.priced_size,    match.limit,  match.shortage, cause_of_shortage(line)};
    const bool nothing_came = last_chance && match.units == 0;
    if (nothing_came) claimed.withheld = left_ + covered_left_;
    withhold(ClaimKind::Shortage, claimed, about, " eaches not received");
    about.eaches = match.units;
    about.as_written.amount = match.units;
    claimed.eaches = match.units;
    claimed.withheld = match.overpriced;
    claimed.cause = cause_of_price(line, row);
    withhold(ClaimKind::Price, claimed, about, " eaches above the order's cost");
    if (match.units > 0) remittance_.note_units(std::move(about));
    return match.units;
  }

  /// Deducts at most what is left of the invoice, without the part that a credit note covers.
  void withhold(ClaimKind kind, ClaimLine claimed, const EffectLine& about, const std::string& what) {
    const Money covered = std::min(covered_left_, claimed.withheld);
    covered_left_ -= covered;
    claimed.withheld = std::min(claimed.withheld - covered, left_);
    if (claimed.withheld.is_zero()) return;
    left_ -= claimed.withheld;
    const std::string description =
        "line " + std::to_string(claimed.sequence) + ", " + std::to_string(claimed.eaches) + what;
    remittance_.take_off({invoice_.id, claimed.purchase_order, text_of(kind), description, -claimed.withheld,
                          claim_id(invoice_.id, kind)},
                         about);
    note_deduction(central_, invoice_, kind, std::move(claimed), now_);
  }

  void take_discount() {
    const Money discount = rounded_to_cents(share_of(left_, central_.settings.discount_basis_points));
    if (discount.is_zero()) return;
    remittance_.take_off(
        {invoice_.id, invoice_.purchase_order, "Discount", text_of(agreed_terms(central_.settings)), -discount, ""},
        {});
  }

  void finish() {
    invoice_.state = InvoiceState::Paid;
    invoice_.payment = remittance_.number();
    sums_of(central_.invoices, invoice_.total.currency()).open -= invoice_.total;
    if (!settle_claims(central_, invoice_)) invoice_.lines = {};
  }

  Central& central_;
  PayableInvoice& invoice_;
  Remittance& remittance_;
  Instant now_;
  Money left_;
  Money covered_left_;
};

void plan_due_date(const Central& central, PayableInvoice& invoice, Instant now) {
  const PaymentTerms agreed = agreed_terms(central.settings);
  const bool as_agreed = invoice.remark.empty();
  const Instant due = due_date(agreed, invoice.date) + a_day * (as_agreed ? 0 : terms_review_days);
  invoice.due = std::max(due, next_midnight(now));
  invoice.pay_by = invoice.due + a_day * central.settings.receipt_wait_days;
  const std::optional<Instant> early = discount_until(agreed, invoice.date);
  if (as_agreed && early && *early >= next_midnight(now) && *early <= invoice.due) invoice.pay_early = early;
  if (!as_agreed) invoice.remark += "; reviewed for " + std::to_string(terms_review_days) + " days";
}

void tell_orders(Central& central, const PayableInvoice& invoice, Instant now) {
  std::set<std::string> numbers;
  for (const InvoicedLine& row : invoice.lines) numbers.insert(row.purchase_order);
  for (const std::string& number : numbers) {
    Order& order = central.orders.known(number);
    order.invoice_due = std::max(order.invoice_due.value_or(invoice.due), invoice.due);
    plan_assessment(central, order, now);
  }
}

/// The run's payments, one per currency.
class Payments {
 public:
  Payments(Central& central, Instant now) : central_(central), now_(now) {}

  Remittance& in(Currency currency) {
    return drafts_.try_emplace(currency, central_, now_, currency, drafts_.size() + 1).first->second;
  }

  void send() {
    for (auto& [currency, draft] : drafts_) {
      draft.take_what_it_can_bear();
      draft.take_coop();
      draft.send();
    }
  }

 private:
  Central& central_;
  Instant now_;
  std::map<Currency, Remittance> drafts_;
};

void pay_or_wait(Central& central, Payments& payments, const std::string& id, Instant now) {
  PayableInvoice& invoice = known_in(central.invoices.by_id, "invoice", id);
  const bool early = invoice.pay_early == now;
  if (early && !matches(central, invoice)) {
    put_off(central, std::max(invoice.due, now + a_day), id);
    return;
  }
  if (now < invoice.pay_by && !is_received(central, invoice)) {
    put_off(central, now + a_day, id);
    return;
  }
  Settling(central, invoice, payments.in(invoice.total.currency()), now).run(early);
}

}  // namespace

std::string_view text_of(InvoiceState state) {
  switch (state) {
    case InvoiceState::Processing:
      return "Processing";
    case InvoiceState::Approved:
      return "Approved";
    case InvoiceState::Rejected:
      return "Rejected";
    case InvoiceState::Paid:
      return "Paid";
  }
  REQUIRE(false);
  return "";
}

MoneySums& sums_of(InvoiceRegister& invoices, Currency currency) {
  const auto [at, fresh] = invoices.sums.try_emplace(currency);
  const Money nothing(0, currency);
  if (fresh) at->second = {nothing, nothing, nothing, nothing, nothing, nothing, nothing};
  return at->second;
}

void take_invoice(Central& central, PayableInvoice invoice, Instant now) {
  plan_due_date(central, invoice, now);
  central.invoices.used_ids.insert(invoice.id);
  invoice.credited = Money(0, invoice.total.currency());
  MoneySums& sums = sums_of(central.invoices, invoice.total.currency());
  sums.invoiced += invoice.total;
  sums.open += invoice.total;
  tell_orders(central, invoice, now);
  const Instant raised = std::max(claims_raised_at(invoice.due), next_midnight(now));
  central.agenda.add({raised, Task::RaiseClaims, invoice.id});
  put_off(central, invoice.pay_early.value_or(invoice.due), invoice.id);
  const std::string id = invoice.id;
  central.invoices.by_id.emplace(id, std::move(invoice));
}

void reject_invoice(Central& central, PayableInvoice invoice) {
  central.invoices.used_ids.insert(invoice.id);
  invoice.state = InvoiceState::Rejected;
  const std::string id = invoice.id;
  central.invoices.by_id.emplace(id, std::move(invoice));
}

void credit_invoice(Central& central, const std::string& id, const std::string& credit_note, Money amount) {
  const auto found = central.invoices.by_id.find(id);
  if (found != central.invoices.by_id.end() && found->second.total.currency() == amount.currency()) {
    PayableInvoice& invoice = found->second;
    if (invoice.state == InvoiceState::Rejected) return;  // Nothing is paid for a rejected invoice.
    if (invoice.state == InvoiceState::Paid) {
      amount -= cover_claims(central, id, amount);
    } else {
      const Money taken = std::min(amount, invoice.total - invoice.credited);
      invoice.credited += taken;
      amount -= taken;
    }
  }
  if (amount.is_zero()) return;
  const std::string description = "credit note " + credit_note;
  central.invoices.to_take_off.push_back({{id, "", "CreditNote", description, -amount, credit_note}, {}});
}

void send_payments(Central& central, Instant now) {
  Payments payments(central, now);
  const auto due = central.invoices.due_by_day.extract(now);
  if (!due.empty()) {
    for (const std::string& id : due.mapped()) pay_or_wait(central, payments, id, now);
  }
  for (const WaitingRow& waiting : std::exchange(central.invoices.paid_back, {})) {
    payments.in(waiting.row.amount.currency()).pay_back(waiting);
  }
  payments.send();
}

void plan_payments(Central& central, Instant now) { central.agenda.add({next_midnight(now), Task::SendPayments, ""}); }

}  // namespace vendorproof::mock_amazon
