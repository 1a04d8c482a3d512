// The remittance as Vendor Central exports it: a section of payments, then a section of their lines. The names of the
// columns differ between marketplaces, so each one has several.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "core/base/text.h"
#include "core/channel/sp_api/portal_forms.h"
#include "core/channel/sp_api/portal_kinds.h"
#include "core/trade/plain_text.h"

namespace vendorproof::channel::sp_api {

namespace {

/// Names of one column; the rest is "".
using Names = std::array<std::string_view, 6>;
using trade::RemittanceType;

/// The column names of a section.
class Header {
 public:
  explicit Header(const CsvRow& row) : columns_(row.fields.size()) {
    for (std::size_t i = 0; i < row.fields.size(); ++i) places_.emplace(plain_words(row.fields[i]), i);
  }

  std::size_t columns() const { return columns_; }
  bool has(std::string_view name) const { return places_.count(name) == 1; }

  /// The cell of the first of the names that is a column; "" if none is.
  std::string cell(const CsvRow& row, Names names) const {
    for (const std::string_view name : names) {
      const auto found = name.empty() ? places_.end() : places_.find(name);
      if (found != places_.end() && found->second < row.fields.size()) return row.fields[found->second];
    }
    return "";
  }

 private:
  std::size_t columns_;
  std::map<std::string, std::size_t, std::less<>> places_;
};

bool is_header(const CsvRow& row) {
  return std::any_of(row.fields.begin(), row.fields.end(),
                     [](const std::string& field) { return plain_words(field) == "payment number"; });
}

constexpr Names payment_number = {"payment number"};
constexpr Names invoice_number = {"invoice number"};
constexpr Names transaction_type = {"transaction type"};
constexpr Names description = {"transaction description", "description"};
constexpr Names amount_paid = {"net amount paid", "amount paid"};
constexpr Names invoice_amount = {"invoice amount"};
constexpr Names remaining_amount = {"remaining amount"};
constexpr Names withholding = {"withholding amount", "withholding"};
constexpr Names terms_discount = {"terms discount taken", "terms discount", "terms discount amount"};
constexpr Names quick_pay = {"quick pay discount", "quick pay", "quick pay amount", "quick pay discount taken"};
constexpr Names purchase_order = {"purchase order", "po number", "purchase order number"};
constexpr Names line_currency = {"invoice currency", "currency"};
constexpr Names payment_currency = {"payment currency", "currency", "invoice currency"};
constexpr Names payment_amount = {"amount in invoice currency",
                                  "payment amount",
                                  "amount in payment currency",
                                  "net amount paid",
                                  "amount paid",
                                  "amount"};

/// A payment, as its own section has it.
struct Paid {
  Instant date;
  Currency currency;
  bool is_void = false;
};

/// Reads the file row by row.
class ExportReader {
 public:
  explicit ExportReader(DayOrder order) : order_(order) { heard_.answer = trade::Remittance(); }

  Result<HeardRemittance> read(const std::vector<CsvRow>& rows) {
    for (const CsvRow& row : rows) {
      if (row.problem.empty() && is_header(row)) {
        header_.emplace(row);
        continue;
      }
      if (!header_) continue;  // a title above the first section
      const bool is_line = header_->has("invoice number");
      const Result<void> done = take(row, is_line);
      if (!done && done.error().code == ErrorCode::Conflict) return malformed(done.error().message);
      if (!done) heard_.odd.push_back(odd_row(row, payment_, done.error().message));
    }
    return std::move(heard_);
  }

