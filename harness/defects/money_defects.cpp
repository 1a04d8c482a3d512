// Defects of invoices and payments.
#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/json/json_tree.h"
#include "harness/defects/defects.h"
#include "harness/defects/spoiling.h"

namespace vendorproof::harness {

namespace {

constexpr const char* invoice_operation = "submitInvoices";
constexpr const char* invoice_list = "invoices";
constexpr std::int64_t cent = 100;

/// Every line bills this many units more (negative: fewer), and the total is adjusted.
void bill_units(Json& invoice, std::int64_t difference) {
  for (Json& item : invoice["items"]) {
    Json& quantity = item["invoicedQuantity"];
    const std::int64_t before = quantity.at("amount").get<std::int64_t>();
    add_to_amount(quantity, difference);
    const std::int64_t added = quantity.at("amount").get<std::int64_t>() - before;
    const std::int64_t size = quantity.value("unitSize", std::int64_t{1});
    add_to_money(invoice["invoiceTotal"], ten_thousandths_of(item["netCost"]) * added * size);
  }
}

void bill_one_more(Json& invoice) { bill_units(invoice, 1); }
void bill_one_less(Json& invoice) { bill_units(invoice, -1); }

void bill_a_cent_more(Json& invoice) {
  for (Json& item : invoice["items"]) {
    const Json& quantity = item["invoicedQuantity"];
    const std::int64_t eaches = quantity.at("amount").get<std::int64_t>() * quantity.value("unitSize", std::int64_t{1});
    add_to_money(item["netCost"], cent);
    add_to_money(invoice["invoiceTotal"], cent * eaches);
  }
}

/// The position of a payment's amount in its body: first character, and one past the last.
std::pair<std::size_t, std::size_t> place_of_amount(const std::string& body) {
  constexpr std::string_view name = "\"amount\":";
  const std::size_t start = body.find(name);
  if (start == std::string::npos) return {body.size(), body.size()};
  const std::size_t first = start + name.size();
  return {first, std::min(body.size(), body.find_first_of(",}", first))};
}

/// Edits the text of the body, because an amount must keep its exact digits.
std::pair<Money, Money> halves_of(const HttpRequest& payment) {
  const auto [first, last] = place_of_amount(payment.body);
  const Result<Money> amount = Money::parse(payment.body.substr(first, last - first), usd());
  if (!amount) return {};
  const Money half = rounded_to_cents(share_of(*amount, 5'000));
  return {half, *amount - half};
}

void set_amount(HttpRequest& payment, const Money& amount) {
  const auto [first, last] = place_of_amount(payment.body);
  if (first < last) payment.body.replace(first, last - first, amount.decimal());
}

void forget_total(Json& invoice) { invoice.erase("invoiceTotal"); }

Spoiler invoice_above_shipped(const scenarios::Scenario&) {
  return edits_each(invoice_operation, invoice_list, bill_one_more);
}

Spoiler invoice_one_short(const scenarios::Scenario&) {
  return edits_each(invoice_operation, invoice_list, bill_one_less);
}

Spoiler invoice_at_another_price(const scenarios::Scenario&) {
  return edits_each(invoice_operation, invoice_list, bill_a_cent_more);
}

Spoiler invoice_without_total(const scenarios::Scenario&) {
  return edits_each(invoice_operation, invoice_list, forget_total);
}

Spoiler invoice_never_sent(const scenarios::Scenario&) { return holds(invoice_operation, Duration(-1)); }

Spoiler resend_invoice_under_new_number(const scenarios::Scenario&) {
  const auto sent = std::make_shared<std::set<std::string>>();
  Spoiler spoiler = edits_each(invoice_operation, invoice_list, [sent](Json& invoice) {
    const std::string number = invoice["id"].get<std::string>();
    if (!sent->insert(number).second) invoice["id"] = number + "-R1";
  });
  return spoiler;
}

Spoiler payment_never_booked(const scenarios::Scenario&) {
  Spoiler spoiler;
  spoiler.on_request = [](SpoiledRequest& spoiled) {
    if (spoiled.operation != "post customerPayments") return;
    spoiled.instead = HttpResponse{201, {{"Content-Type", "application/json"}}, R"({"id":"taken-for-booked"})"};
  };
  return spoiler;
}

// The ERP refuses more than the open amount, so the second booking succeeds only if the first was too small.
Spoiler payment_twice(const scenarios::Scenario&) {
  Spoiler spoiler;
  spoiler.on_request = [](SpoiledRequest& spoiled) {
    if (spoiled.operation != "post customerPayments") return;
    HttpRequest half = spoiled.request;
    set_amount(half, halves_of(spoiled.request).first);
    set_amount(spoiled.request, halves_of(spoiled.request).second);
    spoiled.before.push_back(std::move(half));
  };
  return spoiler;
}

Spoiler deductions_hidden(const scenarios::Scenario& scenario) {
  Spoiler spoiler = hides({ExceptionKind::ShortPayment, ExceptionKind::PriceDeduction, ExceptionKind::PaymentDiscount,
                           ExceptionKind::CreditNoteTaken});
  spoiler.on_request = invoice_at_another_price(scenario).on_request;
  return spoiler;
}

}  // namespace

const std::vector<Defect>& money_defects() {
  static const std::vector<Defect> table = {
      {"deductions-hidden", "Invoices bill a cent too much, and Amazon's deductions are shown to nobody.", "MONEY-04",
       "clean-order", deductions_hidden},
      {"invoice-above-shipped", "Every invoice line bills one unit (each or case) more than was shipped.", "UNIT-04",
       "clean-order", invoice_above_shipped},
      {"invoice-at-another-price", "Invoices bill a cent more for each than the order says.", "MONEY-02", "clean-order",
       invoice_at_another_price},
      {"invoice-never-sent", "Invoices are recorded as sent, but never leave.", "LIVE-01", "clean-order",
       invoice_never_sent},
      {"invoice-one-short", "Every invoice line bills one unit (each or case) less than the ERP posted.", "MONEY-01",
       "clean-order", invoice_one_short},
      {"invoice-without-total", "Invoices leave without invoiceTotal, which the model requires.", "NET-03",
       "clean-order", invoice_without_total},
      {"payment-never-booked", "Payments are recorded as booked, but never reach the ERP.", "MONEY-03", "clean-order",
       payment_never_booked},
      {"payment-twice", "Every payment is booked in two halves under the same number.", "ONCE-05", "clean-order",
       payment_twice},
      {"resend-invoice-under-new-number", "After a lost answer the invoice is sent again under a new number.",
       "ONCE-04", "lost-answer-to-invoice", resend_invoice_under_new_number},
  };
  return table;
}

}  // namespace vendorproof::harness
