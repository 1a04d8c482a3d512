#include "core/trade/billing/invoice.h"

#include <algorithm>

#include <fmt/format.h>

namespace vendorproof::trade {

namespace {

constexpr std::int64_t cent = 100;

class Checker {
 public:
  Checker(const Invoice& invoice, const InvoiceGround& ground) : invoice_(invoice), ground_(ground) {}

  InvoiceCheck check() {
    if (!currencies_agree()) return std::move(result_);
    add_header();
    for (const InvoiceLine& line : invoice_.lines) add_line(line);
    compare_with_shipment();
    compare_total();
    compare_terms();
    return std::move(result_);
  }

 private:
  const PurchaseOrderLine* order_line(std::int64_t sequence) const {
    for (const PurchaseOrderLine& line : ground_.order.lines) {
      if (line.sequence == sequence) return &line;
    }
    return nullptr;
  }

  void problem(std::string text) { result_.problems.push_back(std::move(text)); }

  // Sums over two currencies are meaningless, so the other checks are skipped then.
  bool currencies_agree() {
    const Currency invoiced = invoice_.total.currency();
    const auto differs = [&](const Money& money) { return !money.currency().empty() && money.currency() != invoiced; };
    bool agree = !differs(invoice_.tax);
    for (const InvoiceLine& line : invoice_.lines) agree = agree && !differs(line.unit_price) && !differs(line.amount);
    for (const PurchaseOrderLine& line : ground_.order.lines) agree = agree && !differs(line.net_cost);
    if (agree) return true;
    result_.expressible = false;
    result_.at_stake = abs(invoice_.total);
    problem(fmt::format("it is in {}, its lines or order {} are in another currency", invoiced.text(),
                        ground_.order.number));
    return false;
  }

  void add_header() {
    AmazonInvoice& out = result_.invoice;
    out.id = invoice_.number;
    out.purchase_order = invoice_.purchase_order;
    out.date = invoice_.date;
    out.remit_to_party = ground_.remit_to_party;
    out.bill_to_party = ground_.order.bill_to_party;
    out.ship_to_party = ground_.order.ship_to_party;
    out.net_due_days = std::chrono::floor<std::chrono::days>(invoice_.due - invoice_.date).count();
    out.total = invoice_.total;
    out.tax = Money(0, invoice_.total.currency()) + invoice_.tax;
  }

  void add_line(const InvoiceLine& line) {
    const auto sequence = ground_.line_of_erp_sequence.find(line.erp_sequence);
    const PurchaseOrderLine* ordered =
        sequence == ground_.line_of_erp_sequence.end() ? nullptr : order_line(sequence->second);
    if (ordered == nullptr || line.eaches <= 0) {
      result_.expressible = false;
      problem(fmt::format("{} of item {} (sales order line {}) is not a line of order {}", line.eaches, line.item,
                          line.erp_sequence, ground_.order.number));
      return;
    }
    invoiced_[line.erp_sequence] += line.eaches;
    sum_ += line.amount;
    if (line.unit_price != ordered->net_cost) {
      problem(fmt::format("line {} is invoiced at {} each and was ordered at {}", ordered->sequence,
                          line.unit_price.text(), ordered->net_cost.text()));
    }
    if (!is_line_total(line.amount, line.unit_price, line.eaches, ground_.policy.rounding)) {
      problem(fmt::format("line {} states {} for {} at {}", ordered->sequence, line.amount.text(), line.eaches,
                          line.unit_price.text()));
    }
    append(*ordered, line);
  }

  void append(const PurchaseOrderLine& ordered, const InvoiceLine& line) {
    std::vector<AmazonInvoiceLine>& lines = result_.invoice.lines;
    const auto same = std::find_if(lines.begin(), lines.end(), [&](const AmazonInvoiceLine& known) {
      return known.sequence == ordered.sequence && known.net_cost == line.unit_price;
    });
    std::int64_t eaches = line.eaches;
    if (same != lines.end()) {
      eaches += same->invoiced.amount * same->invoiced.unit_size;
      same->invoiced = quantity_in_unit_of(ordered.ordered, eaches);
      return;
    }
    lines.push_back({ordered.sequence, ordered.amazon_product_identifier, ordered.vendor_product_identifier,
                     quantity_in_unit_of(ordered.ordered, eaches), line.unit_price});
  }

  void compare_with_shipment() {
    std::map<std::int64_t, std::int64_t> shipped;
    for (const ShippedLine& line : ground_.shipped) {
      shipped[line.erp_sequence] += line.eaches;
      if (const PurchaseOrderLine* ordered = order_line(line.sequence)) expected_ += ordered->net_cost * line.eaches;
    }
    for (const auto& [erp_sequence, eaches] : shipped) {
      const std::int64_t invoiced = invoiced_[erp_sequence];
      if (invoiced == eaches) continue;
      problem(fmt::format("sales order line {}: {} eaches invoiced, {} shipped", erp_sequence, invoiced, eaches));
    }
    for (const auto& [erp_sequence, eaches] : invoiced_) {
      if (shipped.find(erp_sequence) != shipped.end()) continue;
      problem(fmt::format("sales order line {}: {} eaches invoiced, 0 shipped", erp_sequence, eaches));
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
  std::map<std::int64_t, std::int64_t> invoiced_;
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
