#include <gtest/gtest.h>

#include "core/store/store.h"
#include "tests/core/store/samples.h"

namespace vendorproof::store {
namespace {

using samples::at;
using samples::memory_store;
using samples::work;

std::vector<std::string> keys(const std::vector<Work>& rows) {
  std::vector<std::string> result;
  for (const Work& row : rows) result.push_back(row.key);
  return result;
}

TEST(WorkRows, ComeBackAsTheyWere) {
  const auto store = memory_store("file:/work_rows?vfs=memdb");
  Work row = work("a", WorkState::InDoubt, 5, 3, 1);
  row.attempt = 7;
  row.failures = 2;
  row.refusals = 1;
  row.doubted = true;
  row.subject = "PO1";
  row.last_error = "503 \"quoted\"";
  row.parameters = "line 1\nline 2";
  store->save(row);
  EXPECT_EQ(store->work("a"), row);
  store->erase_work("a");
  EXPECT_EQ(store->work("a"), std::nullopt);
}

TEST(WorkRows, AreDueInOrderOfTimeAndKey) {
  const auto store = memory_store("file:/work_due?vfs=memdb");
  store->save(work("b", WorkState::Due, 10));
  store->save(work("a", WorkState::Due, 10, 2));
  store->save(work("c", WorkState::Due, 5));
  store->save(work("later", WorkState::Due, 50));
  store->save(work("done", WorkState::Done, 1));
  store->save(work("flying", WorkState::InFlight, 1, 1, 1));
  EXPECT_EQ(store->due_work(at(10), 10), (std::vector<std::string>{"c", "a", "b"}));
  EXPECT_EQ(store->due_work(at(10), 2), (std::vector<std::string>{"c", "a"}));
  EXPECT_EQ(store->due_work_of(1, at(10), 10), (std::vector<std::string>{"c", "b"}));
  ASSERT_NE(store->open_work("flying"), nullptr);
  EXPECT_EQ(*store->open_work("flying"), work("flying", WorkState::InFlight, 1, 1, 1));
  EXPECT_EQ(store->open_work("done"), nullptr);
  EXPECT_EQ(store->open_work("unknown"), nullptr);
  EXPECT_EQ(store->next_due(at(10)), at(50));
  EXPECT_EQ(store->next_due(at(50)), std::nullopt);
  EXPECT_EQ(keys(store->pending_work(WorkState::InFlight)), std::vector<std::string>{"flying"});
  EXPECT_EQ(store->count_in_flight(1), 1);
  EXPECT_EQ(store->count_in_flight(0), 0);
}

TEST(WorkRows, AreNotFrozenByAClockThatWasSetBack) {
  const auto store = memory_store("file:/work_clamp?vfs=memdb");
  store->save(work("far", WorkState::Due, 1'000'000));
  store->save(work("near", WorkState::Due, 5));
  store->clamp_due(at(100));
  EXPECT_EQ(store->work("far")->due, at(100));
  EXPECT_EQ(store->work("near")->due, at(5));
}

TEST(WorkRows, OfPollsDoNotCountAsWork) {
  const auto store = memory_store("file:/work_polls?vfs=memdb");
  store->save(work("poll/orders", WorkState::InFlight, 5));
  store->save(work("poll/changes", WorkState::Due, 5));
  store->save(work("invoice/PO1/SS-1", WorkState::Done, 5));
  EXPECT_FALSE(store->any_work_but_polls());
  store->save(work("invoice/PO1/SS-1", WorkState::InDoubt, 5));
  EXPECT_TRUE(store->any_work_but_polls());
}

}  // namespace
}  // namespace vendorproof::store
