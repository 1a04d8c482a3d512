#include "core/store/guard.h"

#include <map>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/store/row_check.h"
#include "core/store/rows.h"
#include "core/store/schema.h"
#include "tests/core/store/samples.h"

namespace vendorproof::store {
namespace {

using samples::work;

class Guarded : public testing::Test {
 protected:
  Guarded() {
    database_->begin();
    guard_.seal_all();
    database_->commit();
  }
  static std::unique_ptr<Database> made() {
    auto database = std::move(*Database::open(":memory:"));
    EXPECT_TRUE(database->run(schema).has_value());
    return database;
  }
  std::string problem() {
    Guard fresh(*database_, Guarding::On);
    const auto checked = check_rows(*database_, fresh, nullptr);
    return checked ? "" : checked.error().message;
  }
  void commit() {
    guard_.seal();
    database_->commit();
  }
  const std::unique_ptr<Database> database_ = made();
  Guard guard_{*database_, Guarding::On};
};

TEST_F(Guarded, StoreIsWholeAfterEveryKindOfWrite) {
  EXPECT_EQ(problem(), "");
  database_->begin();
  write_work(guard_, work("a", WorkState::Due, 5));
  write_work(guard_, work("a", WorkState::Done, 6));
  write_work(guard_, work("b", WorkState::Done, 6));
  guard_.erase(Table::Work, "DELETE FROM work WHERE key = ?", "b");
  guard_.erase(Table::Work, "DELETE FROM work WHERE key = ?", "c");
  guard_.write(Table::Notes, write_note, "n", "1");
  guard_.write(Table::Notes, write_note, "n", "2");
  commit();
  EXPECT_EQ(problem(), "");
  database_->begin();
  guard_.clear(Table::Notes, "DELETE FROM notes");
  commit();
  EXPECT_EQ(problem(), "");
}

TEST_F(Guarded, StoreIsNotWholeWithoutItsSeal) {
  database_->begin();
  write_work(guard_, work("a", WorkState::Due, 5));
  database_->commit();
  EXPECT_NE(problem().find("table work is damaged: 0 rows were written and 1 are there"), std::string::npos);
}

RC_GTEST_FIXTURE_PROP(Guarded, StoreIsWholeAfterAnySteps, ()) {
  const auto steps = *rc::gen::inRange(0, 30);
  database_->begin();
  for (int step = 0; step < steps; ++step) {
    const std::string key = std::to_string(*rc::gen::inRange(0, 4));
    switch (*rc::gen::inRange(0, 5)) {
      case 0:
        guard_.erase(Table::Work, "DELETE FROM work WHERE key = ?", key);
        break;
      case 1:
        guard_.erase(Table::Notes, "DELETE FROM notes WHERE name = ?", key);
        break;
      case 2:
        guard_.write(Table::Notes, write_note, key, *rc::gen::arbitrary<std::string>());
        break;
      case 3:
        commit();
        database_->begin();
        break;
      default:
        write_work(guard_, work(key, static_cast<WorkState>(*rc::gen::inRange(0, 5)), step));
    }
  }
  commit();
  RC_ASSERT(problem() == "");
}

/// Digests are on disks: another algorithm would refuse every store.
TEST(RowDigest, IsTheSameInEveryVersionOfTheProgram) {
  RowDigest digest(Table::Orders);
  digest.add("PO1");
  digest.add(7);
  EXPECT_EQ(hex_of(static_cast<std::uint64_t>(digest.value())), "bd143343a6d766c5");
}

RC_GTEST_PROP(RowDigest, ShowsEveryChangedByteNumberAndTable, (std::string text, std::int64_t number)) {
  const auto digest_of = [](Table table, std::string_view first, std::int64_t second) {
    RowDigest digest(table);
    digest.add(first);
    digest.add(second);
    return digest.value();
  };
  const std::int64_t before = digest_of(Table::Notes, text, number);
  RC_ASSERT(before != digest_of(Table::Items, text, number));
  const auto bit = std::int64_t{1} << *rc::gen::inRange(0, 62);
  RC_ASSERT(before != digest_of(Table::Notes, text, number ^ bit));
  RC_ASSERT(before != digest_of(Table::Notes, text + '\0', number));
  if (text.empty()) return;
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
  text[at] = static_cast<char>(text[at] ^ (1 << *rc::gen::inRange(0, 8)));
  RC_ASSERT(before != digest_of(Table::Notes, text, number));
}

TEST(GuardOff, WritesNoDigestAndNoSeal) {
  auto database = std::move(*Database::open(":memory:"));
  ASSERT_TRUE(database->run(schema));
  Guard guard(*database, Guarding::Off);
  write_work(guard, work("a", WorkState::Due, 5));
  guard.seal();
  EXPECT_EQ(database->first_text("SELECT digest FROM work ORDER BY key").value(), "0");
  EXPECT_EQ(database->first_text("SELECT count(*) FROM seals").value(), "0");
}

}  // namespace
}  // namespace vendorproof::store
