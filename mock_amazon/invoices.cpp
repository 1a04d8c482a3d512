#include "mock_amazon/invoices.h"

#include <algorithm>
#include <set>

#include "core/base/hash.h"
#include "mock_amazon/central.h"
#include "mock_amazon/reading.h"

namespace vendorproof::mock_amazon {

struct InvoiceClaimItem {
  std::string shown;  ///< for messages
  std::string order_number;
  const Order* order = nullptr;     ///< none when unknown
  const OrderLine* line = nullptr;  ///< none when the order has no such line, or another product there
  Quantity written;
  std::int64_t eaches = 0;
  std::optional<Money> cost;  ///< per each (X1)
};

struct InvoiceClaim {
  std::string id;
  std::string type;
  bool used_id = false;
  Instant submitted;
  Instant date;
  std::vector<InvoiceClaimItem> items;
  std::optional<Money> total;
  std::optional<Money> extras;  ///< taxes and charges less allowances; none when one of them can not be read
};

namespace {

using Complaints = std::vector<std::string>;

const OrderLine* line_invoiced(const Order& order, const Json& item) {
  const OrderLine* line = order.line_of(integer_at(item, "itemSequenceNumber").value_or(0));
  if (line == nullptr) return nullptr;
  const std::string asin = text_at(item, "amazonProductIdentifier");
  const std::string vendor_identifier = text_at(item, "vendorProductIdentifier");
  const bool same = (asin.empty() || asin == line->asin) &&
                    (vendor_identifier.empty() || vendor_identifier == line->vendor_identifier);
  return same ? line : nullptr;
}

InvoiceClaimItem read_item(const OrderBook& book, const Json& row) {
  InvoiceClaimItem item;
  item.order_number = text_at(row, "purchaseOrderNumber");
  item.shown = "item " + std::to_string(integer_at(row, "itemSequenceNumber").value_or(0));
  item.order = book.find(item.order_number);
  if (item.order != nullptr) {
    item.line = line_invoiced(*item.order, row);
    item.cost = money_at(row, "netCost", item.order->currency);
  }
  item.written = quantity_at(row, "invoicedQuantity", item.line == nullptr ? Quantity() : item.line->written);
  item.eaches = eaches_of(item.written);
  return item;
}

/// Adds up amounts of one currency; another currency or an unreadable amount spoils the sum.
class Sum {
 public:
  explicit Sum(Currency currency) : sum_(Money(0, currency)) {}

  void add(const Json& list, std::string_view key, bool negative = false) {
    for (const Json& row : list) add_amount(row, key, negative);
  }
  std::optional<Money> result() const { return sum_; }

 private:
  void add_amount(const Json& row, std::string_view key, bool negative) {
    if (!sum_) return;
    const std::optional<Money> amount = money_at(row, key, sum_->currency());
    if (!amount || amount->currency() != sum_->currency()) {
      sum_.reset();
    } else {
      *sum_ += negative ? -*amount : *amount;
    }
  }

