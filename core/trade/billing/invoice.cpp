#include "core/trade/billing/invoice.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/trade/billing/invoice_orders.h"
#include "core/trade/order_plan.h"

namespace vendorproof::trade {

namespace {

constexpr std::int64_t cent = 100;

using InvoiceItems = std::vector<AmazonInvoiceLine>;

/// Amazon's model wants item numbers that are unique within the document: lines of several orders, and several prices
/// of one line, may share theirs. The first item keeps the number of its line; the others get numbers that no line of
/// the orders has. So Amazon cannot take an item for another line.
void number_items(InvoiceItems& items, const std::vector<BilledOrder>& orders) {
  std::int64_t last = 0;
  for (const BilledOrder& billed : orders) {
    for (const PurchaseOrderLine& line : billed.order.lines) last = std::max(last, line.sequence);
  }
  std::set<std::int64_t> used;
  for (AmazonInvoiceLine& item : items) {
    if (!used.insert(item.sequence).second) item.sequence = ++last;
  }
}

const PurchaseOrderLine* order_line(const PurchaseOrder& order, std::int64_t sequence) {
  const auto found =
      std::find_if(order.lines.begin(), order.lines.end(), [&](const auto& line) { return line.sequence == sequence; });
  return found == order.lines.end() ? nullptr : &*found;
}

class Checker {
 public:
  Checker(const Invoice& invoice, const InvoiceGround& ground) : invoice_(invoice), ground_(ground) {}

  InvoiceCheck check() {
    if (!currencies_agree()) return std::move(result_);
    add_header();
    for (const InvoiceLine& line : invoice_.lines) add_line(line);
    for (const BilledOrder& billed : ground_.orders) compare_with_shipments(billed);
    number_items(result_.invoice.lines, ground_.orders);
    compare_total();
    compare_terms();
    return std::move(result_);
  }

 private:
  void problem(std::string text) { result_.problems.push_back(std::move(text)); }

  /// Names the order before a line of it, if there are several.
  std::string of(const BilledOrder& billed) const {
    return ground_.orders.size() < 2 ? "" : fmt::format("order {}, ", billed.order.number);
  }

  const BilledOrder* billed_order(const std::string& number) const {
    const auto found = std::find_if(ground_.orders.begin(), ground_.orders.end(),
                                    [&](const BilledOrder& one) { return one.order.number == number; });
    return found == ground_.orders.end() ? nullptr : &*found;
  }

  // Sums over two currencies are meaningless, so the other checks are skipped then.
  bool currencies_agree() {
    const Currency invoiced = invoice_.total.currency();
    const auto differs = [&](const Money& money) { return !money.currency().empty() && money.currency() != invoiced; };
    bool agree = !differs(invoice_.tax);
    for (const InvoiceLine& line : invoice_.lines) agree = agree && !differs(line.unit_price) && !differs(line.amount);
    for (const BilledOrder& billed : ground_.orders) {
      for (const PurchaseOrderLine& line : billed.order.lines) agree = agree && !differs(line.net_cost);
    }
    if (agree) return true;
    result_.expressible = false;
    result_.at_stake = abs(invoice_.total);
    problem(fmt::format("it is in {}, its lines or order {} are in another currency", invoiced.text(),
                        join(orders_of(invoice_), ", ")));
    return false;
  }

  /// Where all goods go; "" if it is not one place.
  std::string ship_to_party() const {
    const std::string& first = ground_.orders.front().order.ship_to_party;
    const bool is_one = std::all_of(ground_.orders.begin(), ground_.orders.end(),
                                    [&](const BilledOrder& billed) { return billed.order.ship_to_party == first; });
    return is_one ? first : "";
  }

  void add_header() {
    AmazonInvoice& out = result_.invoice;
    out.id = invoice_.number;
    out.date = invoice_.date;
    out.remit_to_party = ground_.remit_to_party;
    out.bill_to_party = ground_.orders.front().order.bill_to_party;
    out.ship_to_party = ship_to_party();
    out.net_due_days = std::chrono::floor<std::chrono::days>(invoice_.due - invoice_.date).count();
    out.total = invoice_.total;
    out.tax = Money(0, invoice_.total.currency()) + invoice_.tax;
  }

  /// The order's line that is billed; nullptr if the order has no such line.
  static const PurchaseOrderLine* ordered_as(const BilledOrder* billed, const InvoiceLine& line) {
    if (billed == nullptr) return nullptr;
    const auto sequence = billed->line_of_erp_sequence.find(line.erp_sequence);
    return sequence == billed->line_of_erp_sequence.end() ? nullptr : order_line(billed->order, sequence->second);
  }

