// Defects of payments: what is booked in the ERP, and what people see of deductions.
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/json/json_tree.h"
#include "harness/defects/defects.h"
#include "harness/defects/spoiling.h"

namespace vendorproof::harness {

namespace {

constexpr const char* booking = "post paymentPostings";
constexpr std::int64_t one_cent = 100;

/// The position of a payment's amount in its body: first character, and one past the last.
std::pair<std::size_t, std::size_t> place_of_amount(const std::string& body) {
  constexpr std::string_view name = "\"amount\":";
  const std::size_t start = body.find(name);
  if (start == std::string::npos) return {body.size(), body.size()};
  const std::size_t first = start + name.size();
  return {first, std::min(body.size(), body.find_first_of(",}", first))};
}

/// Zero if the body has no amount. The text is edited, because an amount must keep its exact digits.
Money amount_of(const HttpRequest& payment) {
  const auto [first, last] = place_of_amount(payment.body);
  const Result<Money> amount = Money::parse(payment.body.substr(first, last - first), usd());
  return amount ? *amount : Money();
}

std::pair<Money, Money> halves_of(const HttpRequest& payment) {
  const Money amount = amount_of(payment);
  const Money half = rounded_to_cents(share_of(amount, 5'000));
  return {half, amount - half};
}

void set_amount(HttpRequest& payment, const Money& amount) {
  const auto [first, last] = place_of_amount(payment.body);
  if (first < last) payment.body.replace(first, last - first, amount.decimal());
}

void replace_in(HttpRequest& payment, const std::string& before, const std::string& after) {
  const std::size_t place = payment.body.find(before);
  if (place != std::string::npos) payment.body.replace(place, before.size(), after);
}

std::string invoice_of(const HttpRequest& payment) {
  const Result<Json> body = parse_json(payment.body);
  return body && body->is_object() ? body->value("invoiceNumber", "") : "";
}

/// Replaces the number in the text, so that the amount keeps its digits.
void set_invoice(HttpRequest& payment, const std::string& number) {
  const std::string name = R"("invoiceNumber":")";
  replace_in(payment, name + invoice_of(payment) + "\"", name + number + "\"");
}

Spoiler payment_never_booked(const scenarios::Scenario&) {
  Spoiler spoiler;
  spoiler.on_request = [](SpoiledRequest& spoiled) {
    if (spoiled.operation != booking) return;
    spoiled.instead = HttpResponse{201, {{"Content-Type", "application/json"}}, R"({"id":"taken-for-booked"})"};
  };
  return spoiler;
}

// The ERP refuses more than the open amount, so the second booking succeeds only if the first was too small.
Spoiler payment_twice(const scenarios::Scenario&) {
  Spoiler spoiler;
  spoiler.on_request = [](SpoiledRequest& spoiled) {
    if (spoiled.operation != booking) return;
    HttpRequest half = spoiled.request;
    set_amount(half, halves_of(spoiled.request).first);
    replace_in(half, R"("idempotencyKey":")", R"("idempotencyKey":"HALF/)");
    set_amount(spoiled.request, halves_of(spoiled.request).second);
    spoiled.before.push_back(std::move(half));
  };
  return spoiler;
}

Spoiler payment_a_cent_short(const scenarios::Scenario&) {
  Spoiler spoiler;
  spoiler.on_request = [](SpoiledRequest& spoiled) {
    if (spoiled.operation != booking) return;
    const Money amount = amount_of(spoiled.request);
    if (!amount.is_zero()) set_amount(spoiled.request, amount - Money(one_cent, usd()));
  };
  return spoiler;
}

// All payments go to the invoice that was paid first; the ERP refuses what is too much for it.
Spoiler payment_on_first_invoice(const scenarios::Scenario&) {
  const auto first = std::make_shared<std::string>();
  Spoiler spoiler;
  spoiler.on_request = [first](SpoiledRequest& spoiled) {
    if (spoiled.operation != booking) return;
    if (first->empty()) *first = invoice_of(spoiled.request);
    set_invoice(spoiled.request, *first);
  };
  return spoiler;
}

// The total of each invoice, as it was sent to Amazon, is booked.
Spoiler payment_without_deductions(const scenarios::Scenario&) {
  const auto totals = std::make_shared<std::map<std::string, std::int64_t>>();
  Spoiler spoiler;
  spoiler.on_request = [totals](SpoiledRequest& spoiled) {
    if (spoiled.operation == "submitInvoices") {
      const Result<Json> body = parse_json(spoiled.request.body);
      if (!body) return;
      for (const Json& invoice : body->at("invoices")) {
        (*totals)[invoice.value("id", "")] = ten_thousandths_of(invoice.at("invoiceTotal"));
      }
    }
    if (spoiled.operation != booking) return;
    const auto total = totals->find(invoice_of(spoiled.request));
    if (total != totals->end()) set_amount(spoiled.request, Money(total->second, usd()));
  };
  return spoiler;
}

Spoiler short_payment_hidden(const scenarios::Scenario&) { return hides({ExceptionKind::ShortPayment}); }

Spoiler unknown_deduction_hidden(const scenarios::Scenario&) { return hides({ExceptionKind::UnknownRemittance}); }

}  // namespace

const std::vector<Defect>& payment_defects() {
  static const std::vector<Defect> table = {
      {"payment-a-cent-short", "Every payment is booked a cent too small.", "MONEY-03", "clean-order",
       payment_a_cent_short},
      {"payment-never-booked", "Payments are recorded as booked, but never reach the ERP.", "MONEY-03", "clean-order",
       payment_never_booked},
      {"payment-on-first-invoice", "Every payment is booked on the invoice that was paid first.", "MONEY-03",
       "two-orders-one-truck", payment_on_first_invoice},
      {"payment-twice", "Every payment is booked in two halves under the same number.", "ONCE-05", "clean-order",
       payment_twice},
      {"payment-without-deductions", "The invoice's total is booked as paid, and Amazon paid less.", "MONEY-03",
       "shortage-claim-under-its-own-number", payment_without_deductions},
      {"short-payment-hidden", "Nobody is told that Amazon paid less than was invoiced.", "MONEY-04",
       "shortage-found-later", short_payment_hidden},
      {"unknown-deduction-hidden", "Nobody is told of a deduction that names no invoice.", "MONEY-04",
       "unknown-deduction-in-a-payment", unknown_deduction_hidden},
  };
  return table;
}

}  // namespace vendorproof::harness
