// What is in memory of the outbox is what SQL would find, and a poll that brings nothing writes nothing.
#include "core/store/pending.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/store/database.h"
#include "core/store/guard.h"
#include "core/store/rows.h"
#include "core/store/schema.h"
#include "tests/core/store/samples.h"

namespace vendorproof::store {
namespace {

using samples::at;
using samples::work;

std::unique_ptr<Database> new_database() {
  auto database = std::move(*Database::open(":memory:"));
  EXPECT_TRUE(database->run(schema).has_value());
  return database;
}

/// Due rows as a plain search finds them.
std::vector<std::string> due_in(const std::map<std::string, Work>& rows, Instant now, std::size_t limit) {
  std::vector<std::pair<Instant, std::string>> due;
  for (const auto& [key, row] : rows) {
    if (row.state == WorkState::Due && row.due <= now) due.emplace_back(row.due, key);
  }
  std::sort(due.begin(), due.end());
  std::vector<std::string> keys;
  for (const auto& [when, key] : due) {
    if (keys.size() < limit) keys.push_back(key);
  }
  return keys;
}

RC_GTEST_PROP(Pending, FindsWhatAPlainSearchFinds, ()) {
  const auto database = new_database();
  Guard guard(*database, Guarding::Off);
  Pending pending(*database);
  std::map<std::string, Work> rows;
  const auto steps = *rc::gen::inRange(0, 60);
  for (int step = 0; step < steps; ++step) {
    const std::string key = (*rc::gen::arbitrary<bool>() ? "poll/" : "call/") + std::to_string(*rc::gen::inRange(0, 8));
    if (*rc::gen::inRange(0, 10) == 0) {
      pending.erase(key);
      rows.erase(key);
      continue;
    }
    const auto state = static_cast<WorkState>(*rc::gen::inRange(0, 5));
    Work row = work(key, state, *rc::gen::inRange(0, 20), *rc::gen::inRange(0, 3), *rc::gen::inRange(0, 2));
    pending.save(row);
    rows[key] = row;
  }
  const Instant now = at(*rc::gen::inRange(0, 20));
  const auto limit = static_cast<std::size_t>(*rc::gen::inRange(1, 10));
  RC_ASSERT(pending.due(now, limit) == due_in(rows, now, limit));
  std::int64_t flying = 0;
  std::int64_t others = 0;
  std::optional<Instant> next;
  for (const auto& [key, row] : rows) {
    if (row.state == WorkState::InFlight && row.peer == 1) ++flying;
    const bool is_finished = row.state == WorkState::Done || row.state == WorkState::Failed;
    if (!is_finished && !Pending::is_of_poll(key)) ++others;
    if (row.state == WorkState::Due && row.due > now && (!next || row.due < *next)) next = row.due;
  }
  RC_ASSERT(pending.count_in_flight(1) == flying);
  RC_ASSERT(pending.any_but_polls() == (others > 0));
  RC_ASSERT(pending.next_due(now) == next);
}

/// The row as a reader sees it: from memory, or else from the table unless it is absent.
std::optional<Work> seen(const Pending& pending, Database& database, const std::string& key) {
  if (const Work* row = pending.work(key)) return *row;
  if (pending.is_absent(key)) return std::nullopt;
  Query query(database, form_of(Table::Work).all);
  while (query.row()) {
    if (query.text(0) == key) return *read_work(query);
  }
  return std::nullopt;
}

RC_GTEST_PROP(Pending, ShowsEachRowAsItWasSavedLastWheneverItIsWritten, ()) {
  const auto database = new_database();
  Guard guard(*database, Guarding::Off);
  Pending pending(*database);
  std::map<std::string, Work> rows;
  const auto steps = *rc::gen::inRange(0, 40);
  for (int step = 0; step < steps; ++step) {
    const std::string key = "call/" + std::to_string(*rc::gen::inRange(0, 4));
    const int choice = *rc::gen::inRange(0, 6);
    if (choice == 0) {
      pending.write_rows(guard);
    } else if (choice == 1) {
      pending.erase(key);
      rows.erase(key);
    } else {
      const Work row = work(key, static_cast<WorkState>(*rc::gen::inRange(0, 5)), step);
      pending.save(row);
      rows[key] = row;
    }
    const auto known = rows.find(key);
    RC_ASSERT(seen(pending, *database, key) == (known == rows.end() ? std::nullopt : std::optional(known->second)));
  }
  pending.write_rows(guard);
  const Pending again(*database);
  for (const auto& [key, row] : rows) RC_ASSERT(seen(again, *database, key) == std::optional(row));
  Query count(*database, "SELECT count(*) FROM work");
  RC_ASSERT(count.row());
  RC_ASSERT(count.integer(0) == static_cast<std::int64_t>(rows.size()));
}

TEST(Pending, AChangeThatNeedsNoWritingIsWrittenOnlyWithAnother) {
  const auto database = new_database();
  Guard guard(*database, Guarding::Off);
  const auto in_table = [&] { return Pending(*database).work("call/1")->state; };
  Pending pending(*database);
  pending.save(work("call/1", WorkState::Due, 5));
  pending.write_rows(guard);
  pending.save_unwritten(work("call/1", WorkState::InFlight, 5));
  pending.write_rows(guard);
  EXPECT_EQ(pending.work("call/1")->state, WorkState::InFlight);
  EXPECT_TRUE(pending.due(at(9), 1).empty());
  EXPECT_EQ(in_table(), WorkState::Due);
  pending.save(work("call/1", WorkState::Due, 7));
  pending.save_unwritten(work("call/1", WorkState::InFlight, 7));
  pending.write_rows(guard);
  EXPECT_EQ(in_table(), WorkState::InFlight);
}

TEST(Pending, APollWritesNothingByItself) {
  const auto database = new_database();
  Guard guard(*database, Guarding::Off);
  {
    Pending first(*database);
    first.save(work("poll/orders", WorkState::Due, 5));
    first.write_polls(guard);
    EXPECT_FALSE(first.polls_are_overdue());
    first.save(work("poll/orders", WorkState::InFlight, 6));
    first.set_note("poll/orders/cursor", "7");
    EXPECT_FALSE(first.polls_are_overdue());
  }
  const Pending again(*database);
  EXPECT_EQ(again.work("poll/orders")->due, at(5)) << "a crash takes what was not written";
  EXPECT_EQ(again.note("poll/orders/cursor"), std::nullopt);
}

TEST(Pending, WritesAfterManyChangesAtTheLatest) {
  const auto database = new_database();
  Guard guard(*database, Guarding::Off);
  Pending pending(*database);
  pending.write_polls(guard);
  for (std::size_t i = 1; i < Pending::unwritten_max; ++i) pending.save(work("poll/orders", WorkState::Due, 5));
  EXPECT_FALSE(pending.polls_are_overdue());
  pending.save(work("poll/orders", WorkState::Due, 9));
  EXPECT_TRUE(pending.polls_are_overdue());
  pending.write_polls(guard);
  EXPECT_EQ(Pending(*database).work("poll/orders")->due, at(9));
}

TEST(Pending, NeverCountsAnAttemptTwice) {
  const auto database = new_database();
  Guard guard(*database, Guarding::Off);
  std::uint32_t last = 0;
  for (int life = 0; life < 3; ++life) {
    Pending pending(*database);
    EXPECT_TRUE(pending.polls_are_overdue()) << "the first commit of a life writes where its attempts begin";
    Work poll =
        pending.work("poll/orders") == nullptr ? work("poll/orders", WorkState::Due, 5) : *pending.work("poll/orders");
    EXPECT_TRUE(life == 0 || poll.attempt > last);
    pending.save(poll);
    pending.write_polls(guard);
    poll.attempt += 50;
    pending.save(poll);
    last = poll.attempt;
  }
}

TEST(Pending, ForgetsNotesAndRowsThatAreErased) {
  const auto database = new_database();
  Guard guard(*database, Guarding::Off);
  Pending pending(*database);
  pending.save(work("poll/items", WorkState::Due, 5));
  pending.set_note("poll/items/since", "1");
  pending.write_polls(guard);
  pending.erase("poll/items");
  pending.erase_note("poll/items/since");
  pending.write_polls(guard);
  const Pending again(*database);
  EXPECT_EQ(again.work("poll/items"), nullptr);
  EXPECT_EQ(again.note("poll/items/since"), std::nullopt);
}

}  // namespace
}  // namespace vendorproof::store
