#include <algorithm>

#include <fmt/format.h>

#include "harness/statement/statement_pages.h"
#include "reports/text_table.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

using reports::amount_text;
using reports::Colour;
using reports::Paint;
using reports::TextColumn;
using reports::TextRow;

constexpr std::size_t open_items_max = 40;

TextRow account_row(const char* name, const Money& receivable, const Money& payable, Paint paint = Paint::Plain) {
  return {{name, amount_text(receivable), amount_text(payable)}, paint};
}

std::string accounts_table(const trade::Statement& statement, Colour colour) {
  const trade::Account& erp = statement.receivable;
  const trade::Account& amazon = statement.payable;
  std::vector<TextRow> rows = {account_row("at the beginning of the month", erp.opening, amazon.opening),
                               account_row("+ invoices", erp.invoices, amazon.invoices),
                               account_row("+ paid back or added", erp.reversals, amazon.reversals),
                               account_row("- payments", erp.payments, amazon.payments),
                               account_row("- deductions", erp.deductions, amazon.deductions)};
  if (trade::has_credits(statement)) rows.push_back(account_row("- credit memos", erp.credits, amazon.credits));
  rows.push_back(account_row("at the end of the month", erp.closing, amazon.closing, Paint::Strong));
  return reports::text_table({{"", 40}, {"ERP: to get from Amazon", 24, true}, {"Amazon: to pay", 24, true}}, rows,
                             colour);
}

std::string causes_table(const trade::Statement& statement, Colour colour) {
  std::vector<TextRow> rows;
  rows.push_back({{"the ERP has more to get than Amazon has to pay",
                   amount_text(statement.receivable.closing - statement.payable.closing)},
                  Paint::Strong});
  for (int i = 0; i < trade::cause_count; ++i) {
    if (statement.causes[i].is_zero()) continue;
    rows.push_back(
        {{"  " + std::string(trade::text_of(static_cast<trade::Cause>(i))), amount_text(statement.causes[i])},
         Paint::Plain});
  }
  const Money rest = statement.unexplained();
  rows.push_back({{"unexplained", amount_text(rest)}, rest.is_zero() ? Paint::Good : Paint::Bad});
  if (!statement.off_the_bank.is_zero()) {
    rows.push_back(
        {{"not part of it: taken off payments, not posted yet", amount_text(statement.off_the_bank)}, Paint::Caution});
  }
  return reports::text_table({{"why the two differ", 60}, {"amount", 24, true}}, rows, colour);
}

std::string deductions_table(const trade::Statement& statement, Colour colour) {
  if (statement.deductions.empty()) return "";
  std::vector<TextRow> rows;
  for (const trade::DeductionSum& sum : statement.deductions) {
    const Paint paint = sum.taken == sum.posted ? Paint::Plain : Paint::Caution;
    rows.push_back({{sum.reason, amount_text(sum.taken), amount_text(sum.posted)}, paint});
  }
  return "\n" + reports::text_table(
                    {{"deductions of the month", 40}, {"taken by Amazon", 24, true}, {"posted in the ERP", 24, true}},
                    rows, colour);
}

std::string open_table(const trade::Statement& statement, Colour colour) {
  if (statement.open.empty()) return "";
  std::vector<TextRow> rows;
  for (std::size_t i = 0; i < std::min(statement.open.size(), open_items_max); ++i) {
    const trade::OpenItem& item = statement.open[i];
    rows.push_back({{item.invoice, item.purchase_order, format_date(item.date), reports::grouped(item.days),
                     amount_text(item.receivable), amount_text(item.payable)},
                    Paint::Plain});
  }
  std::string text = "\n" + reports::text_table({{"open invoice", 24},
                                                 {"order", 14},
                                                 {"date", 10},
                                                 {"days", 6, true},
                                                 {"ERP", 20, true},
                                                 {"Amazon", 20, true}},
                                                rows, colour);
  if (statement.open.size() > open_items_max) {
    text += fmt::format("and {} more: --format csv has all\n", statement.open.size() - open_items_max);
  }
  return text;
}

std::string problems_list(const trade::Statement& statement, Colour colour) {
  if (statement.problems.empty()) return "";
  std::vector<TextRow> rows;
  for (const trade::Problem& problem : statement.problems) {
    rows.push_back({{problem.about, problem.text, amount_text(problem.amount)}, Paint::Bad});
  }
  return "\n" + reports::text_table({{"not explained", 30}, {"why", 52}, {"amount", 20, true}}, rows, colour);
}

}  // namespace

bool all_tie(const Statements& statements) {
  return std::all_of(statements.begin(), statements.end(),
                     [](const trade::Statement& statement) { return statement.ties(); });
}

std::string text_statement(const Statements& statements, trade::Month month, Colour colour) {
  std::string page = fmt::format("Month-end statement {}\n", trade::text_of(month));
  if (statements.empty()) return page + "\nNothing has moved.\n";
  for (const trade::Statement& statement : statements) {
    page += fmt::format("\n{}\n\n", statement.currency.text());
    page += accounts_table(statement, colour) + "\n" + causes_table(statement, colour);
    page += deductions_table(statement, colour) + open_table(statement, colour) + problems_list(statement, colour);
  }
  const bool ties = all_tie(statements);
  return page + "\n" +
         reports::painted(ties ? "TIES: every difference is explained, to the cent."
                               : "DOES NOT TIE: what is not explained is listed above.",
                          ties ? Paint::Good : Paint::Bad, colour) +
         "\n";
}

}  // namespace vendorproof::harness
