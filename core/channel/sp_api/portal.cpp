// remittances.csv, as a vendor downloads it from Vendor Central (mock_amazon/README.md; Amazon has no API for it).
#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.h"
#include "core/channel/sp_api/csv.h"
#include "core/channel/sp_api/json.h"
#include "core/channel/sp_api/messages.h"
#include "core/trade/plain_text.h"

namespace vendorproof::channel::sp_api {

namespace {

enum Column { PaymentNumber, PaymentDate, InvoiceNumber, PurchaseOrder, Type, Description, Amount, CurrencyCode };
constexpr std::array<std::string_view, 8> column_names = {
    "payment_number", "payment_date", "invoice_number", "purchase_order", "type", "description", "amount", "currency"};

struct TypeName {
  std::string_view name;
  trade::RemittanceType type;
};
constexpr std::array<TypeName, 7> type_names = {{
    {"Invoice", trade::RemittanceType::Invoice},
    {"Shortage", trade::RemittanceType::Shortage},
    {"PriceDiscrepancy", trade::RemittanceType::PriceDiscrepancy},
    {"Chargeback", trade::RemittanceType::Chargeback},
    {"Discount", trade::RemittanceType::Discount},
    {"CreditNote", trade::RemittanceType::CreditNote},
    {"Reversal", trade::RemittanceType::Reversal},
}};

std::string place_of(std::size_t row, std::string_view column) {
  return "remittances.csv row " + std::to_string(row) + ", column " + std::string(column);
}

std::string shown(std::string_view text) { return "'" + printable_start(text, 40) + "'"; }

/// The position of each column: columns are found by name, in any order, and unknown columns are ignored.
using Places = std::array<std::size_t, column_names.size()>;

Result<Places> find_columns(const std::vector<std::string>& header) {
  Places places{};
  for (std::size_t i = 0; i < column_names.size(); ++i) {
    const auto found = std::find(header.begin(), header.end(), column_names[i]);
    if (found == header.end()) {
      const std::string seen = shown(join(header, ","));
      return malformed(place_of(1, column_names[i]) + " is missing; the first row is " + seen);
    }
    places[i] = static_cast<std::size_t>(found - header.begin());
  }
  return places;
}

/// One row, with the first problem found in it.
class RowReader {
 public:
  RowReader(const std::vector<std::string>& fields, const Places& places, std::size_t row)
      : fields_(fields), places_(places), row_(row) {}

  std::string text(Column column) {
    const std::string& field = fields_[places_[column]];
    if (is_utf8(field)) return field;
    problem(column, shown(field) + " is not UTF-8");
    return "";
  }

  std::string needed(Column column) {
    std::string field = text(column);
    if (field.empty()) problem(column, "is empty");
    return field;
  }

  /// Notes an error of reading `column`; a value passes through.
  template <class T>
  T value(Column column, Result<T> read) {
    if (read) return std::move(*read);
    problem(column, read.error().message);
    return T();
  }

  trade::RemittanceType type() {
    const std::string name = text(Type);
    for (const TypeName& row : type_names) {
      if (row.name == name) return row.type;
    }
    std::string names;
    for (const TypeName& row : type_names) names += (names.empty() ? "" : ", ") + std::string(row.name);
    problem(Type, shown(name) + " is not one of " + names);
    return trade::RemittanceType::Invoice;
  }

  Result<trade::RemittanceLine> finish(trade::RemittanceLine line) const {
    if (!problem_.empty()) return malformed(problem_);
    return line;
  }

 private:
  void problem(Column column, const std::string& what) {
    if (problem_.empty()) problem_ = place_of(row_, column_names[column]) + ": " + what;
  }

  const std::vector<std::string>& fields_;
  const Places& places_;
  std::size_t row_;
  std::string problem_;
};

Result<trade::RemittanceLine> read_row(const std::vector<std::string>& fields, const Places& places, std::size_t row) {
  RowReader in(fields, places, row);
  trade::RemittanceLine line;
  line.payment = in.needed(PaymentNumber);
  line.date = in.value(PaymentDate, parse_instant(in.text(PaymentDate)));
  line.invoice = in.text(InvoiceNumber);
  line.purchase_order = in.text(PurchaseOrder);
  line.type = in.type();
  line.description = in.text(Description);
  const Currency currency = in.value(CurrencyCode, Currency::parse(in.text(CurrencyCode)));
  line.amount = in.value(Amount, Money::parse(in.text(Amount), currency));
  return in.finish(std::move(line));
}

}  // namespace

HttpRequest get_remittances(std::string_view after_payment) {
  HttpRequest request = amazon_get("/portal/remittances.csv");
  request.headers.front().second = "text/csv";
  if (!after_payment.empty()) request.query = {{"after", std::string(after_payment)}};
  return request;
}

Result<std::vector<trade::RemittanceLine>> read_remittances(std::string_view csv) {
  const Result<std::vector<std::vector<std::string>>> rows = parse_csv(csv);
  if (!rows) return malformed("remittances.csv " + rows.error().message);
  if (rows->empty()) return malformed("remittances.csv is empty: even the row of column names is missing");
  const Result<Places> places = find_columns(rows->front());
  if (!places) return tl::unexpected<Error>(places.error());

  std::vector<trade::RemittanceLine> lines;
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const std::vector<std::string>& fields = (*rows)[i];
    if (fields.size() != rows->front().size()) {
      return malformed("remittances.csv row " + std::to_string(i + 1) + " has " + std::to_string(fields.size()) +
                       " columns, not " + std::to_string(rows->front().size()));
    }
    Result<trade::RemittanceLine> line = read_row(fields, *places, i + 1);
    if (!line) return tl::unexpected<Error>(line.error());
    lines.push_back(std::move(*line));
  }
  return lines;
}

}  // namespace vendorproof::channel::sp_api
