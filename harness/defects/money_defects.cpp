// Defects of invoices.
#include <algorithm>
#include <memory>
#include <set>
#include <string>
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

void count_invoiced_cases_as_eaches(Json& invoice) {
  std::int64_t total = 0;
  for (Json& item : invoice["items"]) {
    count_cases_as_eaches(item["invoicedQuantity"]);
    total += ten_thousandths_of(item["netCost"]) * item["invoicedQuantity"].at("amount").get<std::int64_t>();
  }
  add_to_money(invoice["invoiceTotal"], total - ten_thousandths_of(invoice["invoiceTotal"]));
}

const scenarios::Order* order_of(const scenarios::Scenario& scenario, const Json& item) {
  const auto found = std::find_if(scenario.orders.begin(), scenario.orders.end(), [&](const scenarios::Order& order) {
    return order.number == item.value("purchaseOrderNumber", "");
  });
  return found == scenario.orders.end() ? nullptr : &*found;
}

/// Every line bills what was ordered, and the total is adjusted.
void bill_the_order(const scenarios::Scenario& scenario, Json& invoice) {
  for (Json& item : invoice["items"]) {
    const scenarios::Order* order = order_of(scenario, item);
    if (order == nullptr) continue;
    for (const scenarios::OrderLine& line : order->lines) {
      if (line.sequence != item.value("itemSequenceNumber", std::int64_t{0})) continue;
      Json& quantity = item["invoicedQuantity"];
      const std::int64_t added = line.ordered.amount - quantity.at("amount").get<std::int64_t>();
      quantity["amount"] = line.ordered.amount;
      const std::int64_t size = quantity.value("unitSize", std::int64_t{1});
      add_to_money(invoice["invoiceTotal"], ten_thousandths_of(item["netCost"]) * added * size);
    }
  }
}

/// Every line has the ERP's price, and the total is adjusted.
void bill_erp_prices(const scenarios::Scenario& scenario, Json& invoice) {
  for (Json& item : invoice["items"]) {
    for (const scenarios::Item& known : scenario.items) {
      if (known.asin != item.value("amazonProductIdentifier", "")) continue;
      const Json& quantity = item["invoicedQuantity"];
      const std::int64_t eaches =
          quantity.at("amount").get<std::int64_t>() * quantity.value("unitSize", std::int64_t{1});
      const std::int64_t added = known.unit_price.ten_thousandths() - ten_thousandths_of(item["netCost"]);
      add_to_money(item["netCost"], added);
      add_to_money(invoice["invoiceTotal"], added * eaches);
    }
  }
}

void date_as_ordered(const scenarios::Scenario& scenario, Json& invoice) {
  const scenarios::Order* order = order_of(scenario, invoice["items"].at(0));
  if (order != nullptr) invoice["date"] = format_instant(scenario.start + order->placed_after);
}

void add_freight(Json& invoice) {
  constexpr std::int64_t freight = 250'000;
  Json charge = {{"type", "Freight"},
                 {"description", "freight"},
                 {"chargeAmount", {{"currencyCode", "USD"}, {"amount", "25.00"}}}};
  invoice["chargeDetails"] = Json::array({std::move(charge)});
  add_to_money(invoice["invoiceTotal"], freight);
}

