// Dates of promises, ship notices and invoices (DATE-01 to DATE-03).
#include <gtest/gtest.h>

#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

constexpr Duration day_long = 24 * hour;

/// The window is from the second to the ninth day; the first line is promised with that code for that time.
JudgedRun promised_for(Duration after, const std::string& code = "Accepted") {
  JudgedRun run;
  run.scenario.orders[0].window_from = 2 * day_long;
  run.scenario.orders[0].window_to = 9 * day_long;
  EffectLine& line = run.first(EffectKind::AcknowledgementAccepted).lines[0];
  line.code = code;
  line.expected = run.at(after);
  return run;
}

std::size_t count_of(const JudgedRun& run, const std::string& rule) { return run.found().count(rule); }

TEST(DateChecks, TakeADayOfTheWindowAndTheDayOfTheOrder) {
  for (const Duration after : {-36 * hour, Duration(), 2 * day_long, 9 * day_long, 23 * day_long}) {
    EXPECT_EQ(count_of(promised_for(after), "DATE-01"), 0U) << format_duration(after + 2 * day_long);
  }
}

TEST(DateChecks, FindAPromiseBeforeTheOrderAndFarAfterTheWindow) {
  EXPECT_EQ(count_of(promised_for(-37 * hour), "DATE-01"), 1U);
  EXPECT_EQ(count_of(promised_for(-30 * day_long, "Backordered"), "DATE-01"), 1U);
  EXPECT_EQ(count_of(promised_for(24 * day_long), "DATE-01"), 1U);
}

TEST(DateChecks, LetABackorderComeMonthsLaterAndNotYearsLater) {
  EXPECT_EQ(count_of(promised_for(300 * day_long, "Backordered"), "DATE-01"), 0U);
  EXPECT_EQ(count_of(promised_for(370 * day_long, "Backordered"), "DATE-01"), 1U);
  EXPECT_EQ(count_of(promised_for(370 * day_long, "Rejected"), "DATE-01"), 0U);
}

TEST(DateChecks, TakeTheLatestWindowAndOrdersWithoutAWindow) {
  JudgedRun moved = promised_for(24 * day_long);
  scenarios::OrderChange change;
  change.kind = scenarios::ChangeKind::Window;
  change.after = hour;
  change.window_from = 12 * day_long;
  change.window_to = 16 * day_long;
  moved.scenario.orders[0].changes.push_back(change);
  EXPECT_EQ(count_of(moved, "DATE-01"), 0U);
  JudgedRun without = promised_for(24 * day_long);
  without.scenario.orders[0].window_from = {};
  without.scenario.orders[0].window_to = {};
  EXPECT_EQ(count_of(without, "DATE-01"), 0U);
}

TEST(DateChecks, LetAnOrderThatIsAnsweredLateComeLate) {
  JudgedRun run = promised_for(40 * day_long);
  run.first(EffectKind::AcknowledgementAccepted).submitted = run.at(30 * day_long);
  EXPECT_EQ(count_of(run, "DATE-01"), 0U);
}

/// The truck leaves 21 hours after the start, at 05:00 UTC.
JudgedRun noticed_as_left(Duration after) {
  JudgedRun run;
  run.first(EffectKind::ShipNoticeAccepted).dated = run.at(after);
  return run;
}

TEST(DateChecks, TakeADayWithoutTimeAndAnyZoneOfANotice) {
  for (const Duration after : {21 * hour, 21 * hour + 14 * hour, -14 * hour}) {
    EXPECT_TRUE(noticed_as_left(after).found().empty());
  }
}

TEST(DateChecks, FindANoticeOfAnotherDay) {
  EXPECT_EQ(count_of(noticed_as_left(-16 * hour), "DATE-02"), 1U);
  EXPECT_EQ(count_of(noticed_as_left(58 * hour), "DATE-02"), 1U);
  EXPECT_EQ(count_of(noticed_as_left(-30 * day_long), "DATE-02"), 1U);
}

TEST(DateChecks, TakeThePlannedDayOfANoticeThatIsSentBeforeTheTruckLeaves) {
  JudgedRun run = noticed_as_left(60 * hour);
  run.first(EffectKind::ShipNoticeAccepted).submitted = run.at(20 * hour);
  EXPECT_EQ(count_of(run, "DATE-02"), 0U);
}

TEST(DateChecks, TakeTheDateOfTheLastFormOfANotice) {
  JudgedRun run = noticed_as_left(-16 * hour);
  Effect replaced = run.first(EffectKind::ShipNoticeAccepted);
  replaced.kind = EffectKind::ShipNoticeReplaced;
  replaced.dated = run.at(21 * hour);
  run.add(Peer::Amazon, replaced);
  EXPECT_EQ(count_of(run, "DATE-02"), 0U);
}

/// The ERP posts the invoice 23 hours after the start; Amazon takes it an hour later.
JudgedRun invoiced_as_of(Duration after) {
  JudgedRun run;
  run.first(EffectKind::InvoiceAccepted).dated = run.at(after);
  return run;
}

TEST(DateChecks, TakeTheDateOfTheErpsInvoiceAndOfTheSubmission) {
  EXPECT_TRUE(invoiced_as_of(23 * hour).found().empty());
  EXPECT_TRUE(invoiced_as_of(-12 * hour).found().empty());
  JudgedRun late = invoiced_as_of(10 * day_long);
  late.first(EffectKind::InvoiceAccepted).submitted = late.at(10 * day_long);
  EXPECT_EQ(count_of(late, "DATE-03"), 0U) << "the day when it was sent";
}

TEST(DateChecks, FindAnInvoiceOfAnotherMonthOrAhead) {
  EXPECT_EQ(count_of(invoiced_as_of(-30 * day_long), "DATE-03"), 1U);
  EXPECT_EQ(count_of(invoiced_as_of(365 * day_long), "DATE-03"), 1U);
}

TEST(DateChecks, NeedTheErpForInvoicesAndTheGoodsForNotices) {
  JudgedRun invoice = invoiced_as_of(-30 * day_long);
  invoice.outcome.visibility.erp = false;
  EXPECT_EQ(count_of(invoice, "DATE-03"), 0U);
  JudgedRun notice = noticed_as_left(-30 * day_long);
  notice.outcome.visibility.goods = false;
  EXPECT_EQ(count_of(notice, "DATE-02"), 0U);
}

}  // namespace
}  // namespace vendorproof::harness