  std::optional<Money> sum_;
};

void add_extras(const Json& holder, bool with_taxes, Sum& sum) {
  const Json& charges = rows(holder, "chargeDetails");
  const Json& allowances = rows(holder, "allowanceDetails");
  sum.add(charges, "chargeAmount");
  sum.add(allowances, "allowanceAmount", true);
  if (!with_taxes) return;
  sum.add(rows(holder, "taxDetails"), "taxAmount");
  for (const Json& charge : charges) sum.add(rows(charge, "taxDetails"), "taxAmount");
  for (const Json& allowance : allowances) sum.add(rows(allowance, "taxDetails"), "taxAmount", true);
}

/// The header's taxes are the sum of all (INV-15); only where it has none do the lines' count.
std::optional<Money> extras_of(const Json& document, Currency currency) {
  Sum sum(currency);
  const bool taxes_in_header = !rows(document, "taxDetails").empty();
  sum.add(rows(document, "taxDetails"), "taxAmount");
  sum.add(rows(document, "chargeDetails"), "chargeAmount");
  sum.add(rows(document, "allowanceDetails"), "allowanceAmount", true);
  for (const Json& item : rows(document, "items")) add_extras(item, !taxes_in_header, sum);
  return sum.result();
}

InvoiceClaim read_claim(const Central& central, const Json& document, Instant submitted) {
  InvoiceClaim claim;
  claim.id = text_at(document, "id");
  claim.type = text_at(document, "invoiceType");
  claim.used_id = central.invoices.used_ids.contains(claim.id);
  claim.submitted = submitted;
  claim.date = instant_at(document, "date").value_or(Instant());
  Currency currency;
  for (const Json& row : rows(document, "items")) {
    claim.items.push_back(read_item(central.orders, row));
    if (currency.empty() && claim.items.back().order != nullptr) currency = claim.items.back().order->currency;
  }
  claim.total = money_at(document, "invoiceTotal", currency);
  if (claim.total) claim.extras = extras_of(document, claim.total->currency());
  return claim;
}

Complaints credit_note(const InvoiceClaim& claim) {
  if (claim.type == "Invoice") return {};
  return {"Error details are not available. Please make sure you are sending valid input payload."};
}

Complaints used_id(const InvoiceClaim& claim) {
  if (!claim.used_id && !claim.id.empty()) return {};
  return {"invoice number '" + claim.id + "' is empty or was used before"};
}

Complaints unknown_order(const InvoiceClaim& claim) {
  Complaints complaints;
  if (claim.items.empty()) complaints.push_back("invoice " + claim.id + " has no items");
  for (const InvoiceClaimItem& item : claim.items) {
    if (item.order != nullptr) continue;
    complaints.push_back(item.shown + " is of an unknown order '" + item.order_number + "'");
  }
  return complaints;
}

Complaints unknown_product(const InvoiceClaim& claim) {
  Complaints complaints;
  for (const InvoiceClaimItem& item : claim.items) {
    if (item.line == nullptr) complaints.push_back(item.shown + " is not on order " + item.order_number);
  }
  return complaints;
}

Complaints bad_quantity(const InvoiceClaim& claim) {
  Complaints complaints;
  for (const InvoiceClaimItem& item : claim.items) {
    if (item.eaches <= 0) complaints.push_back(item.shown + " invoices a quantity that is not above zero");
  }
  return complaints;
}

Complaints bad_cost(const InvoiceClaim& claim) {
  Complaints complaints;
  for (const InvoiceClaimItem& item : claim.items) {
    if (!item.cost || item.cost->currency() != item.order->currency) {
      complaints.push_back(item.shown + " has no net cost in " + item.order->currency.text());
    } else if (item.cost->is_zero() || item.cost->is_negative()) {
      complaints.push_back(item.shown + " has a net cost of " + item.cost->text());
    }
  }
  return complaints;
}

Complaints not_shipped(const InvoiceClaim& claim) {
  std::set<std::string> numbers;
  for (const InvoiceClaimItem& item : claim.items) {
    if (!item.order->noticed) numbers.insert(item.order_number);
  }
  Complaints complaints;
  for (const std::string& number : numbers) {
    complaints.push_back("no ship notice was accepted for order " + number);
  }
  return complaints;
}

/// Invoices often carry a date without time: it may be any time of the order's day.
Complaints bad_date(const InvoiceClaim& claim) {
  if (claim.date > claim.submitted) return {"date " + format_instant(claim.date) + " is in the future"};
  Complaints complaints;
  for (const InvoiceClaimItem& item : claim.items) {
    if (claim.date >= start_of_day(item.order->placed)) continue;
    complaints.push_back("date " + format_instant(claim.date) + " is before order " + item.order_number);
  }
  return complaints;
}

/// To the cent, whether the vendor rounds lines or their sum.
Complaints total_differs(const InvoiceClaim& claim) {
  if (!claim.total || claim.total->is_zero()) return {"invoiceTotal is missing or zero"};
  const Currency currency = claim.total->currency();
  if (!claim.extras) return {"taxes, charges or allowances are not all in " + currency.text()};
  Money exact = *claim.extras;
  Money by_line = *claim.extras;
  for (const InvoiceClaimItem& item : claim.items) {
    if (item.cost->currency() != currency) return {item.shown + " is not in " + currency.text()};
    exact += *item.cost * item.eaches;
    by_line += rounded_to_cents(*item.cost * item.eaches);
  }
  const Money& total = *claim.total;
  if (total == exact || total == rounded_to_cents(exact) || total == rounded_to_cents(by_line)) return {};
  return {"invoiceTotal is " + total.text() + ", its items, taxes, charges and allowances come to " +
          rounded_to_cents(exact).text()};
}

Effect acceptance_effect(const InvoiceClaim& claim, const Json& document, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::InvoiceAccepted;
  effect.document = claim.id;
  effect.amount = *claim.total;
  effect.body_hash = hash_of(0, written(document));
  std::set<std::string> numbers;
  for (const InvoiceClaimItem& item : claim.items) {
    numbers.insert(item.order_number);
    EffectLine row = effect_line(*item.order, *item.line, item.eaches, item.written);
    row.unit_cost = *item.cost;
    effect.lines.push_back(std::move(row));
  }
  if (numbers.size() == 1) effect.purchase_order = *numbers.begin();
  return effect;
}

void apply(Central& central, const InvoiceClaim& claim, Instant now) {
  AcceptedInvoice invoice;
  invoice.id = claim.id;
  invoice.total = *claim.total;
  for (const InvoiceClaimItem& item : claim.items) {
    invoice.lines.push_back({item.order_number, item.line->sequence, item.eaches, *item.cost, item.line->net_cost});
    central.orders.find(item.order_number)->line_of(item.line->sequence)->invoiced += item.eaches;
  }
  take_invoice(central, std::move(invoice), claim.date, now);
}

}  // namespace

const std::vector<InvoiceRule>& invoice_rules() {
  static const std::vector<InvoiceRule> table = {
      {"INV-30", "NotAvailable", credit_note},
      {"INV-03", "DUPLICATE_INVOICE_ID", used_id},
      {"INV-11", "INVALID_ORDER_ID", unknown_order},
      {"INV-20", "INVALID_PRODUCT_IDENTIFIER", unknown_product},
      {"INV-10", "INVALID_QUANTITY", bad_quantity},
      {"INV-09", "INVALID_NET_COST", bad_cost},
      {"INV-07", "NOT_SHIPPED", not_shipped},
      {"INV-06", "INVALID_DATE", bad_date},
      {"INV-14", "TOTAL_DOES_NOT_TIE_OUT", total_differs},
  };
  return table;
}

std::vector<Refusal> process_invoice(Central& central, const Json& document, Instant submitted, Instant now) {
  const InvoiceClaim claim = read_claim(central, document, submitted);
  for (const InvoiceRule& rule : invoice_rules()) {
    std::vector<Refusal> failures;
    for (const std::string& complaint : rule.complaints(claim))
      failures.push_back({std::string(rule.code), complaint, ""});
    if (!failures.empty()) return failures;
  }
  central.effects.push_back(acceptance_effect(claim, document, now));
  apply(central, claim, now);
  return {};
}

}  // namespace vendorproof::mock_amazon
