// Probes of money: invoices, credit notes, payments and deductions.
#include <algorithm>
#include <map>
#include <string>

#include "harness/judge/probes/probe.h"

namespace vendorproof::harness {

namespace {

std::int64_t invoiced_in_parts(const Evidence& evidence, std::string_view) {
  return orders_that(evidence, [](const std::string&, const OrderTruth& truth) {
    return truth.of(EffectKind::InvoiceAccepted).size() > 1;
  });
}

std::int64_t invoice_of_several_orders(const Evidence& evidence, std::string_view) {
  const auto& invoices = evidence.of(EffectKind::InvoiceAccepted);
  return std::count_if(invoices.begin(), invoices.end(),
                       [](const Effect* invoice) { return orders_of(*invoice).size() > 1; });
}

std::int64_t several_invoices_paid_at_once(const Evidence& evidence, std::string_view) {
  std::map<std::string, std::int64_t> invoices;
  for (const Effect* posted : evidence.of(EffectKind::PaymentPosted)) {
    ++invoices[posted->document.substr(0, posted->document.find('/'))];
  }
  return std::count_if(invoices.begin(), invoices.end(), [](const auto& row) { return row.second > 1; });
}

std::int64_t in_currency(const Evidence& evidence, std::string_view code) {
  const auto& invoices = evidence.of(EffectKind::InvoiceAccepted);
  return std::count_if(invoices.begin(), invoices.end(),
                       [&](const Effect* invoice) { return invoice->amount.currency().text() == code; });
}

}  // namespace

const std::vector<Probe>& money_probes() {
  static const std::vector<Probe> table = {
      {"an order invoiced in parts", invoiced_in_parts},
      {"an invoice of several orders", invoice_of_several_orders},
      {"an invoice in euros", in_currency, "EUR"},
      {"a credit note", happened, "CreditNoteAccepted"},
      {"a payment booked in the ERP", happened, "PaymentPosted"},
      {"several invoices paid at once", several_invoices_paid_at_once},
      {"a deduction from a payment", happened, "DeductionTaken"},
      {"a deduction paid back", happened, "ReversalPaid"},
      {"a short payment shown to a person", shown, "short-payment"},
      {"a deduction that nobody can explain", shown, "unknown-remittance"},
      {"a charge of Amazon's", happened, "ChargebackCharged"},
      {"an invoice that Amazon does not pay", shown, "invoice-unpaid", many_runs},
  };
  return table;
}

}  // namespace vendorproof::harness
