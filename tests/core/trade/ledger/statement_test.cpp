#include "core/trade/ledger/statement.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof::trade {
namespace {

using std::chrono::hours;

Instant day(const char* text) { return parse_instant(text).value(); }

Money dollars(std::int64_t cents) { return {cents * 100, usd()}; }

/// A ledger that is written line by line.
struct Book {
  std::vector<Movement> movements;

  Book& add(MovementKind kind, const char* at, const std::string& invoice, std::int64_t cents,
            const std::string& reason = "", const std::string& payment = "P-1", bool is_of_ours = true) {
    movements.push_back({std::to_string(movements.size()), kind, day(at), is_of_ours, invoice, "PO-" + invoice, payment,
                         reason, dollars(cents)});
    return *this;
  }
  Book& invoice(const std::string& number, std::int64_t cents, const char* at = "2026-11-03") {
    return add(MovementKind::InvoicePosted, at, number, cents).add(MovementKind::InvoiceTaken, at, number, cents);
  }
  Statement statement(const char* month = "2026-11") const {
    const std::vector<Statement> all = statements_of(movements, parse_month(month).value());
    EXPECT_EQ(all.size(), 1U);
    return all.empty() ? Statement() : all.front();
  }
};

using K = MovementKind;

Money cause_of(const Statement& statement, Cause cause) { return statement.causes[static_cast<std::size_t>(cause)]; }

TEST(Statements, TieWhatIsPostedToTheCent) {
  Book book;
  book.invoice("SI-1", 30'000);
  book.add(K::PaymentSent, "2026-11-20", "SI-1", 28'000)
      .add(K::DeductionTaken, "2026-11-20", "SI-1", 2'000, "shortage");
  book.add(K::PaymentPosted, "2026-11-20", "SI-1", 28'000);
  book.add(K::DeductionPosted, "2026-11-20", "SI-1", 2'000, "shortage");
  const Statement statement = book.statement();
  EXPECT_TRUE(statement.ties());
  EXPECT_EQ(statement.receivable.invoices.text(), "300.00 USD");
  EXPECT_EQ(statement.receivable.payments.text(), "280.00 USD");
  EXPECT_EQ(statement.receivable.deductions.text(), "20.00 USD");
  EXPECT_TRUE(statement.receivable.closing.is_zero());
  EXPECT_TRUE(statement.payable.closing.is_zero());
  ASSERT_EQ(statement.deductions.size(), 1U);
  EXPECT_EQ(statement.deductions[0].reason, "shortage");
  EXPECT_EQ(statement.deductions[0].taken, statement.deductions[0].posted);
  EXPECT_TRUE(statement.open.empty());
}

TEST(Statements, NameWhatTheErpHasNotPosted) {
  Book book;
  book.invoice("SI-1", 30'000).invoice("SI-2", 5'000);
  book.add(K::InvoicePosted, "2026-11-29", "SI-3", 700);
  book.add(K::PaymentSent, "2026-11-20", "SI-1", 28'000).add(K::DeductionTaken, "2026-11-20", "SI-1", 2'000, "price");
  const Statement statement = book.statement();
  EXPECT_EQ(statement.receivable.closing.text(), "357.00 USD");
  EXPECT_EQ(statement.payable.closing.text(), "50.00 USD");
  EXPECT_EQ(cause_of(statement, Cause::NotPosted).text(), "280.00 USD");
  EXPECT_EQ(cause_of(statement, Cause::DeductionNotPosted).text(), "20.00 USD");
  EXPECT_EQ(cause_of(statement, Cause::NotAtAmazon).text(), "7.00 USD");
  EXPECT_TRUE(statement.ties());
  ASSERT_EQ(statement.open.size(), 3U);
  EXPECT_EQ(statement.open[0].invoice, "SI-1");
  EXPECT_EQ(statement.open[0].days, 28);
  EXPECT_EQ(statement.open[2].invoice, "SI-3");
  EXPECT_EQ(statement.open[2].days, 2);
}

TEST(Statements, CarryTheBalanceIntoTheNextMonth) {
  Book book;
  book.invoice("SI-1", 30'000);
  book.add(K::PaymentSent, "2026-12-03", "SI-1", 30'000).add(K::PaymentPosted, "2027-01-02", "SI-1", 30'000);
  const Statement november = book.statement();
  const Statement december = book.statement("2026-12");
  const Statement january = book.statement("2027-01");
  EXPECT_EQ(november.receivable.closing, december.receivable.opening);
  EXPECT_EQ(december.receivable.closing.text(), "300.00 USD");
  EXPECT_TRUE(december.payable.closing.is_zero());
  EXPECT_EQ(cause_of(december, Cause::NotPosted).text(), "300.00 USD");
  EXPECT_TRUE(december.ties());
  EXPECT_TRUE(january.receivable.closing.is_zero());
  EXPECT_TRUE(january.ties());
}

TEST(Statements, KnowAClaimThatIsPaidBack) {
  Book book;
  book.invoice("SI-1", 30'000);
  book.add(K::PaymentSent, "2026-11-10", "SI-1", 28'000)
      .add(K::DeductionTaken, "2026-11-10", "SI-1", 2'000, "shortage");
  book.add(K::PaymentPosted, "2026-11-10", "SI-1", 28'000);
  book.add(K::PaymentSent, "2026-11-20", "SI-1", 2'000, "", "P-2").add(K::ReversalPaid, "2026-11-20", "SI-1", 2'000);
  book.add(K::PaymentPosted, "2026-11-20", "SI-1", 2'000);
  const Statement statement = book.statement();
  EXPECT_TRUE(statement.receivable.closing.is_zero());
  EXPECT_TRUE(statement.payable.closing.is_zero());
  EXPECT_TRUE(cause_of(statement, Cause::DeductionNotPosted).is_zero());
  EXPECT_TRUE(statement.ties());
}

TEST(Statements, CountWhatAmazonTookOffTheBank) {
  Book book;
  book.invoice("SI-1", 30'000);
  book.add(K::PaymentSent, "2026-11-10", "SI-1", 30'000).add(K::PaymentPosted, "2026-11-10", "SI-1", 30'000);
  book.add(K::PaymentSent, "2026-11-10", "AG-7", -300, "", "P-1", false);
  book.add(K::DeductionTaken, "2026-11-10", "AG-7", 300, "coop", "P-1", false);
  book.add(K::PaymentSent, "2026-11-10", "SI-1", -500, "", "P-2");
  book.add(K::DeductionTaken, "2026-11-10", "SI-1", 500, "shortage", "P-2");
  const Statement open = book.statement();
  EXPECT_EQ(open.off_the_bank.text(), "8.00 USD");
  EXPECT_TRUE(open.ties());
  book.add(K::PaymentPosted, "2026-11-11", "AG-7", -300, "", "P-1", false);
  book.add(K::DeductionPosted, "2026-11-11", "AG-7", 300, "coop", "P-1", false);
  const Statement posted = book.statement();
  EXPECT_EQ(posted.off_the_bank.text(), "5.00 USD");
  EXPECT_TRUE(posted.ties());
  EXPECT_TRUE(posted.receivable.closing.is_zero());
}

/// Each problem alone makes the statement fail.
TEST(Statements, TellWhatNothingExplains) {
  const std::vector<std::pair<std::string, Book>> bad = {
      {"the ERP posted 300.00 USD, Amazon took 200.00 USD",
       Book().add(K::InvoicePosted, "2026-11-01", "SI-1", 30'000).add(K::InvoiceTaken, "2026-11-01", "SI-1", 20'000)},
      {"the ERP has more payments than Amazon sent",
       Book().invoice("SI-1", 30'000).add(K::PaymentPosted, "2026-11-02", "SI-1", 30'000)},
      {"the ERP has more deductions than Amazon took",
       Book().invoice("SI-1", 30'000).add(K::DeductionPosted, "2026-11-02", "SI-1", 100)},
      {"Amazon paid more than it owed", Book()
                                            .invoice("SI-1", 30'000)
                                            .add(K::PaymentSent, "2026-11-02", "SI-1", 60'000)
                                            .add(K::PaymentPosted, "2026-11-02", "SI-1", 60'000)},
      {"Amazon pays what was never invoiced, or takes it back",
       Book().add(K::PaymentSent, "2026-11-02", "SI-77", 30'000, "", "P-1", false)},
      {"its rows add up to 300.00 USD, but Amazon states 290.00 USD",
       Book()
           .invoice("SI-1", 30'000)
           .add(K::PaymentSent, "2026-11-02", "SI-1", 30'000)
           .add(K::PaymentPosted, "2026-11-02", "SI-1", 30'000)
           .add(K::PaymentStated, "2026-11-02", "", 29'000)},
  };
  for (const auto& [text, book] : bad) {
    const Statement statement = book.statement();
    EXPECT_FALSE(statement.ties()) << text;
    ASSERT_EQ(statement.problems.size(), 1U) << text;
    EXPECT_EQ(statement.problems[0].text, text);
    EXPECT_FALSE(statement.problems[0].amount.is_zero()) << text;
  }
}

TEST(Statements, TakeCreditMemosOffBothSides) {
  Book book;
  book.invoice("SI-1", 30'000);
  book.add(K::CreditPosted, "2026-11-10", "SI-1", 2'000);
  const Statement waiting = book.statement();
  EXPECT_TRUE(waiting.ties());
  EXPECT_EQ(waiting.receivable.closing.text(), "280.00 USD");
  EXPECT_EQ(cause_of(waiting, Cause::CreditNotTaken).text(), "-20.00 USD");
  book.add(K::PaymentSent, "2026-11-20", "SI-1", 28'000).add(K::CreditTaken, "2026-11-20", "SI-1", 2'000);
  book.add(K::PaymentPosted, "2026-11-20", "SI-1", 28'000);
  const Statement taken = book.statement();
  EXPECT_TRUE(taken.ties());
  EXPECT_TRUE(has_credits(taken));
  EXPECT_EQ(taken.receivable.credits, taken.payable.credits);
  EXPECT_TRUE(taken.receivable.closing.is_zero());
  EXPECT_TRUE(taken.payable.closing.is_zero());
  EXPECT_TRUE(taken.open.empty());
}

TEST(Statements, KnowARefundThatIsStillToBePosted) {
  Book book;
  book.invoice("SI-1", 30'000);
  book.add(K::PaymentSent, "2026-11-12", "SI-1", 30'000).add(K::PaymentPosted, "2026-11-12", "SI-1", 30'000);
  book.add(K::CreditPosted, "2026-11-15", "SI-1", 2'000);
  book.add(K::PaymentSent, "2026-11-20", "SI-1", -2'000).add(K::CreditTaken, "2026-11-20", "SI-1", 2'000);
  const Statement statement = book.statement();
  EXPECT_TRUE(statement.ties());
  EXPECT_EQ(cause_of(statement, Cause::NotPosted).text(), "-20.00 USD");
}

TEST(Statements, DoNotExplainACreditMemoForNoInvoiceOfOurs) {
  Book book;
  book.invoice("SI-1", 30'000);
  book.add(K::CreditPosted, "2026-11-10", "CM-1", 2'000, "", "", false);
  const Statement statement = book.statement();
  EXPECT_FALSE(statement.ties());
  ASSERT_EQ(statement.problems.size(), 1U);
  EXPECT_EQ(statement.problems[0].text, "a credit memo of the ERP for an invoice that we did not send");
}

TEST(Statements, AreOnePerCurrency) {
  std::vector<Movement> movements = Book().invoice("SI-1", 100).movements;
  movements.push_back(movements.front());
  movements.back().amount = Money(5'000, Currency::parse("EUR").value());
  const std::vector<Statement> statements = statements_of(movements, parse_month("2026-11").value());
  ASSERT_EQ(statements.size(), 2U);
  EXPECT_EQ(statements[0].currency.text(), "EUR");
  EXPECT_TRUE(statements_of(movements, parse_month("2026-10").value()).empty());
  EXPECT_EQ(text_of(newest_month(movements).value()), "2026-11");
  EXPECT_FALSE(newest_month({}).has_value());
}

TEST(Months, AreReadAndWritten) {
  EXPECT_EQ(text_of(parse_month("2026-02").value()), "2026-02");
  for (const char* bad : {"", "2026", "2026-13", "2026-1", "2026-00", "2026-11-01", "11-2026", "2026-1x"}) {
    EXPECT_FALSE(parse_month(bad).has_value()) << bad;
  }
}

/// What one invoice may go through, each part with some chance, on random days of a quarter.
rc::Gen<std::vector<Movement>> random_ledger() {
  return rc::gen::exec([] {
    std::vector<Movement> movements;
    const int invoices = *rc::gen::inRange(1, 6);
    const auto when = [] { return day("2026-10-01") + hours(24) * *rc::gen::inRange(0, 91); };
    const auto some = [] { return *rc::gen::inRange<std::int64_t>(0, 5'000); };
    const auto perhaps = [] { return *rc::gen::inRange(0, 3) > 0; };
    for (int i = 0; i < invoices; ++i) {
      const std::string number = "SI-" + std::to_string(i);
      const auto add = [&](MovementKind kind, std::int64_t cents, Instant at) {
        if (cents == 0) return;
        movements.push_back(
            {std::to_string(movements.size()), kind, at, true, number, "PO", "P", "shortage", dollars(cents)});
      };
      const std::int64_t total = 10'000 + some();
      const Instant at = when();
      add(K::InvoicePosted, total, at);
      if (!perhaps()) continue;
      add(K::InvoiceTaken, total, at);
      if (!perhaps()) continue;
      const std::int64_t deducted = some();
      const Instant paid = at + hours(24) * *rc::gen::inRange(0, 40);
      add(K::PaymentSent, total - deducted, paid);
      add(K::DeductionTaken, deducted, paid);
      if (perhaps()) add(K::PaymentPosted, total - deducted, paid + hours(24) * *rc::gen::inRange(0, 9));
      if (perhaps()) add(K::DeductionPosted, deducted, paid + hours(24) * *rc::gen::inRange(0, 9));
      if (!perhaps()) continue;
      const Instant back = paid + hours(24) * *rc::gen::inRange(10, 30);
      add(K::PaymentSent, deducted, back);
      add(K::ReversalPaid, deducted, back);
      if (perhaps()) add(K::PaymentPosted, deducted, back);
    }
    return movements;
  });
}

RC_GTEST_PROP(Statements, AddUpFromMonthToMonthAndExplainEveryDifference, ()) {
  const std::vector<Movement> movements = *random_ledger();
  std::optional<Statement> before;
  for (const char* month : {"2026-10", "2026-11", "2026-12", "2027-01", "2027-02", "2027-03"}) {
    const std::vector<Statement> all = statements_of(movements, parse_month(month).value());
    if (all.empty()) continue;
    const Statement& now = all.front();
    for (const Account* account : {&now.receivable, &now.payable}) {
      RC_ASSERT(account->closing ==
                account->opening + account->invoices + account->reversals - account->payments - account->deductions);
    }
    if (before) {
      RC_ASSERT(now.receivable.opening == before->receivable.closing);
      RC_ASSERT(now.payable.opening == before->payable.closing);
    } else {
      RC_ASSERT(now.receivable.opening.is_zero() && now.payable.opening.is_zero());
    }
    RC_ASSERT(now.unexplained().is_zero());
    RC_ASSERT(now.problems.empty());
    Money receivable(0, usd());
    Money payable(0, usd());
    for (const OpenItem& item : now.open) {
      receivable += item.receivable;
      payable += item.payable;
    }
    RC_ASSERT(receivable == now.receivable.closing);
    RC_ASSERT(payable == now.payable.closing);
    before = now;
  }
}

}  // namespace
}  // namespace vendorproof::trade