 private:
  Result<void> take(const CsvRow& row, bool is_line) {
    const std::string place = "remittances.csv line " + std::to_string(row.line);
    if (!row.problem.empty()) return malformed(place + " " + row.problem);
    for (const std::string& field : row.fields) {
      if (!is_utf8(field)) return malformed(place + ": " + shown(field) + " is not UTF-8");
    }
    const std::string invoice = row.fields.size() == header_->columns() ? header_->cell(row, invoice_number) : "";
    if (invoice.empty() || is_label(invoice)) {
      if (const std::optional<LabelledAmount> labelled = label_of(row.fields)) return take_label(row, *labelled);
    }
    if (is_title(row)) return {};
    if (row.fields.size() != header_->columns()) {
      return malformed(place + " has " + std::to_string(row.fields.size()) + " columns, not " +
                       std::to_string(header_->columns()));
    }
    payment_ = header_->cell(row, payment_number);
    if (payment_.empty()) return malformed(place_of(row.line, "Payment Number") + " is empty");
    return is_line ? take_line(row) : take_payment(row);
  }

  /// The name of a section stands alone in its row.
  static bool is_title(const CsvRow& row) {
    return std::count_if(row.fields.begin(), row.fields.end(),
                         [](const std::string& field) { return !plain_words(field).empty(); }) <= 1;
  }

  Result<Money> amount(const CsvRow& row, Names names, Currency currency) const {
    const std::string text = header_->cell(row, names);
    if (plain_words(text).empty()) return Money(0, currency);
    return parse_local_amount(text, currency).map_error([&](const Error& error) {
      return Error{error.code, place_of(row.line, *names.begin()) + ": " + error.message};
    });
  }

  Result<Instant> date(const CsvRow& row, Currency currency) const {
    const DayOrder order = order_ == DayOrder::Unknown ? day_order_of(currency) : order_;
    return parse_local_date(header_->cell(row, {"payment date"}), order).map_error([&](const Error& error) {
      const bool is_open = error.code == ErrorCode::Conflict;
      const std::string remedy = is_open ? "; set [amazon] portal_dates to month-first or day-first" : "";
      return Error{error.code, place_of(row.line, "payment date") + ": " + error.message + remedy};
    });
  }

  Result<void> take_payment(const CsvRow& row) {
    const Names currencies = header_->has("amount in invoice currency") ? line_currency : payment_currency;
    const Result<Currency> currency = Currency::parse(header_->cell(row, currencies));
    if (!currency) return malformed(place_of(row.line, *currencies.begin()) + ": " + currency.error().message);
    const Result<Instant> day = date(row, *currency);
    if (!day) return tl::unexpected<Error>(day.error());
    const Result<Money> total = amount(row, payment_amount, *currency);
    if (!total) return tl::unexpected<Error>(total.error());

    const std::string status = header_->cell(row, {"payment status"});
    const bool is_void = starts_with(plain_words(status), "void");
    payments_[payment_] = {*day, *currency, is_void};
    if (newest_ <= *day) {
      newest_ = *day;
      heard_.answer->last_payment = payment_;
    }
    if (is_void) {
      return malformed("remittances.csv line " + std::to_string(row.line) +
                       ": Amazon voided this payment; no line of it is posted");
    }
    heard_.answer->totals.push_back({payment_, *total});
    return {};
  }

  Result<void> take_line(const CsvRow& row) {
    const auto payment = payments_.find(payment_);
    if (payment == payments_.end()) {
      return malformed(place_of(row.line, "Payment Number") + ": " + shown(payment_) +
                       " has no readable row in the section of payments");
    }
    if (payment->second.is_void) return {};
    const std::string code = header_->cell(row, line_currency);
    const Result<Currency> currency = code.empty() ? payment->second.currency : Currency::parse(code);
    if (!currency) return malformed(place_of(row.line, "Invoice Currency") + ": " + currency.error().message);
    if (*currency != payment->second.currency) {
      return malformed(place_of(row.line, "Invoice Currency") + ": " + currency->text() + ", but the payment is in " +
                       payment->second.currency.text());
    }
    return add_lines(row, payment->second);
  }

