#include "mock_amazon/payables/matched_invoice.h"

#include <algorithm>
#include <functional>
#include <map>
#include <vector>

#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

bool is_of(const InvoiceItem& item, const OrderLine& line) {
  const bool named = !item.asin.empty() || !item.vendor_identifier.empty();
  return named && (item.asin.empty() || item.asin == line.asin) &&
         (item.vendor_identifier.empty() || item.vendor_identifier == line.vendor_identifier);
}

using EachesByLine = std::map<const OrderLine*, std::int64_t>;

/// An item names its line by order and product; its item number is valid within the invoice only. If several lines have
/// the product (PO-35), those at the item's cost go before the others. Among them: the line with the item's number,
/// else the first line with noticed units that are not yet invoiced, else the last line.
const OrderLine* line_invoiced(const Order& order, const InvoiceItem& item, const EachesByLine& invoiced_here) {
  std::vector<const OrderLine*> lines;
  for (const OrderLine& line : order.lines) {
    if (is_of(item, line)) lines.push_back(&line);
  }
  const auto has_cost = [&](const OrderLine* line) { return completed(item.cost, order.currency) == line->net_cost; };
  if (std::any_of(lines.begin(), lines.end(), has_cost)) std::erase_if(lines, std::not_fn(has_cost));
  const OrderLine* found = nullptr;
  for (const OrderLine* line : lines) {
    if (line->sequence == item.sequence) return line;
  }
  for (const OrderLine* line : lines) {
    found = line;
    const auto here = invoiced_here.find(line);
    if (line->invoiced + (here == invoiced_here.end() ? 0 : here->second) < line->noticed) break;
  }
  return found;
}

MatchedInvoiceItem match_item(const Central& central, const InvoiceItem& stated, EachesByLine& invoiced_here) {
  MatchedInvoiceItem item;
  item.stated = &stated;
  item.shown = "item " + std::to_string(stated.sequence);
  item.order = central.orders.find(stated.order_number);
  if (item.order != nullptr) {
    item.line = line_invoiced(*item.order, stated, invoiced_here);
    item.cost = completed(stated.cost, item.order->currency);
  }
  item.written = completed(stated.quantity, item.line == nullptr ? Quantity() : item.line->written);
  item.eaches = eaches_of(item.written);
  if (item.line != nullptr) invoiced_here[item.line] += item.eaches;
  const bool per_case =
      central.settings.readings.cost_basis == CostBasis::PerCase && item.written.unit == UnitOfMeasure::Cases;
  item.priced_count = per_case ? item.written.amount : item.eaches;
  item.priced_size = per_case && item.written.unit_size > 0 ? item.written.unit_size : 1;
  return item;
}

/// Adds up amounts of one currency; another currency or an unreadable amount makes the sum invalid.
class Sum {
 public:
  explicit Sum(Currency currency) : sum_(Money(0, currency)) {}

  void add(const std::vector<StatedTax>& taxes, std::int64_t times = 1) {
    for (const StatedTax& tax : taxes) {
      if (tax.type != "DomesticVAT") add_amount(tax.amount, times);
    }
  }
  void add(const std::vector<StatedExtra>& extras) {
    for (const StatedExtra& extra : extras) add_amount(extra.amount, 1);
  }
  const std::optional<Money>& result() const { return sum_; }

 private:
  void add_amount(const std::optional<Money>& stated, std::int64_t times) {
    if (!sum_) return;
    const std::optional<Money> amount = completed(stated, sum_->currency());
    if (!amount || amount->currency() != sum_->currency()) {
      sum_.reset();
      return;
    }
    *sum_ += *amount * times;
  }

  std::optional<Money> sum_;
};

ExtraSums extras_of(const InvoiceClaim& claim, std::vector<StatedExtra> InvoiceClaim::*in_header,
                    std::vector<StatedExtra> InvoiceItem::*on_line, Currency currency) {
  Sum header(currency);
  Sum lines(currency);
  ExtraSums sums;
  header.add(claim.*in_header);
  sums.in_header = !(claim.*in_header).empty();
  for (const InvoiceItem& item : claim.items) {
    lines.add(item.*on_line);
    sums.on_lines = sums.on_lines || !(item.*on_line).empty();
  }
  sums.header = header.result();
  sums.lines = lines.result();
  return sums;
}

/// Adds the taxes of an item and of its charges, less those of its allowances. If a line's tax is read per unit (X3),
/// it is multiplied by the number of units.
void add_item_taxes(const InvoiceItem& item, std::int64_t units, Sum& sum) {
  sum.add(item.taxes, units);
  for (const StatedExtra& charge : item.charges) sum.add(charge.taxes);
  for (const StatedExtra& allowance : item.allowances) sum.add(allowance.taxes, -1);
}

ExtraSums taxes_of(const MatchedInvoice& matched, Currency currency) {
  Sum header(currency);
  Sum lines(currency);
  ExtraSums sums;
  header.add(matched.claim.taxes);
  sums.in_header = !matched.claim.taxes.empty();
  const bool per_unit = matched.readings.line_taxes == LineTaxes::PerUnit;
  for (const MatchedInvoiceItem& item : matched.items) {
    add_item_taxes(*item.stated, per_unit ? item.written.amount : 1, lines);
    sums.on_lines = sums.on_lines || !item.stated->taxes.empty();
  }
  sums.header = header.result();
  sums.lines = lines.result();
  return sums;
}

}  // namespace

MatchedInvoice match_invoice(const Central& central, const InvoiceClaim& claim, Instant submitted) {
  MatchedInvoice matched{claim};
  matched.region = central.settings.region;
  matched.readings = central.settings.readings;
  matched.used_id = central.invoices.used_ids.contains(claim.id);
  matched.submitted = submitted;
  Currency currency = claim.is_credit_note() ? central.orders.currency() : Currency();
  EachesByLine invoiced_here;
  for (const InvoiceItem& item : claim.items) {
    matched.items.push_back(match_item(central, item, invoiced_here));
    const Order* order = matched.items.back().order;
    if (currency.empty() && order != nullptr) currency = order->currency;
  }
  matched.total = completed(claim.total, currency);
  const Currency counted = matched.total ? matched.total->currency() : currency;
  matched.taxes = taxes_of(matched, counted);
  matched.charges = extras_of(claim, &InvoiceClaim::charges, &InvoiceItem::charges, counted);
  matched.allowances = extras_of(claim, &InvoiceClaim::allowances, &InvoiceItem::allowances, counted);
  return matched;
}

}  // namespace vendorproof::mock_amazon
