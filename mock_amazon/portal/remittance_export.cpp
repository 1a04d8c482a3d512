#include "mock_amazon/portal/remittance_export.h"

#include <array>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "mock_amazon/portal/csv.h"
#include "mock_amazon/portal/portal_tables.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/state/regions.h"

namespace vendorproof::mock_amazon {

namespace {

struct Words {
  std::string_view row;     ///< as in the table
  std::string_view type;    ///< Transaction type
  std::string_view detail;  ///< Transaction Description
};
constexpr std::array<Words, 8> words = {{
    {"Invoice", "Invoice", "Payments"},
    {"Shortage", "Others", "Quantity shortage"},
    {"PriceDiscrepancy", "Others", "Price variance"},
    {"Discount", "Others", "Terms Discount"},
    {"CreditNote", "Others", "Credit note"},
    {"Chargeback", "Others", "Chargeback"},
    {"Reversal", "Others", "Quantity shortage reversal"},
    {"CoOp", "COOP", "Service agreement"},
}};

/// How a marketplace writes dates and amounts; others write them as ISO 8601 and without a sign.
struct Manner {
  std::string_view currency;
  bool day_first;
  std::string_view sign;
  char mark;  ///< before the cents
};
constexpr std::array<Manner, 4> manners = {{
    {"USD", false, "$", '.'},
    {"EUR", true, "€", ','},
    {"GBP", true, "£", '.'},
    {"INR", true, "₹", '.'},
}};

const Manner* manner_of(Currency currency) {
  for (const Manner& manner : manners) {
    if (manner.currency == currency.text()) return &manner;
  }
  return nullptr;
}

std::string without_zero(const std::string& digits) { return digits.front() == '0' ? digits.substr(1) : digits; }

std::string date_for_people(Instant instant, Currency currency) {
  const std::vector<std::string> parts = split(format_date(instant), '-');
  const Manner* manner = manner_of(currency);
  if (manner == nullptr) return format_date(instant);
  const std::string& first = manner->day_first ? parts[2] : parts[1];
  const std::string& second = manner->day_first ? parts[1] : parts[2];
  return without_zero(first) + "/" + without_zero(second) + "/" + parts[0];
}

/// `$1,234.00`; less than zero in parentheses. An amount with tenths of a cent has four places, so that no point looks
/// like one between thousands.
std::string amount_for_people(const Money& money) {
  const std::vector<std::string> parts = split(abs(money).decimal(), '.');
  const Manner* manner = manner_of(money.currency());
  const char mark = manner == nullptr ? '.' : manner->mark;
  std::string whole = parts[0];
  for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, 1, mark == '.' ? ',' : '.');
  std::string text(manner == nullptr ? "" : manner->sign);
  text += whole;
  if (!has_no_fraction(money.currency())) text += mark + parts[1] + (parts[1].size() == 3 ? "0" : "");
  return money.is_negative() ? "(" + text + ")" : text;
}

void add_row(std::string& csv, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) csv += (i == 0 ? "" : ",") + csv_field(cells[i]);
  csv += "\r\n";
}

void add_line(std::string& csv, const Central& central, const Payment& payment, const RemittanceRow& row) {
  for (const Words& known : words) {
    if (known.row != row.type) continue;
    const std::string invoice = row.invoice.empty() ? row.reference : shown_number(central.settings, row).invoice;
    const std::string amount = amount_for_people(row.amount);
    add_row(csv, {payment.number, invoice, std::string(known.type), std::string(known.detail), row.description, amount,
                  row.amount.currency().text(), amount_for_people(Money(0, row.amount.currency())), amount});
  }
}

}  // namespace

std::string remittance_export(const Central& central, std::size_t first_payment) {
  const std::vector<Payment>& payments = central.invoices.payments;
  std::string csv = "Payments\r\n";
  add_row(csv, {"Payment Number", "Payment Date", "Payment Currency", "Payment Amount", "Payment Status"});
  for (std::size_t i = first_payment; i < payments.size(); ++i) {
    const Currency currency = payments[i].amount.currency();
    add_row(csv, {payments[i].number, date_for_people(payments[i].date, currency), currency.text(),
                  amount_for_people(payments[i].amount), "Paid"});
  }
  csv += "\r\nInvoices\r\n";
  add_row(csv, {"Payment Number", "Invoice Number", "Transaction type", "Transaction Description", "Reference Details",
                "Invoice Amount", "Invoice Currency", "Terms Discount Taken", "Net Amount Paid"});
  for (std::size_t i = first_payment; i < payments.size(); ++i) {
    for (const RemittanceRow& row : payments[i].rows) add_line(csv, central, payments[i], row);
  }
  return csv;
}

}  // namespace vendorproof::mock_amazon