  /// The line, and one for each part that its columns take off. They add up to what was paid.
  Result<void> add_lines(const CsvRow& row, const Paid& payment) {
    constexpr std::array<Names, 6> columns = {amount_paid, invoice_amount, remaining_amount,
                                              withholding, terms_discount, quick_pay};
    std::vector<Money> amounts;
    for (const Names& names : columns) {
      const Result<Money> read = amount(row, names, payment.currency);
      if (!read) return tl::unexpected<Error>(read.error());
      amounts.push_back(*read);
    }
    const Money& paid = amounts[0];
    const Money invoiced =
        header_->has("invoice amount") ? amounts[1] : paid + abs(amounts[3]) + abs(amounts[4]) + abs(amounts[5]);
    const Money base = invoiced - amounts[2];
    Money rest = paid - base;
    add(row, payment, kind_of(header_->cell(row, transaction_type), header_->cell(row, description), base), base);
    for (std::size_t i = 3; i < amounts.size(); ++i) {
      const Money taken = base.is_negative() ? abs(amounts[i]) : -abs(amounts[i]);
      const RemittanceType type = i == 3 ? RemittanceType::Withholding : RemittanceType::Discount;
      add(row, payment, {type, "", std::string(*columns[i].begin())}, taken);
      rest -= taken;
    }
    add(row, payment, {RemittanceType::Other, "difference", "invoice amount, deductions and amount paid do not add up"},
        rest);
    return {};
  }

  void add(const CsvRow& row, const Paid& payment, const RemittanceKind& kind, const Money& amount) {
    if (amount.is_zero()) return;
    trade::RemittanceLine line;
    line.payment = payment_;
    line.date = payment.date;
    line.invoice = header_->cell(row, invoice_number);
    line.purchase_order = header_->cell(row, purchase_order);
    line.type = kind.type;
    line.kind = kind.name;
    line.description = kind.description;
    line.amount = amount;
    heard_.answer->lines.push_back(std::move(line));
  }

  /// A row such as `Withholding ... -3.00` or `Net Amount Paid ... 277.00`, which is about the payment as a whole.
  Result<void> take_label(const CsvRow& row, const LabelledAmount& labelled) {
    if (const std::string number = header_->cell(row, payment_number);
        row.fields.size() == header_->columns() && !number.empty() && !is_label(number)) {
      payment_ = number;
    }
    const auto payment = payments_.find(payment_);
    if (payment == payments_.end()) {
      return malformed("remittances.csv line " + std::to_string(row.line) + " belongs to no readable payment");
    }
    if (payment->second.is_void) return {};
    std::string written = row.fields.size() == header_->columns() ? header_->cell(row, amount_paid) : "";
    if (written.empty()) written = labelled.amount;
    const Result<Money> amount = parse_local_amount(written, payment->second.currency);
    if (!amount) return malformed("remittances.csv line " + std::to_string(row.line) + ": " + amount.error().message);
    if (!labelled.type) {
      heard_.answer->totals.push_back({payment_, *amount});
      return {};
    }
    add_label(payment->second, labelled, -abs(*amount));
    return {};
  }

  void add_label(const Paid& payment, const LabelledAmount& labelled, const Money& amount) {
    if (amount.is_zero()) return;
    trade::RemittanceLine line;
    line.payment = payment_;
    line.date = payment.date;
    line.type = *labelled.type;
    line.description = labelled.label;
    line.amount = amount;
    heard_.answer->lines.push_back(std::move(line));
  }

  DayOrder order_;
  std::optional<Header> header_;
  std::string payment_;  ///< the last one that was named
  std::map<std::string, Paid> payments_;
  Instant newest_{};
  HeardRemittance heard_;
};

bool is_export(const std::vector<CsvRow>& rows) { return std::any_of(rows.begin(), rows.end(), is_header); }

Result<HeardRemittance> read_export(const std::vector<CsvRow>& rows, DayOrder order) {
  return ExportReader(order).read(rows);
}

}  // namespace

const Form& export_form() {
  static const Form form = {
      "Vendor Central's export, a section with Payment Number and Payment Date, then one with Payment Number and "
      "Invoice Number",
      is_export, read_export};
  return form;
}

}  // namespace vendorproof::channel::sp_api
