#include "mock_amazon/payables/invoice_claim.h"

#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

const OrderLine* line_invoiced(const Order& order, const Json& item) {
  const OrderLine* line = order.line_of(integer_at(item, "itemSequenceNumber").value_or(0));
  if (line == nullptr) return nullptr;
  const std::string asin = text_at(item, "amazonProductIdentifier");
  const std::string vendor_identifier = text_at(item, "vendorProductIdentifier");
  const bool same = (asin.empty() || asin == line->asin) &&
                    (vendor_identifier.empty() || vendor_identifier == line->vendor_identifier);
  return same && !(asin.empty() && vendor_identifier.empty()) ? line : nullptr;
}

InvoiceClaimItem read_item(const Central& central, const Json& row) {
  InvoiceClaimItem item;
  item.json = &row;
  item.order_number = text_at(row, "purchaseOrderNumber");
  item.shown = "item " + std::to_string(integer_at(row, "itemSequenceNumber").value_or(0));
  item.order = central.orders.find(item.order_number);
  if (item.order != nullptr) {
    item.line = line_invoiced(*item.order, row);
    item.cost = money_at(row, "netCost", item.order->currency);
  }
  item.written = quantity_at(row, "invoicedQuantity", item.line == nullptr ? Quantity() : item.line->written);
  item.eaches = eaches_of(item.written);
  const bool per_case =
      central.settings.readings.cost_basis == CostBasis::PerCase && item.written.unit == UnitOfMeasure::Cases;
  item.priced_count = per_case ? item.written.amount : item.eaches;
  item.priced_size = per_case && item.written.unit_size > 0 ? item.written.unit_size : 1;
  return item;
}

/// Adds up amounts of one currency; another currency or an unreadable amount spoils the sum.
class Sum {
 public:
  explicit Sum(Currency currency) : sum_(Money(0, currency)) {}

  void add(const Json& list, std::string_view key, std::int64_t times = 1) {
    for (const Json& row : list) add_amount(row, key, times);
  }
  const std::optional<Money>& result() const { return sum_; }

 private:
  void add_amount(const Json& row, std::string_view key, std::int64_t times) {
    if (!sum_ || text_at(row, "taxType") == "DomesticVAT") return;
    const std::optional<Money> amount = money_at(row, key, sum_->currency());
    if (!amount || amount->currency() != sum_->currency()) {
      sum_.reset();
      return;
    }
    *sum_ += *amount * times;
  }

  std::optional<Money> sum_;
};

/// Of the items' lists `list` the amounts `key`.
ExtraSums extras_of(const Json& document, std::string_view list, std::string_view key, Currency currency) {
  ExtraSums sums;
  Sum header(currency);
  Sum lines(currency);
  header.add(rows(document, list), key);
  sums.in_header = !rows(document, list).empty();
  for (const Json& item : rows(document, "items")) {
    lines.add(rows(item, list), key);
    sums.on_lines = sums.on_lines || !rows(item, list).empty();
  }
  sums.header = header.result();
  sums.lines = lines.result();
  return sums;
}

/// Of an item the taxes of its own and of its charges, less those of its allowances. Where a line's tax is read as that
/// of one unit (X3), its own is taken as often as it has units.
void add_item_taxes(const Json& item, std::int64_t units, Sum& sum) {
  sum.add(rows(item, "taxDetails"), "taxAmount", units);
  for (const Json& charge : rows(item, "chargeDetails")) sum.add(rows(charge, "taxDetails"), "taxAmount");
  for (const Json& allowance : rows(item, "allowanceDetails")) {
    sum.add(rows(allowance, "taxDetails"), "taxAmount", -1);
  }
}

ExtraSums taxes_of(const InvoiceClaim& claim, const Json& document, Currency currency) {
  ExtraSums sums;
  Sum header(currency);
  Sum lines(currency);
  header.add(rows(document, "taxDetails"), "taxAmount");
  sums.in_header = !rows(document, "taxDetails").empty();
  const bool per_unit = claim.readings.line_taxes == LineTaxes::PerUnit;
  for (const InvoiceClaimItem& item : claim.items) {
    add_item_taxes(*item.json, per_unit ? item.written.amount : 1, lines);
    sums.on_lines = sums.on_lines || !rows(*item.json, "taxDetails").empty();
  }
  sums.header = header.result();
  sums.lines = lines.result();
  return sums;
}

}  // namespace

InvoiceClaim read_invoice_claim(const Central& central, const Json& document, Instant submitted) {
  InvoiceClaim claim;
  claim.document = &document;
  claim.region = central.settings.region;
  claim.readings = central.settings.readings;
  claim.id = text_at(document, "id");
  claim.type = text_at(document, "invoiceType");
  claim.used_id = central.invoices.used_ids.contains(claim.id);
  claim.submitted = submitted;
  claim.date = instant_at(document, "date").value_or(Instant());
  Currency currency = claim.is_credit_note() ? central.orders.currency() : Currency();
  for (const Json& row : rows(document, "items")) {
    claim.items.push_back(read_item(central, row));
    if (currency.empty() && claim.items.back().order != nullptr) currency = claim.items.back().order->currency;
  }
  claim.total = money_at(document, "invoiceTotal", currency);
  const Currency counted = claim.total ? claim.total->currency() : currency;
  claim.taxes = taxes_of(claim, document, counted);
  claim.charges = extras_of(document, "chargeDetails", "chargeAmount", counted);
  claim.allowances = extras_of(document, "allowanceDetails", "allowanceAmount", counted);
  return claim;
}

Json payee_of(const Order& order) {
  const Result<Json> document = parse_json(order.document);
  if (!document) return {};
  return member(member(*document, "orderDetails"), "billToParty");
}

}  // namespace vendorproof::mock_amazon
