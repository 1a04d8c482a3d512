#include "harness/site/request_journal.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

const Instant journal_start = parse_instant("2026-11-23T08:00:00Z").value();

/// Row `i` is at minute `i`.
JournalRow row(int i, const std::string& operation = "getPurchaseOrders", int status = 200) {
  JournalRow row;
  row.at = journal_start + std::chrono::minutes(i);
  row.operation = operation;
  row.method = "GET";
  row.target = "/somewhere/" + std::to_string(i);
  row.status = status;
  row.body = "body " + std::to_string(i);
  row.answer = "answer " + std::to_string(i);
  return row;
}

RequestJournal ten_rows(std::size_t rows_max = 100) {
  RequestJournal journal(rows_max, 1'000'000);
  for (int i = 1; i <= 10; ++i)
    journal.add(row(i, i % 2 == 0 ? "submitInvoices" : "getTransaction", i % 5 == 0 ? 429 : 200));
  return journal;
}

TEST(RequestJournal, FindsByEverythingThatIsAsked) {
  const RequestJournal journal = ten_rows();
  JournalFilter filter;
  EXPECT_EQ(journal.count(filter).count, 10U);
  filter.operation = "submitInvoices";
  EXPECT_EQ(journal.count(filter).count, 5U);
  filter.status = 429;
  ASSERT_EQ(journal.find(filter, 10).size(), 1U);
  EXPECT_EQ(journal.find(filter, 10)[0]->number, 10U);
  EXPECT_TRUE(journal.count(filter).is_complete);
  JournalFilter by_text;
  by_text.text = "answer 7";
  EXPECT_EQ(journal.count(by_text).count, 1U);
  JournalFilter by_time;
  by_time.from = journal_start + std::chrono::minutes(3);
  by_time.until = journal_start + std::chrono::minutes(5);
  EXPECT_EQ(journal.count(by_time).count, 2U);
  JournalFilter other;
  other.peer = Peer::Erp;
  EXPECT_EQ(journal.count(other).count, 0U);
  other = {};
  other.method = "POST";
  EXPECT_EQ(journal.count(other).count, 0U);
}

TEST(RequestJournal, PagesBehindANumber) {
  const RequestJournal journal = ten_rows();
  JournalFilter filter;
  std::vector<std::uint64_t> seen;
  while (true) {
    const auto page = journal.find(filter, 4);
    if (page.empty()) break;
    for (const JournalRow* found : page) seen.push_back(found->number);
    filter.after = page.back()->number;
  }
  EXPECT_EQ(seen, (std::vector<std::uint64_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
}

TEST(RequestJournal, EvictsTheOldestByCountAndSaysThatACountMissesIt) {
  const RequestJournal journal = ten_rows(4);
  EXPECT_EQ(journal.size(), 4U);
  EXPECT_EQ(journal.evicted(), 6U);
  JournalFilter filter;
  EXPECT_EQ(journal.count(filter).count, 4U);
  EXPECT_FALSE(journal.count(filter).is_complete) << "six are gone that fitted";
  filter.after = 6;
  EXPECT_TRUE(journal.count(filter).is_complete) << "what is gone is not asked for";
  filter.after = 5;
  EXPECT_FALSE(journal.count(filter).is_complete);
  JournalFilter by_time;
  by_time.from = journal_start + std::chrono::minutes(7);
  EXPECT_TRUE(journal.count(by_time).is_complete);
  by_time.from = journal_start + std::chrono::minutes(6);
  EXPECT_FALSE(journal.count(by_time).is_complete);
}

TEST(RequestJournal, EvictsByBytes) {
  RequestJournal journal(1'000'000, 20'000);
  JournalRow large = row(1);
  large.body = std::string(6'000, 'x');
  for (int i = 0; i < 1000; ++i) journal.add(large);
  EXPECT_LE(journal.bytes(), 20'000U);
  EXPECT_EQ(journal.size(), 3U);
  EXPECT_EQ(journal.evicted(), 997U);
  large.body = std::string(60'000, 'x');
  journal.add(large);
  EXPECT_EQ(journal.size(), 0U) << "one that is larger than everything does not stay";
  EXPECT_EQ(journal.bytes(), 0U);
}

TEST(RequestJournal, ATextThatMayHaveBeenCutAwayIsInconclusive) {
  RequestJournal journal(10, 1'000'000);
  JournalRow cut = row(1);
  cut.answer_is_cut = true;
  journal.add(cut);
  JournalFilter filter;
  filter.text = "somewhere else";
  EXPECT_FALSE(journal.count(filter).is_complete);
  filter.text = "answer 1";
  EXPECT_TRUE(journal.count(filter).is_complete);
}

TEST(RequestJournal, ClearsButCountsOn) {
  RequestJournal journal = ten_rows(4);
  journal.clear();
  EXPECT_EQ(journal.count({}).count, 0U);
  EXPECT_TRUE(journal.count({}).is_complete) << "what was cleared was not lost";
  journal.add(row(11));
  EXPECT_EQ(journal.find({}, 1)[0]->number, 11U);
}

TEST(RequestJournal, CountsTheDocumentsOfARow) {
  RequestJournal journal(10, 1'000'000);
  journal.add(row(1));
  const std::size_t plain = journal.bytes();
  JournalRow cut = row(2);
  cut.documents = {"PO1"};
  cut.orders = {{"PO1", {"PO1"}}};
  journal.add(cut);
  EXPECT_EQ(journal.bytes(), 2 * plain + 9);
}

}  // namespace
}  // namespace vendorproof::harness
