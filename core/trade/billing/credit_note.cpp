#include "core/trade/billing/credit_note.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/trade/billing/invoice_orders.h"
#include "core/trade/order_plan.h"

namespace vendorproof::trade {

namespace {

class CreditChecker {
 public:
  CreditChecker(const CreditMemo& memo, const CreditGround& ground) : memo_(memo), ground_(ground) {}

  CreditCheck check() {
    if (!currencies_agree() || !orders_are_known()) return std::move(result_);
    add_header();
    for (const CreditMemoLine& line : memo_.lines) add_line(line);
    if (memo_.lines.empty()) problem("it has no line with goods");
    compare_total();
    compare_with_invoice();
    compare_return();
    return std::move(result_);
  }

 private:
  void problem(std::string text) { result_.problems.push_back(std::move(text)); }

  // Sums over two currencies are meaningless, so the other checks are skipped then.
  bool currencies_agree() {
    const Currency invoiced = ground_.invoice.total.currency();
    const auto differs = [&](const Money& money) { return !money.currency().empty() && money.currency() != invoiced; };
    bool agree = memo_.total.currency() == invoiced && !differs(memo_.tax);
    for (const CreditMemoLine& line : memo_.lines) {
      agree = agree && !differs(line.unit_price) && !differs(line.amount);
    }
    if (agree) return true;
    problem(fmt::format("it is in {}, invoice {} is in {}", memo_.total.currency().text(), ground_.invoice.number,
                        invoiced.text()));
    return false;
  }

  bool orders_are_known() {
    if (!ground_.orders.empty()) return true;
    problem(fmt::format("no order of invoice {} is handled here", ground_.invoice.number));
    return false;
  }

  void add_header() {
    AmazonCreditNote& note = result_.note;
    const PurchaseOrder& order = ground_.orders.front().order;
    note.id = memo_.number;
    note.invoice = ground_.amazon_id;
    note.date = memo_.date;
    note.remit_to_party = order.bill_to_party.empty() ? order.buying_party : order.bill_to_party;
    note.bill_to_party = ground_.vendor_party;
    note.return_number = memo_.return_number;
    note.returned = memo_.returned;
    note.total = memo_.total;
    note.tax = Money(0, memo_.total.currency()) + memo_.tax;
  }

  const PurchaseOrderLine* ordered_as(const InvoiceLine& line) const {
    const std::string number = part_of(ground_.invoice, line).purchase_order;
    const auto billed = std::find_if(ground_.orders.begin(), ground_.orders.end(),
                                     [&](const BilledOrder& one) { return one.order.number == number; });
    if (billed == ground_.orders.end()) return nullptr;
    const auto sequence = billed->line_of_erp_sequence.find(line.erp_sequence);
    if (sequence == billed->line_of_erp_sequence.end()) return nullptr;
    const auto ordered = std::find_if(billed->order.lines.begin(), billed->order.lines.end(),
                                      [&](const auto& one) { return one.sequence == sequence->second; });
    return ordered == billed->order.lines.end() ? nullptr : &*ordered;
  }

  /// The invoice's lines that have the item, first those at the credited price.
  std::vector<const InvoiceLine*> invoiced_as(const CreditMemoLine& line) const {
    std::vector<const InvoiceLine*> found;
    for (const InvoiceLine& invoiced : ground_.invoice.lines) {
      if (invoiced.item != line.item) continue;
      found.push_back(&invoiced);
    }
    std::stable_partition(found.begin(), found.end(),
                          [&](const InvoiceLine* invoiced) { return invoiced->unit_price == line.unit_price; });
    return found;
  }

  /// Eaches of the invoice's line that this credit memo has not given back yet.
  std::int64_t left_of(const InvoiceLine* invoiced) const {
    const auto given = given_.find(invoiced);
    return invoiced->eaches - (given == given_.end() ? 0 : given->second);
  }

