#include "core/trade/billing/credit_note.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/trade/order_plan.h"

namespace vendorproof::trade {

namespace {

class CreditChecker {
 public:
  CreditChecker(const CreditMemo& memo, const CreditGround& ground) : memo_(memo), ground_(ground) {}

  CreditCheck check() {
    if (!currencies_agree()) return std::move(result_);
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

  void add_header() {
    AmazonCreditNote& note = result_.note;
    const PurchaseOrder& order = ground_.order;
    note.id = memo_.number;
    note.invoice = ground_.amazon_id;
    note.purchase_order = ground_.invoice.purchase_order;
    note.date = memo_.date;
    note.remit_to_party = order.bill_to_party.empty() ? order.buying_party : order.bill_to_party;
    note.bill_to_party = ground_.vendor_party;
    note.return_number = memo_.return_number;
    note.returned = memo_.returned;
    note.total = memo_.total;
    note.tax = Money(0, memo_.total.currency()) + memo_.tax;
  }

  const PurchaseOrderLine* ordered_as(const InvoiceLine& line) const {
    const auto sequence = ground_.line_of_erp_sequence.find(line.erp_sequence);
    if (sequence == ground_.line_of_erp_sequence.end()) return nullptr;
    const auto ordered = std::find_if(ground_.order.lines.begin(), ground_.order.lines.end(),
                                      [&](const auto& one) { return one.sequence == sequence->second; });
    return ordered == ground_.order.lines.end() ? nullptr : &*ordered;
  }

  /// The invoice's line that has the item, at the credited price if there are several.
  const InvoiceLine* invoiced_as(const CreditMemoLine& line) const {
    const InvoiceLine* found = nullptr;
    for (const InvoiceLine& invoiced : ground_.invoice.lines) {
      if (invoiced.item != line.item) continue;
      if (found == nullptr || invoiced.unit_price == line.unit_price) found = &invoiced;
    }
    return found;
  }

  std::int64_t eaches_invoiced_of(const std::string& item) const {
    std::int64_t eaches = 0;
    for (const InvoiceLine& line : ground_.invoice.lines) eaches += line.item == item ? line.eaches : 0;
    return eaches;
  }

  void add_line(const CreditMemoLine& line) {
    sum_ += line.amount;
    const InvoiceLine* invoiced = invoiced_as(line);
    const PurchaseOrderLine* ordered = invoiced == nullptr ? nullptr : ordered_as(*invoiced);
    if (ordered == nullptr || line.eaches <= 0) {
      problem(fmt::format("{} of item {} is not on invoice {}", line.eaches, line.item, ground_.invoice.number));
      return;
    }
    if (invoiced->unit_price < line.unit_price) {
      problem(fmt::format("item {} is credited at {} each and was invoiced at {}", line.item, line.unit_price.text(),
                          invoiced->unit_price.text()));
    }
    const std::int64_t most = eaches_invoiced_of(line.item);
    if ((credited_[line.item] += line.eaches) > most) {
      problem(fmt::format("item {}: {} eaches credited, {} invoiced", line.item, credited_[line.item], most));
    }
    if (!is_line_total(line.amount, line.unit_price, line.eaches, ground_.rounding)) {
      problem(fmt::format("item {} states {} for {} at {}", line.item, line.amount.text(), line.eaches,
                          line.unit_price.text()));
    }
    result_.note.lines.push_back({ordered->sequence, ordered->amazon_product_identifier,
                                  ordered->vendor_product_identifier,
                                  quantity_in_unit_of(ordered->ordered, line.eaches), line.unit_price});
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
  Money sum_;
};

}  // namespace

CreditCheck check_credit_memo(const CreditMemo& memo, const CreditGround& ground) {
  return CreditChecker(memo, ground).check();
}

}  // namespace vendorproof::trade
