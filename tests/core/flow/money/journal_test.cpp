#include "core/flow/money/journal.h"

#include <set>

#include <gtest/gtest.h>

#include "core/trade/ledger/statement.h"
#include "tests/core/flow/money/paid_order.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using Texts = std::vector<std::string>;

void pay_with_shortage(Conversation& talk) {
  send_the_invoice(talk);
  talk.peers().remittance_rows =
      paid_row("P-1", "SI-1", "Invoice", "300.00") + paid_row("P-1", "SI-1", "Shortage", "-15.00");
}

HttpResponse refused(const char* message) {
  return {400, {}, std::string(R"({"error":{"code":"Application_DialogException","message":")") + message + "\"}}"};
}

constexpr const char* closed = "Posting Date is not within your range of allowed posting dates";

TEST(JournalLines, HaveANumberOfTheirIdentity) {
  JournalPosting posting;
  posting.payment = "P-1";
  posting.document = "SI-1";
  std::set<std::string> numbers;
  for (const char* reason : {"shortage", "shortage back", "price"}) {
    posting.reason = reason;
    EXPECT_EQ(number_of(posting).size(), 18U);
    numbers.insert(number_of(posting));
    EXPECT_EQ(number_of(posting), number_of(posting));
  }
  EXPECT_EQ(numbers.size(), 3U);
}

TEST(JournalLines, ArePostedOnceAlsoWhenTheAnswerIsLost) {
  Conversation talk(config_with_accounts());
  pay_with_shortage(talk);
  talk.lose_answer("ledgerPostings.create");
  for (int i = 0; i < 200 && talk.count("ledgerPostings.create") < 2; ++i) talk.run_for(std::chrono::minutes(5));
  talk.as_usual("ledgerPostings.find");
  talk.run_for(hours(14));
  EXPECT_EQ(talk.count("ledgerPostings.find"), 2U);
  EXPECT_EQ(talk.peers().journal.size(), 1U);
}

TEST(JournalLines, AreNotPostedAgainWhileTheFirstMayStillCome) {
  Conversation talk(config_with_accounts());
  pay_with_shortage(talk);
  talk.next("ledgerPostings.create", NoAnswer::Indeterminate);
  talk.run_until_called("ledgerPostings.create");
  talk.run_for(std::chrono::minutes(9));
  EXPECT_EQ(talk.count("ledgerPostings.create"), 1U);
  talk.peers().answer(talk.calls_of("ledgerPostings.create").front());
  talk.run_for(hours(14));
  EXPECT_EQ(talk.count("ledgerPostings.create"), 1U);
  EXPECT_EQ(talk.peers().journal.size(), 1U);
}

TEST(JournalLines, AreTriedAgainWhenNothingIsFoundAndAfterACrash) {
  Conversation talk(config_with_accounts());
  pay_with_shortage(talk);
  talk.next("ledgerPostings.create", NoAnswer::Indeterminate);
  talk.run_until_called("ledgerPostings.create");
  talk.crash();
  talk.run_for(hours(14));
  EXPECT_EQ(talk.peers().journal.size(), 1U);
}

/// The posting is there, and the copy that the ERP reads from does not show it yet.
TEST(JournalLines, WhoseKeyIsTakenArePosted) {
  Conversation talk(config_with_accounts());
  pay_with_shortage(talk);
  talk.always("ledgerPostings.find", HttpResponse{200, {}, R"({"value":[]})"});
  talk.lose_answer("ledgerPostings.create");
  for (int i = 0; i < 200 && talk.count("ledgerPostings.create") < 2; ++i) talk.run_for(std::chrono::minutes(5));
  talk.as_usual("ledgerPostings.find");
  talk.run_for(hours(14));
  EXPECT_EQ(talk.count("ledgerPostings.create"), 2U);
  EXPECT_EQ(talk.peers().journal.size(), 1U);
  EXPECT_EQ(talk.open_exceptions(), (std::vector<std::string>{"short-payment/P-1/SI-1/Shortage",
                                                              "unreadable-answer/journal/P-1/SI-1/shortage"}))
      << "a key that was taken by nothing that could be seen is told";
}

TEST(JournalLines, ThatTheErpRefusesArePostedWhenTheCauseIsMended) {
  Conversation talk(config_with_accounts());
  pay_with_shortage(talk);
  talk.next("ledgerPostings.create", refused("The G/L Account does not exist."));
  talk.run_for(hours(14));
  const std::string key = "deduction-refused/P-1/SI-1/shortage";
  EXPECT_NE(talk.text_of_exception(key).find("does not exist"), std::string::npos);
  EXPECT_EQ(talk.store().exception(key)->amount.text(), "15.00 USD");
  talk.step(OperatorAction{key, "account made", trade::Act::Close, "ann", ""});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.peers().journal.size(), 1U);
  EXPECT_TRUE(talk.store().exception(key) && !talk.store().exception(key)->open);
}

