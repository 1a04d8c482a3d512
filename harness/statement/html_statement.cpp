#include <fmt/format.h>

#include "harness/statement/statement_pages.h"
#include "reports/page.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

using reports::escaped;
using reports::Fit;
using reports::html_section;
using reports::html_table;
using reports::Mark;

using HtmlRows = std::vector<std::vector<std::string>>;

std::string money(const Money& amount) { return escaped(reports::amount_text(amount)); }

std::vector<std::string> both(const char* name, const Money& erp, const Money& amazon) {
  return {escaped(name), money(erp), money(amazon)};
}

std::string accounts_section(const trade::Statement& statement) {
  const trade::Account& erp = statement.receivable;
  const trade::Account& amazon = statement.payable;
  HtmlRows rows = {both("at the beginning of the month", erp.opening, amazon.opening),
                   both("plus invoices", erp.invoices, amazon.invoices),
                   both("plus paid back or added", erp.reversals, amazon.reversals),
                   both("less payments", erp.payments, amazon.payments),
                   both("less deductions", erp.deductions, amazon.deductions)};
  if (trade::has_credits(statement)) rows.push_back(both("less credit memos", erp.credits, amazon.credits));
  rows.push_back(both("at the end of the month", erp.closing, amazon.closing));
  return html_section(
      statement.currency.text(), "",
      html_table({{""}, {"ERP: to get from Amazon", Fit::Number}, {"Amazon: to pay", Fit::Number}}, rows));
}

std::string causes_section(const trade::Statement& statement) {
  HtmlRows rows;
  for (int i = 0; i < trade::cause_count; ++i) {
    if (statement.causes[i].is_zero()) continue;
    rows.push_back({escaped(trade::text_of(static_cast<trade::Cause>(i))), money(statement.causes[i])});
  }
  const Money rest = statement.unexplained();
  rows.push_back({html_mark(rest.is_zero() ? Mark::Good : Mark::Bad, "unexplained"), money(rest)});
  if (!statement.off_the_bank.is_zero()) {
    rows.push_back({"not part of it: taken off payments, not posted yet", money(statement.off_the_bank)});
  }
  const Money difference = statement.receivable.closing - statement.payable.closing;
  return html_section(
      "Why they differ",
      fmt::format("The ERP has {} more to get than Amazon has to pay.", reports::amount_text(difference)),
      html_table({{""}, {"", Fit::Number}}, rows));
}

std::string deductions_section(const trade::Statement& statement) {
  if (statement.deductions.empty()) return "";
  HtmlRows rows;
  for (const trade::DeductionSum& sum : statement.deductions) {
    rows.push_back({escaped(sum.reason), money(sum.taken), money(sum.posted)});
  }
  return html_section(
      "Deductions of the month", "",
      html_table({{"kind"}, {"taken by Amazon", Fit::Number}, {"posted in the ERP", Fit::Number}}, rows));
}

std::string open_section(const trade::Statement& statement) {
  if (statement.open.empty()) return "";
  HtmlRows rows;
  for (const trade::OpenItem& item : statement.open) {
    rows.push_back({escaped(item.invoice), escaped(item.purchase_order), format_date(item.date),
                    reports::grouped(item.days), money(item.receivable), money(item.payable)});
  }
  return html_section("Open invoices", "The oldest first; days are counted to the end of the month.",
                      html_table({{"invoice", Fit::Name},
                                  {"order", Fit::Name},
                                  {"date", Fit::Word},
                                  {"days", Fit::Number},
                                  {"ERP", Fit::Number},
                                  {"Amazon", Fit::Number}},
                                 rows));
}

std::string problems_section(const trade::Statement& statement) {
  if (statement.problems.empty()) return "";
  HtmlRows rows;
  for (const trade::Problem& problem : statement.problems) {
    rows.push_back({escaped(problem.about), escaped(problem.text), money(problem.amount)});
  }
  return html_section("Not explained", "Each of these has to be found out.",
                      html_table({{"about", Fit::Name}, {"what"}, {"amount", Fit::Number}}, rows));
}

}  // namespace

std::string html_statement(const Statements& statements, trade::Month month) {
  reports::Page page;
  page.title = "Month-end statement " + trade::text_of(month);
  page.version = VENDORPROOF_VERSION;
  page.subtitle = all_tie(statements) ? "It ties: every difference is explained, to the cent."
                                      : "It does not tie: what is not explained is listed.";
  for (const trade::Statement& statement : statements) {
    page.body_html += accounts_section(statement) + problems_section(statement) + causes_section(statement) +
                      deductions_section(statement) + open_section(statement);
  }
  return reports::html_page(page);
}

}  // namespace vendorproof::harness