  /// What is given back of each of the invoice's lines: all of one that has so much left, else of one after the other.
  std::vector<std::pair<const InvoiceLine*, std::int64_t>> shares_of(std::vector<const InvoiceLine*> invoiced,
                                                                     std::int64_t eaches) const {
    const auto whole =
        std::find_if(invoiced.begin(), invoiced.end(), [&](const auto* one) { return left_of(one) >= eaches; });
    if (whole != invoiced.end()) return {{*whole, eaches}};
    std::vector<std::pair<const InvoiceLine*, std::int64_t>> shares;
    for (const InvoiceLine* one : invoiced) {
      const std::int64_t share =
          one == invoiced.back() ? eaches : std::min(eaches, std::max<std::int64_t>(0, left_of(one)));
      if (share > 0) shares.emplace_back(one, share);
      eaches -= share;
    }
    return shares;
  }

  std::int64_t eaches_invoiced_of(const std::string& item) const {
    std::int64_t eaches = 0;
    for (const InvoiceLine& line : ground_.invoice.lines) eaches += line.item == item ? line.eaches : 0;
    return eaches;
  }

  void add_line(const CreditMemoLine& line) {
    sum_ += line.amount;
    const std::vector<const InvoiceLine*> invoiced = invoiced_as(line);
    const bool is_known = std::all_of(invoiced.begin(), invoiced.end(),
                                      [&](const InvoiceLine* one) { return ordered_as(*one) != nullptr; });
    if (invoiced.empty() || !is_known || line.eaches <= 0) {
      problem(fmt::format("{} of item {} is not on invoice {}", line.eaches, line.item, ground_.invoice.number));
      return;
    }
    compare_line(line, *invoiced.front());
    for (const auto& [one, eaches] : shares_of(invoiced, line.eaches)) {
      given_[one] += eaches;
      const PurchaseOrderLine& ordered = *ordered_as(*one);
      result_.note.lines.push_back({ordered.sequence, ordered.amazon_product_identifier,
                                    ordered.vendor_product_identifier, quantity_in_unit_of(ordered.ordered, eaches),
                                    line.unit_price, part_of(ground_.invoice, *one).purchase_order});
    }
  }

  void compare_line(const CreditMemoLine& line, const InvoiceLine& invoiced) {
    if (invoiced.unit_price < line.unit_price) {
      problem(fmt::format("item {} is credited at {} each and was invoiced at {}", line.item, line.unit_price.text(),
                          invoiced.unit_price.text()));
    }
    const std::int64_t most = eaches_invoiced_of(line.item);
    if ((credited_[line.item] += line.eaches) > most) {
      problem(fmt::format("item {}: {} eaches credited, {} invoiced", line.item, credited_[line.item], most));
    }
    if (!is_line_total(line.amount, line.unit_price, line.eaches, ground_.rounding)) {
      problem(fmt::format("item {} states {} for {} at {}", line.item, line.amount.text(), line.eaches,
                          line.unit_price.text()));
    }
  }

  void compare_total() {
    const Money sum = sum_ + memo_.tax;
    if (memo_.total != sum && memo_.total != rounded_to_cents(sum)) {
      problem(fmt::format("the total is {}, lines and tax sum to {}", memo_.total.text(), sum.text()));
    }
    if (memo_.total.is_zero() || memo_.total.is_negative()) problem("the total is not above zero");
  }

  void compare_with_invoice() {
    Money left = ground_.invoice.total;
    for (const CreditMemo& other : ground_.earlier) {
      if (other.total.currency() == left.currency()) left -= other.total;
    }
    if (!(left < memo_.total)) return;
    problem(fmt::format("it gives back {}, and of invoice {} over {} only {} is left", memo_.total.text(),
                        ground_.invoice.number, ground_.invoice.total.text(), left.text()));
  }

  void compare_return() {
    if (memo_.return_number.empty() == !memo_.returned) return;
    problem(memo_.returned ? "the day of the return is there, Amazon's number of the return is not"
                           : "Amazon's number of the return is there, the day of the return is not");
  }

  const CreditMemo& memo_;
  const CreditGround& ground_;
  CreditCheck result_;
  std::map<std::string, std::int64_t> credited_;
  std::map<const InvoiceLine*, std::int64_t> given_;  ///< only looked up, never walked through
  Money sum_;
};

}  // namespace

CreditCheck check_credit_memo(const CreditMemo& memo, const CreditGround& ground) {
  return CreditChecker(memo, ground).check();
}

}  // namespace vendorproof::trade
