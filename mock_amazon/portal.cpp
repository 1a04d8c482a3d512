// remittances.csv, as a vendor downloads it from the portal.
#include "mock_amazon/central.h"
#include "mock_amazon/payables.h"

namespace vendorproof::mock_amazon {

namespace {

/// RFC 4180.
std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string field = "\"";
  for (const char letter : text) {
    if (letter == '"') field += '"';
    field += letter;
  }
  return field + "\"";
}

void add_payment(const Payment& payment, std::string& csv) {
  for (const RemittanceRow& row : payment.rows) {
    csv += csv_field(payment.number) + "," + format_instant(payment.date) + "," + csv_field(row.invoice) + "," +
           csv_field(row.purchase_order) + "," + std::string(row.type) + "," + csv_field(row.description) + "," +
           row.amount.decimal() + "," + row.amount.currency().text() + "\r\n";
  }
}

}  // namespace

Answer get_remittances(Central& central, const Call& call) {
  const std::vector<Payment>& payments = central.invoices.payments;
  std::size_t next = 0;
  if (const std::optional<std::string> after = query_of(call.request, "after"); after && !after->empty()) {
    const auto found = central.invoices.payment_by_number.find(*after);
    if (found == central.invoices.payment_by_number.end()) return refused_query();
    next = found->second + 1;
  }
  std::string csv = "payment_number,payment_date,invoice_number,purchase_order,type,description,amount,currency\r\n";
  for (; next < payments.size(); ++next) add_payment(payments[next], csv);
  Answer answer = answered(200, std::move(csv));
  answer.content_type = "text/csv; charset=utf-8";
  return answer;
}

}  // namespace vendorproof::mock_amazon