TEST(Batches, HoldPaymentsAndDeductionsBackUntilTheirEnd) {
  CoreConfig config = config_with_accounts();
  config.posting.batch_every = hours(24);
  Conversation talk(config);
  pay_with_shortage(talk);
  talk.run_until_called("getRemittances");
  talk.run_for(std::chrono::minutes(10));
  const Duration left = start_of_day(talk.now().wall) + hours(24) - talk.now().wall;
  ASSERT_GT(left, hours(1));
  EXPECT_EQ(talk.count("paymentPostings.find") + talk.count("ledgerPostings.find"), 0U);
  talk.crash();
  talk.run_for(std::chrono::minutes(30));
  EXPECT_EQ(talk.count("paymentPostings.find"), 0U) << "a start does not end a batch";
  talk.run_for(left);
  EXPECT_EQ(talk.peers().payments, Texts{"P-1/SI-1"});
  EXPECT_EQ(talk.peers().journal.size(), 1U);
}

TEST(ClosedPeriods, AreAskedAbout) {
  CoreConfig config = config_with_accounts();
  config.posting.closed_until = Conversation::at("2026-12-31");
  Conversation talk(config);
  pay_with_shortage(talk);
  talk.run_for(hours(14));
  EXPECT_EQ(talk.count("paymentPostings.create") + talk.count("ledgerPostings.create"), 0U);
  EXPECT_EQ(talk.text_of_exception("payment-refused/P-1/SI-1"),
            "its date 2026-12-03 is in a period that is closed until 2026-12-31");
  EXPECT_FALSE(talk.text_of_exception("deduction-refused/P-1/SI-1/shortage").empty());
  EXPECT_FALSE(talk.standing().settled);
  talk.config().posting.closed_until = Conversation::at("2026-11-30");
  talk.step(
      OperatorAction{"deduction-refused/P-1/SI-1/shortage", "the period is open again", trade::Act::Close, "ann", ""});
  talk.step(OperatorAction{"payment-refused/P-1/SI-1", "posted by hand", trade::Act::Close, "ann", ""});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.peers().journal.size(), 1U);
  EXPECT_TRUE(talk.standing().settled);
}

TEST(ClosedPeriods, MayBeLeftForTheFirstOpenDay) {
  CoreConfig config = config_with_accounts();
  config.posting.closed_until = Conversation::at("2026-12-31");
  config.posting.closed_period = trade::ClosedPeriod::FirstOpenDay;
  Conversation talk(config);
  pay_with_shortage(talk);
  talk.run_for(hours(14));
  EXPECT_EQ(talk.body_of("paymentPostings.create")["postingDate"], "2027-01-01");
  EXPECT_EQ(talk.peers().journal.at(0)["postingDate"], "2027-01-01");
  const auto december = trade::statements_of(talk.store().movements(), trade::parse_month("2026-12").value());
  const auto january = trade::statements_of(talk.store().movements(), trade::parse_month("2027-01").value());
  EXPECT_EQ(december.at(0).receivable.closing.text(), "300.00 USD") << "posted in the month after";
  EXPECT_TRUE(december.at(0).ties());
  EXPECT_TRUE(january.at(0).receivable.closing.is_zero());
  EXPECT_TRUE(january.at(0).ties());
}

/// Only the ERP knows that the period is closed.
TEST(ClosedPeriods, OfTheErpAreLeftForTodayOrForAPerson) {
  for (const bool may_move : {true, false}) {
    CoreConfig config = config_with_accounts();
    if (may_move) config.posting.closed_period = trade::ClosedPeriod::FirstOpenDay;
    Conversation talk(config);
    send_the_invoice(talk);
    talk.peers().remittance_rows = paid_row("P-1", "SI-1", "Invoice", "300.00", "2026-11-01") +
                                   paid_row("P-1", "SI-1", "Shortage", "-15.00", "2026-11-01");
    talk.next("paymentPostings.create", refused(closed));
    talk.next("ledgerPostings.create", refused(closed));
    talk.run_for(hours(14));
    EXPECT_EQ(talk.peers().payments.size(), may_move ? 1U : 0U);
    EXPECT_EQ(talk.peers().journal.size(), may_move ? 1U : 0U);
    if (may_move) {
      EXPECT_EQ(talk.body_of("paymentPostings.create", 1)["postingDate"], "2026-11-03");
    } else {
      EXPECT_NE(talk.text_of_exception("payment-refused/P-1/SI-1").find("allowed posting dates"), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace vendorproof::flow
