#include "mock_amazon/payables/payables_rules.h"

#include <algorithm>
#include <set>

#include "mock_amazon/payables/matched_invoice.h"
#include "mock_amazon/payables/payee.h"
#include "mock_amazon/payables/tax_rules.h"
#include "mock_amazon/state/order_book.h"

namespace vendorproof::mock_amazon {

namespace {

using Complaints = std::vector<std::string>;

Complaints unknown_product(const MatchedInvoice& matched) {
  Complaints complaints;
  for (const MatchedInvoiceItem& item : matched.items) {
    if (item.line == nullptr) complaints.push_back(item.shown + " is not on order " + item.stated->order_number);
  }
  return complaints;
}

Complaints bad_cost(const MatchedInvoice& matched) {
  Complaints complaints;
  for (const MatchedInvoiceItem& item : matched.items) {
    if (!item.cost || item.cost->currency() != item.known_order().currency) {
      complaints.push_back(item.shown + " has no net cost in " + item.known_order().currency.text());
    } else if (item.cost->is_zero() || item.cost->is_negative()) {
      complaints.push_back(item.shown + " has a net cost of " + item.cost->text());
    }
  }
  return complaints;
}

Complaints not_shipped(const MatchedInvoice& matched) {
  std::set<std::string> numbers;
  for (const MatchedInvoiceItem& item : matched.items) {
    if (!item.known_order().noticed) numbers.insert(item.stated->order_number);
  }
  Complaints complaints;
  for (const std::string& number : numbers) {
    complaints.push_back("no ship notice was accepted for order " + number);
  }
  return complaints;
}

/// The sum of the items, rounded once, and with each item rounded: vendors use both.
struct ItemSums {
  Money exact;
  Money by_line;
};

ItemSums sums_of_items(const MatchedInvoice& matched, bool priced_per_case) {
  ItemSums sums{Money(0, matched.total->currency()), Money(0, matched.total->currency())};
  for (const MatchedInvoiceItem& item : matched.items) {
    const bool cases = priced_per_case && item.written.unit == UnitOfMeasure::Cases;
    const Money amount = *item.cost * (cases ? item.written.amount : item.priced_count);
    sums.exact += amount;
    sums.by_line += rounded_to_cents(amount);
  }
  return sums;
}

bool ties_out(const Money& total, const ItemSums& items, const Money& extras) {
  const Money exact = items.exact + extras;
  return total == exact || total == rounded_to_cents(exact) || total == rounded_to_cents(items.by_line + extras);
}

Complaints total_differs(const MatchedInvoice& matched) {
  const Money& total = *matched.total;
  for (const MatchedInvoiceItem& item : matched.items) {
    if (item.cost->currency() != total.currency()) return {item.shown + " is not in " + total.currency().text()};
  }
  const bool readable = matched.taxes.counted() && matched.charges.counted() && matched.allowances.counted();
  if (!readable) return {"taxes, charges or allowances are not all in " + total.currency().text()};
  Money extras = *matched.charges.counted() - *matched.allowances.counted();
  if (matched.readings.invoice_total == InvoiceTotal::WithTaxes) extras += *matched.taxes.counted();
  const ItemSums items = sums_of_items(matched, false);
  if (ties_out(total, items, extras)) return {};
  std::string complaint = "invoiceTotal is " + total.text() + ", its items, taxes, charges and allowances come to " +
                          rounded_to_cents(items.exact + extras).text();
  // The most likely mistake is a cost per case that is read per each (X1): the message says so.
  if (ties_out(total, sums_of_items(matched, true), extras)) complaint += "; it ties out if netCost is per case";
  return {complaint};
}

Complaints taxes_differ(const MatchedInvoice& matched) {
  const ExtraSums& taxes = matched.taxes;
  if (!taxes.in_header || !taxes.on_lines || !taxes.header || !taxes.lines) return {};
  if (rounded_to_cents(*taxes.header) == rounded_to_cents(*taxes.lines)) return {};
  return {"the header's taxes are " + taxes.header->text() + ", those of the lines " + taxes.lines->text()};
}

Complaints not_itemised(const MatchedInvoice& matched) {
  Complaints complaints;
  const auto compare = [&](const ExtraSums& sums, const std::string& what) {
    if (!sums.on_lines || (sums.in_header && sums.header == sums.lines)) return;
    complaints.push_back("the lines' " + what + " are not itemised in the header");
  };
  compare(matched.charges, "charges");
  compare(matched.allowances, "allowances");
  return complaints;
}

/// Every value of the payee on the order must be on the invoice unchanged; the invoice may have more values.
bool repeats(const StatedParty& record, const StatedParty& stated) {
  return record.id == stated.id && std::all_of(record.address.begin(), record.address.end(), [&](const auto& line) {
           const auto said = stated.address.find(line.first);
           return said != stated.address.end() && said->second == line.second;
         });
}

Complaints wrong_payee(const MatchedInvoice& matched) {
  const std::optional<StatedParty>& stated = matched.claim.bill_to;
  Complaints complaints;
  std::set<std::string> seen;
  for (const MatchedInvoiceItem& item : matched.items) {
    if (!seen.insert(item.stated->order_number).second) continue;
    const std::optional<StatedParty> payee = payee_of(item.known_order());
    if (!payee) continue;
    if (!stated) {
      complaints.push_back("the invoice has no billToParty; order " + item.stated->order_number + " has " + payee->id);
    } else if (!repeats(*payee, *stated)) {
      complaints.push_back("billToParty is not as on order " + item.stated->order_number);
    }
  }
  return complaints;
}

}  // namespace

const std::vector<PayablesRule>& payables_rules() {
  static const std::vector<PayablesRule> table = {
      {"INV-20", "INVALID_PRODUCT_IDENTIFIER", "EDI issue", unknown_product},
      {"INV-09", "INVALID_NET_COST", "EDI issue", bad_cost},
      {"INV-07", "NOT_SHIPPED", "EDI issue", not_shipped},
      {"INV-16", "NOT_ITEMISED", "EDI issue", not_itemised},
      {"INV-15", "TAXES_DO_NOT_TIE_OUT", "tax rate code", taxes_differ},
      {"INV-22", "TAX_MISSING", "tax rate code", european_tax},
      {"INV-37", "TAX_REGISTRATION", "tax registration number", bad_registration},
      {"INV-14", "TOTAL_DOES_NOT_TIE_OUT", "EDI issue", total_differs},
      {"INV-17", "WRONG_BILL_TO", "bill-to address", wrong_payee},
  };
  return table;
}

}  // namespace vendorproof::mock_amazon
