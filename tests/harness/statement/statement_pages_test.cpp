#include "harness/statement/statement_pages.h"

#include <gtest/gtest.h>

#include "tests/support/golden.h"
#include "tests/support/well_formed.h"

namespace vendorproof::harness {
namespace {

using trade::Movement;
using trade::MovementKind;

Instant on(const char* date) { return parse_instant(date).value(); }

Movement movement_of(MovementKind kind, const char* date, const std::string& invoice, const char* amount,
                     const std::string& reason = "", bool is_of_ours = true) {
  static int count = 0;
  return {std::to_string(++count),     kind, on(date), is_of_ours, invoice, is_of_ours ? "7QX2M4KP" : "", "P-1", reason,
          Money::parse(amount).value()};
}

/// A month with everything in it: carried over, paid net, not posted, off the bank, never invoiced, in two currencies.
std::vector<Movement> a_month() {
  using enum MovementKind;
  return {
      movement_of(InvoicePosted, "2026-10-05", "SI-1", "1300.00 USD"),
      movement_of(InvoiceTaken, "2026-10-05", "SI-1", "1300.00 USD"),
      movement_of(InvoicePosted, "2026-11-03", "SI-2", "280.00 USD"),
      movement_of(InvoiceTaken, "2026-11-03", "SI-2", "280.00 USD"),
      movement_of(InvoicePosted, "2026-11-28", "=SI-3", "75.50 USD"),
      movement_of(PaymentSent, "2026-11-10", "SI-1", "1280.00 USD"),
      movement_of(DeductionTaken, "2026-11-10", "SI-1", "20.00 USD", "shortage"),
      movement_of(PaymentPosted, "2026-11-10", "SI-1", "1280.00 USD"),
      movement_of(DeductionPosted, "2026-11-10", "SI-1", "20.00 USD", "shortage"),
      movement_of(PaymentSent, "2026-11-24", "SI-2", "270.00 USD"),
      movement_of(DeductionTaken, "2026-11-24", "SI-2", "10.00 USD", "price"),
      movement_of(PaymentPosted, "2026-11-24", "SI-2", "270.00 USD"),
      movement_of(PaymentSent, "2026-11-24", "AG-7", "-3.00 USD", "", false),
      movement_of(DeductionTaken, "2026-11-24", "AG-7", "3.00 USD", "coop", false),
      movement_of(InvoicePosted, "2026-11-12", "SI-9", "40.00 EUR"),
      movement_of(InvoiceTaken, "2026-11-12", "SI-9", "40.00 EUR"),
  };
}

const trade::Month november = trade::parse_month("2026-11").value();

Statements of_the_month() { return trade::statements_of(a_month(), november); }

TEST(StatementPages, AreAsTheyWereRead) {
  tests::expect_golden("statement.txt", text_statement(of_the_month(), november, reports::Colour::Off));
  tests::expect_golden("statement.csv", csv_statement(of_the_month()));
  tests::expect_golden("statement.html", html_statement(of_the_month(), november));
}

TEST(StatementPages, SayThatItDoesNotTieAndWhy) {
  std::vector<Movement> movements = a_month();
  movements.push_back(movement_of(MovementKind::PaymentSent, "2026-11-25", "SI-<77>", "50.00 USD", "", false));
  const Statements statements = trade::statements_of(movements, november);
  EXPECT_FALSE(all_tie(statements));
  const std::string text = text_statement(statements, november, reports::Colour::Off);
  EXPECT_NE(text.find("DOES NOT TIE"), std::string::npos);
  EXPECT_NE(text.find("Amazon pays what was never invoiced"), std::string::npos);
  const std::string html = html_statement(statements, november);
  EXPECT_NE(html.find("SI-&lt;77&gt;"), std::string::npos);
  EXPECT_EQ(tests::WellFormed::problem_of(html), "");
}

TEST(StatementPages, QuoteForSpreadsheets) {
  const std::string csv = csv_statement(of_the_month());
  EXPECT_NE(csv.find("2026-11,USD,open,\"'=SI-3\",\"7QX2M4KP\",2026-11-28,3,75.50,0.00,75.50\r\n"), std::string::npos)
      << csv;
}

TEST(StatementPages, OfNothingSaySo) {
  EXPECT_NE(text_statement({}, november, reports::Colour::Off).find("Nothing has moved."), std::string::npos);
  EXPECT_TRUE(all_tie({}));
}

}  // namespace
}  // namespace vendorproof::harness