void add_tax(Json& invoice) {
  constexpr std::int64_t tax = 100'000;
  Json detail = {{"taxType", "ST"}, {"taxRate", "5.00"}, {"taxAmount", {{"currencyCode", "USD"}, {"amount", "10.00"}}}};
  invoice["taxDetails"] = Json::array({std::move(detail)});
  add_to_money(invoice["invoiceTotal"], tax);
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

Spoiler invoice_cases_as_eaches(const scenarios::Scenario&) {
  return edits_each(invoice_operation, invoice_list, count_invoiced_cases_as_eaches);
}

Spoiler invoice_of_the_order(const scenarios::Scenario& scenario) {
  return edits_each(invoice_operation, invoice_list, [scenario](Json& invoice) { bill_the_order(scenario, invoice); });
}

Spoiler invoice_at_erp_price(const scenarios::Scenario& scenario) {
  return edits_each(invoice_operation, invoice_list, [scenario](Json& invoice) { bill_erp_prices(scenario, invoice); });
}

Spoiler invoice_dated_as_ordered(const scenarios::Scenario& scenario) {
  return edits_each(invoice_operation, invoice_list, [scenario](Json& invoice) { date_as_ordered(scenario, invoice); });
}

Spoiler invoice_dated_ahead(const scenarios::Scenario&) {
  return edits_each(invoice_operation, invoice_list, [](Json& invoice) {
    const Result<Instant> date = parse_instant(invoice.value("date", ""));
    if (date) invoice["date"] = format_instant(*date + std::chrono::hours(30 * 24));
  });
}

Spoiler invoice_with_freight(const scenarios::Scenario&) {
  return edits_each(invoice_operation, invoice_list, add_freight);
}

Spoiler invoice_with_tax(const scenarios::Scenario&) { return edits_each(invoice_operation, invoice_list, add_tax); }

Spoiler invoice_number_used_again(const scenarios::Scenario&) {
  return edits_each(invoice_operation, invoice_list, [](Json& invoice) {
    invoice["id"] = "INV-" + invoice["items"].at(0).value("purchaseOrderNumber", "");
  });
}

/// Notes the numbers of the invoices; whether all of them were sent before.
bool were_sent_before(const HttpRequest& request, std::set<std::string>& sent) {
  const Result<Json> body = parse_json(request.body);
  if (!body || !body->contains(invoice_list)) return false;
  bool all_known = true;
  for (const Json& invoice : body->at(invoice_list)) all_known &= !sent.insert(invoice.value("id", "")).second;
  return all_known;
}

// An invoice that was answered with 202 is never sent again, and nobody is told.
Spoiler lost_invoice_taken_for_accepted(const scenarios::Scenario&) {
  const auto held = std::make_shared<HeldSubmissions>();
  const auto sent = std::make_shared<std::set<std::string>>();
  Spoiler spoiler;
  spoiler.on_request = [held, sent](SpoiledRequest& spoiled) {
    if (spoiled.operation == invoice_operation && were_sent_before(spoiled.request, *sent)) return held->hold(spoiled);
    held->answer_transaction(spoiled);
  };
  spoiler.on_shown = [](std::vector<TradeException>& shown) { shown.clear(); };
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
      {"invoice-at-erp-price", "Invoices bill the ERP's price where the order has another cost.", "MONEY-02",
       "price-differs", invoice_at_erp_price},
      {"invoice-cases-as-eaches", "A case counts as one each in the invoice.", "MONEY-01", "order-in-cases",
       invoice_cases_as_eaches},
      {"invoice-dated-ahead", "Invoices are dated thirty days ahead.", "SEQ-04", "clean-order", invoice_dated_ahead},
      {"invoice-dated-as-ordered", "Invoices have the date of the order.", "DATE-03",
       "out-of-stock-backordered-two-parts", invoice_dated_as_ordered},
      {"invoice-never-sent", "Invoices are recorded as sent, but never leave.", "LIVE-01", "clean-order",
       invoice_never_sent},
      {"invoice-number-used-again", "Invoices have the order's number, and an order with two invoices uses it twice.",
       "SEQ-04", "out-of-stock-backordered-two-parts", invoice_number_used_again},
      {"invoice-of-the-order", "Invoices bill what was ordered, whatever was shipped.", "UNIT-06", "closed-short",
       invoice_of_the_order},
      {"invoice-one-short", "Every invoice line bills one unit (each or case) less than the ERP posted.", "MONEY-01",
       "clean-order", invoice_one_short},
      {"invoice-with-freight", "Invoices bill freight that nobody agreed.", "MONEY-01", "clean-order",
       invoice_with_freight},
      {"invoice-with-tax", "Invoices bill a tax that the ERP did not post.", "MONEY-01", "clean-order",
       invoice_with_tax},
      {"invoice-without-total", "Invoices leave without invoiceTotal, which the model requires.", "NET-03",
       "clean-order", invoice_without_total},
      {"lost-invoice-taken-for-accepted", "Amazon loses an invoice that it took, and nobody looks for it.", "LIVE-01",
       "invoice-lost", lost_invoice_taken_for_accepted},
      {"resend-invoice-under-new-number", "After a lost answer the invoice is sent again under a new number.",
       "ONCE-04", "lost-answer-to-invoice", resend_invoice_under_new_number},
  };
  return table;
}

}  // namespace vendorproof::harness
