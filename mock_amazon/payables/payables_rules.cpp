#include "mock_amazon/payables/payables_rules.h"

#include <set>

#include "mock_amazon/payables/invoice_claim.h"
#include "mock_amazon/payables/tax_rules.h"
#include "mock_amazon/state/order_book.h"
#include "mock_amazon/wire/answer.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

using Complaints = std::vector<std::string>;

Complaints unknown_product(const InvoiceClaim& claim) {
  Complaints complaints;
  for (const InvoiceClaimItem& item : claim.items) {
    if (item.line == nullptr) complaints.push_back(item.shown + " is not on order " + item.order_number);
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

/// Of the items at their costs, and each item rounded for itself: vendors round either.
struct ItemSums {
  Money exact;
  Money by_line;
};

ItemSums sums_of_items(const InvoiceClaim& claim, bool priced_per_case) {
  ItemSums sums{Money(0, claim.total->currency()), Money(0, claim.total->currency())};
  for (const InvoiceClaimItem& item : claim.items) {
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

Complaints total_differs(const InvoiceClaim& claim) {
  const Money& total = *claim.total;
  for (const InvoiceClaimItem& item : claim.items) {
    if (item.cost->currency() != total.currency()) return {item.shown + " is not in " + total.currency().text()};
  }
  const bool readable = claim.taxes.counted() && claim.charges.counted() && claim.allowances.counted();
  if (!readable) return {"taxes, charges or allowances are not all in " + total.currency().text()};
  Money extras = *claim.charges.counted() - *claim.allowances.counted();
  if (claim.readings.invoice_total == InvoiceTotal::WithTaxes) extras += *claim.taxes.counted();
  const ItemSums items = sums_of_items(claim, false);
  if (ties_out(total, items, extras)) return {};
  std::string complaint = "invoiceTotal is " + total.text() + ", its items, taxes, charges and allowances come to " +
                          rounded_to_cents(items.exact + extras).text();
  // A cost per case that was read per each is the likeliest mistake: say so (X1).
  if (ties_out(total, sums_of_items(claim, true), extras)) complaint += "; it ties out if netCost is per case";
  return {complaint};
}

Complaints taxes_differ(const InvoiceClaim& claim) {
  const ExtraSums& taxes = claim.taxes;
  if (!taxes.in_header || !taxes.on_lines || !taxes.header || !taxes.lines) return {};
  if (rounded_to_cents(*taxes.header) == rounded_to_cents(*taxes.lines)) return {};
  return {"the header's taxes are " + taxes.header->text() + ", those of the lines " + taxes.lines->text()};
}

Complaints not_itemised(const InvoiceClaim& claim) {
  Complaints complaints;
  const auto compare = [&](const ExtraSums& sums, const std::string& what) {
    if (!sums.on_lines || (sums.in_header && sums.header == sums.lines)) return;
    complaints.push_back("the lines' " + what + " are not itemised in the header");
  };
  compare(claim.charges, "charges");
  compare(claim.allowances, "allowances");
  return complaints;
}

/// What the payee's record on the order states must stand on the invoice as it is; more may stand there.
bool repeats(const Json& record, const Json& stated) {
  for (const auto& [key, value] : record.items()) {
    const Json& said = member(stated, key);
    if (value.is_object() ? !repeats(value, said) : said != value) return false;
  }
  return true;
}

Complaints wrong_payee(const InvoiceClaim& claim) {
  const Json& stated = member(*claim.document, "billToParty");
  Complaints complaints;
  std::set<std::string> seen;
  for (const InvoiceClaimItem& item : claim.items) {
    if (!seen.insert(item.order_number).second) continue;
    const Json payee = payee_of(*item.order);
    if (payee.is_null()) continue;
    if (stated.is_null()) {
      complaints.push_back("it has no billToParty; order " + item.order_number + " has " + text_at(payee, "partyId"));
    } else if (text_at(stated, "partyId") != text_at(payee, "partyId") ||
               !repeats(member(payee, "address"), member(stated, "address"))) {
      complaints.push_back("billToParty is not as on order " + item.order_number);
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