  void add_line(const InvoiceLine& line) {
    const InvoicePart part = part_of(invoice_, line);
    const BilledOrder* const billed = billed_order(part.purchase_order);
    const PurchaseOrderLine* const ordered = ordered_as(billed, line);
    if (ordered == nullptr || line.eaches <= 0) {
      result_.expressible = false;
      problem(fmt::format("{} of item {} (sales order line {}) is not a line of order {}", line.eaches, line.item,
                          line.erp_sequence, part.purchase_order));
      return;
    }
    invoiced_[{part.purchase_order, part.shipment, line.erp_sequence}] += line.eaches;
    sum_ += line.amount;
    if (line.unit_price != ordered->net_cost) {
      problem(fmt::format("{}line {} is invoiced at {} each and was ordered at {}", of(*billed), ordered->sequence,
                          line.unit_price.text(), ordered->net_cost.text()));
    }
    if (!is_line_total(line.amount, line.unit_price, line.eaches, ground_.policy.rounding)) {
      problem(fmt::format("{}line {} states {} for {} at {}", of(*billed), ordered->sequence, line.amount.text(),
                          line.eaches, line.unit_price.text()));
    }
    append(part.purchase_order, *ordered, line);
  }

  void append(const std::string& purchase_order, const PurchaseOrderLine& ordered, const InvoiceLine& line) {
    InvoiceItems& lines = result_.invoice.lines;
    const auto same = std::find_if(lines.begin(), lines.end(), [&](const AmazonInvoiceLine& known) {
      return known.purchase_order == purchase_order && known.sequence == ordered.sequence &&
             known.net_cost == line.unit_price;
    });
    std::int64_t eaches = line.eaches;
    if (same != lines.end()) {
      eaches += same->invoiced.amount * same->invoiced.unit_size;
      same->invoiced = quantity_in_unit_of(ordered.ordered, eaches);
      return;
    }
    lines.push_back({ordered.sequence, ordered.amazon_product_identifier, ordered.vendor_product_identifier,
                     quantity_in_unit_of(ordered.ordered, eaches), line.unit_price, purchase_order});
  }

  /// Both ways: what has left and is not billed, and what is billed and has not left.
  void compare_with_shipments(const BilledOrder& billed) {
    std::map<std::pair<std::string, std::int64_t>, std::int64_t> shipped;
    for (const auto& [shipment, lines] : billed.shipped) {
      for (const ShippedLine& line : lines) {
        shipped[{shipment, line.erp_sequence}] += line.eaches;
        const PurchaseOrderLine* const ordered = order_line(billed.order, line.sequence);
        if (ordered != nullptr) expected_ += ordered->net_cost * line.eaches;
      }
    }
    for (const auto& [key, eaches] : invoiced_) {
      const auto& [purchase_order, shipment, erp_sequence] = key;
      if (purchase_order == billed.order.number) shipped.try_emplace({shipment, erp_sequence}, 0);
    }
    for (const auto& [key, eaches] : shipped) {
      const auto& [shipment, erp_sequence] = key;
      const auto found = invoiced_.find({billed.order.number, shipment, erp_sequence});
      const std::int64_t invoiced = found == invoiced_.end() ? 0 : found->second;
      if (invoiced == eaches) continue;
      problem(fmt::format("{}sales order line {}: {} eaches invoiced, {} shipped", of(billed), erp_sequence, invoiced,
                          eaches));
    }
  }

  void compare_total() {
    const Money sum = sum_ + invoice_.tax;
    if (invoice_.total != sum && invoice_.total != rounded_to_cents(sum)) {
      problem(fmt::format("the total is {}, lines and tax sum to {}", invoice_.total.text(), sum.text()));
    }
    if (invoice_.total.is_zero() || invoice_.total.is_negative()) {
      result_.expressible = false;
      problem("the total is not above zero");
    }
    result_.at_stake = abs(invoice_.total - (expected_ + invoice_.tax));
  }

  void compare_terms() {
    const std::int64_t days = result_.invoice.net_due_days;
    const std::int64_t agreed = ground_.policy.net_due_days.value_or(days);
    if (days != agreed) problem(fmt::format("it is due {} days after its date, agreed are {}", days, agreed));
  }

  const Invoice& invoice_;
  const InvoiceGround& ground_;
  InvoiceCheck result_;
  /// Eaches by order, shipment and sales order line.
  std::map<std::tuple<std::string, std::string, std::int64_t>, std::int64_t> invoiced_;
  Money sum_;
  Money expected_;
};

}  // namespace

bool is_line_total(const Money& amount, const Money& unit_price, std::int64_t eaches, LineRounding rounding) {
  const Money exact = unit_price * eaches;
  switch (rounding) {
    case LineRounding::Exact:
      return (amount - exact).is_zero();
    case LineRounding::HalfUp:
      return (amount - rounded_to_cents(exact)).is_zero();
    case LineRounding::WithinACent:
      break;
  }
  return abs(amount - rounded_to_cents(exact)).ten_thousandths() <= cent;
}

InvoiceCheck check_invoice(const Invoice& invoice, const InvoiceGround& ground) {
  return Checker(invoice, ground).check();
}

}  // namespace vendorproof::trade
