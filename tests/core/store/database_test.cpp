#include "core/store/database.h"

#include <gtest/gtest.h>

namespace vendorproof::store {
namespace {

TEST(Database, BindsReadsAndReusesStatements) {
  auto opened = Database::open("file:/database_binds?vfs=memdb");
  ASSERT_TRUE(opened);
  Database& database = **opened;
  ASSERT_TRUE(database.run("CREATE TABLE t(a INTEGER, b TEXT)"));
  for (int i = 0; i < 3; ++i) {
    Query(database, "INSERT INTO t VALUES(?, ?)", std::int64_t{i}, std::string("x") + std::to_string(i)).run();
  }
  Query query(database, "SELECT a, b, NULL FROM t WHERE a > ? ORDER BY a", 0);
  ASSERT_TRUE(query.row());
  EXPECT_EQ(query.integer(0), 1);
  EXPECT_EQ(query.text(1), "x1");
  EXPECT_TRUE(query.is_null(2));
  ASSERT_TRUE(query.row());
  EXPECT_FALSE(query.row());
}

TEST(Database, KeepsTextWithZeroBytesAndEmptyText) {
  auto opened = Database::open("file:/database_text?vfs=memdb");
  Database& database = **opened;
  ASSERT_TRUE(database.run("CREATE TABLE t(b TEXT)"));
  Query(database, "INSERT INTO t VALUES(?)", std::string_view()).run();
  Query query(database, "SELECT b FROM t ORDER BY b");
  ASSERT_TRUE(query.row());
  EXPECT_FALSE(query.is_null(0));
  EXPECT_EQ(query.text(0), "");
}

TEST(Database, TakesBackWhatWasNotCommitted) {
  auto anchor = Database::open("file:/database_rollback?vfs=memdb");
  ASSERT_TRUE((*anchor)->run("CREATE TABLE t(a)"));
  {
    auto other = Database::open("file:/database_rollback?vfs=memdb");
    ASSERT_TRUE((*other)->run("BEGIN; INSERT INTO t VALUES(1)"));
  }
  Query query(**anchor, "SELECT count(*) FROM t");
  ASSERT_TRUE(query.row());
  EXPECT_EQ(query.integer(0), 0);
}

TEST(Database, AsksForOneTextWithoutEndingTheProgram) {
  auto opened = Database::open(":memory:");
  EXPECT_EQ((*opened)->first_text("SELECT 'a' UNION SELECT 'b' ORDER BY 1").value(), "a");
  EXPECT_EQ((*opened)->first_text("SELECT 1 LIMIT 0").value(), "");
  const auto wrong = (*opened)->first_text("SELECT x FROM nowhere ORDER BY x");
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().message.find("its tables are not those of a store (no such table: nowhere)"),
            std::string::npos)
      << wrong.error().message;
}

TEST(Database, KnowsWhetherItIsInATransaction) {
  auto opened = Database::open(":memory:");
  EXPECT_FALSE((*opened)->is_in_transaction());
  (*opened)->begin();
  EXPECT_TRUE((*opened)->is_in_transaction());
  (*opened)->commit();
  EXPECT_FALSE((*opened)->is_in_transaction());
  ASSERT_TRUE((*opened)->run("BEGIN"));
  EXPECT_TRUE((*opened)->is_in_transaction());
}

TEST(Database, SaysWhatSqliteSays) {
  auto opened = Database::open("file:/database_error?vfs=memdb");
  const Result<void> wrong = (*opened)->run("CREATE TABLE");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, ErrorCode::Unavailable);
}

}  // namespace
}  // namespace vendorproof::store
