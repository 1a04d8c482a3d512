#include "mock_amazon/payables/matching.h"

#include <algorithm>
#include <map>

#include "core/base/require.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

const OrderLine& line_of(const Central& central, const InvoicedLine& row) {
  const Order& order = central.orders.known(row.purchase_order);
  return order.known_line(row.sequence);
}

}  // namespace

Money amount_of(const Money& cost, std::int64_t priced_size, std::int64_t eaches) {
  const std::int64_t exact = (cost * eaches).ten_thousandths();
  const std::int64_t half = exact < 0 ? -(priced_size / 2) : priced_size / 2;
  return rounded_to_cents(Money((exact + half) / priced_size, cost.currency()));
}

LineMatch match_line(const OrderLine& line, const InvoicedLine& row, std::int64_t taken) {
  LineMatch match;
  match.units = std::clamp<std::int64_t>(line.received - line.paid - taken, 0, row.eaches);
  match.missing = row.eaches - match.units;
  match.limit = std::max(row.order_cost, line.net_cost);
  match.shortage = amount_of(row.cost, row.priced_size, match.missing);
  const Money above = row.cost - match.limit * row.priced_size;
  match.overpriced = Money(0, row.cost.currency());
  if (!above.is_negative()) match.overpriced = amount_of(above, row.priced_size, match.units);
  return match;
}

bool is_received(const Central& central, const PayableInvoice& invoice) {
  std::map<const OrderLine*, std::int64_t> wanted;
  for (const InvoicedLine& row : invoice.lines) wanted[&line_of(central, row)] += row.eaches;
  return std::all_of(wanted.begin(), wanted.end(),
                     [](const auto& line) { return line.first->received - line.first->paid >= line.second; });
}

bool matches(const Central& central, const PayableInvoice& invoice) {
  const bool priced = std::all_of(invoice.lines.begin(), invoice.lines.end(), [&](const InvoicedLine& row) {
    return !(row.cost > std::max(row.order_cost, line_of(central, row).net_cost) * row.priced_size);
  });
  return priced && is_received(central, invoice);
}

std::string cause_of_shortage(const OrderLine& line) {
  if (line.ordered == 0) return "cancelled item invoiced";
  if (line.invoiced > std::max(line.ordered, line.ordered_when_noticed)) return "already invoiced";
  return "not received";
}

std::string cause_of_price(const OrderLine& line, const InvoicedLine& row) {
  const Money order_cost = std::max(row.order_cost, line.net_cost) * row.priced_size;
  const std::int64_t size = line.written.unit_size;
  if (size > 1 && row.cost == order_cost * size) {
    return "unit of measure discrepancy: the cost is the order's times the case size of " + std::to_string(size);
  }
  const bool cheaper_before =
      std::any_of(line.revisions.begin(), line.revisions.end(),
                  [&](const LineRevision& revision) { return row.cost == revision.net_cost * row.priced_size; });
  return cheaper_before ? "cost update timing" : "invoiced cost above order cost";
}

}  // namespace vendorproof::mock_amazon
