// remittances.csv as one table: a row for each invoice, deduction and reversal (mock_amazon/documents.md).
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/base/text.h"
#include "core/channel/sp_api/portal_forms.h"
#include "core/channel/sp_api/portal_kinds.h"
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
constexpr std::array<TypeName, 8> type_names = {{
    {"Invoice", trade::RemittanceType::Invoice},
    {"Shortage", trade::RemittanceType::Shortage},
    {"PriceDiscrepancy", trade::RemittanceType::PriceDiscrepancy},
    {"Chargeback", trade::RemittanceType::Chargeback},
    {"Discount", trade::RemittanceType::Discount},
    {"CreditNote", trade::RemittanceType::CreditNote},
    {"Reversal", trade::RemittanceType::Reversal},
    {"Withholding", trade::RemittanceType::Withholding},
}};
constexpr std::string_view name_of_total = "NetAmountPaid";

/// The position of each column: columns are found by name, in any order, and unknown columns are ignored.
using Places = std::array<std::size_t, column_names.size()>;

Result<Places> find_columns(const CsvRow& header) {
  Places places{};
  for (std::size_t i = 0; i < column_names.size(); ++i) {
    const auto found = std::find(header.fields.begin(), header.fields.end(), column_names[i]);
    if (found == header.fields.end()) {
      return malformed(place_of(header.line, column_names[i]) + " is missing; the first row is '" +
                       printable_start(join(header.fields, ","), 200) + "'");
    }
    places[i] = static_cast<std::size_t>(found - header.fields.begin());
  }
  return places;
}

/// One row, with the first problem found in it.
class RowReader {
 public:
  RowReader(const CsvRow& row, const Places& places) : row_(row), places_(places) {}

  std::string text(Column column) {
    const std::string& field = row_.fields[places_[column]];
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

  const std::string& problem() const { return problem_; }

 private:
  void problem(Column column, const std::string& what) {
    if (problem_.empty()) problem_ = place_of(row_.line, column_names[column]) + ": " + what;
  }

  const CsvRow& row_;
  const Places& places_;
  std::string problem_;
};

void set_type(trade::RemittanceLine& line, const std::string& name) {
  const auto* const known =
      std::find_if(type_names.begin(), type_names.end(), [&](const TypeName& row) { return row.name == name; });
  const bool says_something =
      known != type_names.end() && (line.amount.is_zero() || fits(known->type, line.amount.is_negative()));
  line.type = says_something ? known->type : trade::RemittanceType::Other;
  if (!says_something) line.kind = name;
}

/// Adds the row to `heard`: as a line, a total, or a row that cannot be read.
void read_row(const CsvRow& row, const Places& places, std::size_t columns, HeardRemittance& heard) {
  trade::Remittance& remittance = *heard.answer;
  if (!row.problem.empty() || row.fields.size() != columns) {
    const std::string problem =
        !row.problem.empty() ? row.problem
                             : "has " + std::to_string(row.fields.size()) + " columns, not " + std::to_string(columns);
    const std::string place = "remittances.csv line " + std::to_string(row.line) + " ";
    heard.odd.push_back(odd_row(row, remittance.last_payment, place + problem));
    return;
  }
  RowReader in(row, places);
  trade::RemittanceLine line;
  line.payment = in.needed(PaymentNumber);
  if (!line.payment.empty()) remittance.last_payment = line.payment;
  line.date = in.value(PaymentDate, parse_instant(in.text(PaymentDate)));
  line.invoice = in.text(InvoiceNumber);
  line.purchase_order = in.text(PurchaseOrder);
  const std::string type = in.text(Type);
  line.description = in.text(Description);
  const Currency currency = in.value(CurrencyCode, Currency::parse(in.text(CurrencyCode)));
  line.amount = in.value(Amount, Money::parse(in.text(Amount), currency));
  set_type(line, type);
  if (!in.problem().empty()) {
    heard.odd.push_back(odd_row(row, remittance.last_payment, in.problem()));
  } else if (type == name_of_total) {
    remittance.totals.push_back({line.payment, line.amount});
  } else {
    remittance.lines.push_back(std::move(line));
  }
}

bool is_table(const std::vector<CsvRow>& rows) {
  const std::vector<std::string>& names = rows.front().fields;
  return std::find(names.begin(), names.end(), column_names[PaymentNumber]) != names.end();
}

Result<HeardRemittance> read_table(const std::vector<CsvRow>& rows, DayOrder) {
  const Result<Places> places = find_columns(rows.front());
  if (!places) return tl::unexpected<Error>(places.error());
  HeardRemittance heard{trade::Remittance(), "", {}};
  for (std::size_t i = 1; i < rows.size(); ++i) read_row(rows[i], *places, rows.front().fields.size(), heard);
  return heard;
}

}  // namespace

const Form& table_form() {
  static const Form form = {
      "one table with payment_number, payment_date, invoice_number, purchase_order, type, description, amount, "
      "currency",
      is_table, read_table};
  return form;
}

}  // namespace vendorproof::channel::sp_api
