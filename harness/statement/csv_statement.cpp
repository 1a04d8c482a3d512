#include <string_view>

#include "core/base/text.h"
#include "harness/statement/statement_pages.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

constexpr std::string_view header = "month,currency,section,name,order,date,days,erp,amazon,difference\r\n";

/// A cell in quotation marks. What begins like a formula is text.
std::string cell(const std::string& text) {
  std::string quoted = "\"";
  const std::string shown = reports::clean(text);
  if (!shown.empty() && std::string_view("=+-@").find(shown.front()) != std::string_view::npos) quoted += '\'';
  for (const char letter : shown) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
  return quoted + "\"";
}

/// An amount as a number, with a point and without a currency.
std::string number(const Money& amount) { return amount.decimal(); }

class Table {
 public:
  explicit Table(const trade::Statement& statement)
      : start_(trade::text_of(statement.month) + "," + statement.currency.text()) {}

  void add(const char* section, const std::string& name, const std::string& erp, const std::string& amazon,
           const std::string& difference, const std::string& order = "", const std::string& date = "",
           const std::string& days = "") {
    text_ += start_ + "," + section + "," + cell(name) + "," + (order.empty() ? "" : cell(order)) + "," + date + "," +
             days + "," + erp + "," + amazon + "," + difference + "\r\n";
  }
  void add_both(const char* section, const std::string& name, const Money& erp, const Money& amazon) {
    add(section, name, number(erp), number(amazon), number(erp - amazon));
  }

  std::string take() { return std::move(text_); }

 private:
  std::string start_;
  std::string text_;
};

void add_accounts(Table& table, const trade::Statement& statement) {
  const trade::Account& erp = statement.receivable;
  const trade::Account& amazon = statement.payable;
  table.add_both("account", "opening", erp.opening, amazon.opening);
  table.add_both("account", "invoices", erp.invoices, amazon.invoices);
  table.add_both("account", "paid back or added", erp.reversals, amazon.reversals);
  table.add_both("account", "payments", erp.payments, amazon.payments);
  table.add_both("account", "deductions", erp.deductions, amazon.deductions);
  table.add_both("account", "credit memos", erp.credits, amazon.credits);
  table.add_both("account", "closing", erp.closing, amazon.closing);
}

void add_rest(Table& table, const trade::Statement& statement) {
  for (int i = 0; i < trade::cause_count; ++i) {
    table.add("cause", std::string(trade::text_of(static_cast<trade::Cause>(i))), "", "", number(statement.causes[i]));
  }
  table.add("unexplained", "unexplained", "", "", number(statement.unexplained()));
  table.add("bank", "taken off payments, and not posted", "", "", number(statement.off_the_bank));
  for (const trade::DeductionSum& sum : statement.deductions) {
    table.add_both("deduction", sum.reason, sum.posted, sum.taken);
  }
  for (const trade::OpenItem& item : statement.open) {
    table.add("open", item.invoice, number(item.receivable), number(item.payable),
              number(item.receivable - item.payable), item.purchase_order, format_date(item.date),
              std::to_string(item.days));
  }
  for (const trade::Problem& problem : statement.problems) {
    table.add("problem", problem.about + ": " + problem.text, "", "", number(problem.amount));
  }
}

}  // namespace

std::string csv_statement(const Statements& statements) {
  std::string csv(header);
  for (const trade::Statement& statement : statements) {
    Table table(statement);
    add_accounts(table, statement);
    add_rest(table, statement);
    csv += table.take();
  }
  return csv;
}

}  // namespace vendorproof::harness
