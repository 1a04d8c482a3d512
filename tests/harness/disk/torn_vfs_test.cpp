// What SQLite keeps on a torn disk, with each setting: the strong ones lose nothing, and the weak ones show that the
// disk is awake.
#include "harness/disk/torn_vfs.h"

#include <array>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "core/store/database.h"
#include "harness/world/chance.h"

namespace vendorproof::harness {
namespace {

using store::Database;

scenarios::Scenario of_seed(std::uint64_t seed) {
  scenarios::Scenario scenario;
  scenario.seed = seed;
  return scenario;
}

struct AfterPowerCuts {
  std::int64_t lost = 0;       ///< commits that were acknowledged and are gone, at the first cut that took some
  bool is_damaged = false;     ///< SQLite says so, or a commit is there in part
  std::int64_t torn = 0;       ///< writes, over all cuts
  std::string database_bytes;  ///< at the end
};

constexpr std::int64_t rows_per_commit = 3;

std::string sql_of_commit(std::int64_t number) {
  std::string sql = "BEGIN;";
  for (std::int64_t row = 0; row < rows_per_commit; ++row) {
    sql += "INSERT INTO t(number, text) VALUES(" + std::to_string(number) + ", '" +
           std::string(static_cast<std::size_t>(700 + number % 7 * 300), static_cast<char>('a' + number % 26)) + "');";
  }
  return sql + "UPDATE last SET number = " + std::to_string(number) + "; COMMIT;";
}

std::int64_t number_in(Database& database, const std::string& sql) {
  const Result<std::string> text = database.first_text(sql);
  return text && !text->empty() ? std::stoll(*text) : -1;
}

/// The power fails five times, at drawn places; SQLite checkpoints often, so that these are met, too.
AfterPowerCuts played(std::uint64_t seed, const std::string& settings) {
  AfterPowerCuts after;
  const scenarios::Scenario scenario = of_seed(seed);
  Chance chance(scenario);
  TornDisk disk(
      [&](const std::string& name, std::int64_t bp, std::int64_t options) { return chance.draw(name, bp, options); });
  TornVfs vfs(disk);
  const std::string uri = vfs.uri("/test.db");
  {
    auto database = Database::open(uri).value();
    EXPECT_TRUE(
        database->run("PRAGMA synchronous=FULL; CREATE TABLE t(number INTEGER, text TEXT);"
                      "CREATE INDEX t_text ON t(text); CREATE TABLE last(number INTEGER);"
                      "INSERT INTO last VALUES(0)"));
  }
  std::int64_t acknowledged = 0;
  for (int life = 0; life < 5; ++life) {
    auto database = Database::open(uri).value();
    const std::string name = "life/" + std::to_string(life);
    disk.fail_after(1 + chance.draw(name, 10'000, 150));
    const bool is_ready = database->run(settings + "PRAGMA wal_autocheckpoint=12;").has_value();
    const bool is_whole = is_ready && database->first_text("PRAGMA integrity_check").value_or("damaged") == "ok";
    const std::int64_t found = number_in(*database, "SELECT number FROM last");
    after.lost = std::max<std::int64_t>(0, acknowledged - found);
    after.is_damaged = !is_whole || number_in(*database, "SELECT count(*) FROM t") != found * rows_per_commit;
    if (after.is_damaged || after.lost > 0) return after;
    if (!disk.has_failed()) acknowledged = found;
    for (std::int64_t number = found + 1; !disk.has_failed(); ++number) {
      EXPECT_TRUE(database->run(sql_of_commit(number)));
      if (!disk.has_failed()) acknowledged = number;
    }
    after.torn += disk.last_losses().torn;
    database.reset();
    disk.restart();
  }
  after.database_bytes = disk.content("/test.db");
  return after;
}

struct Counts {
  std::int64_t lossy = 0;
  std::int64_t damaged = 0;
  std::int64_t torn = 0;
};

Counts counts_of(const std::string& settings, std::uint64_t seeds) {
  Counts counts;
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const AfterPowerCuts after = played(seed, settings);
    counts.lossy += after.lost > 0 ? 1 : 0;
    counts.damaged += after.is_damaged ? 1 : 0;
    counts.torn += after.torn;
  }
  testing::Test::RecordProperty("lossy", std::to_string(counts.lossy));
  testing::Test::RecordProperty("damaged", std::to_string(counts.damaged));
  return counts;
}

constexpr const char* as_the_daemon = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;";

TEST(TornVfs, LosesNothingAsTheDaemonOpensIt) {
  const Counts counts = counts_of(as_the_daemon, 400);
  EXPECT_EQ(counts.lossy, 0);
  EXPECT_EQ(counts.damaged, 0);
  EXPECT_GT(counts.torn, 400) << "the disk sleeps";
}

TEST(TornVfs, LosesNothingWithAJournalThatIsRolledBack) {
  const Counts counts = counts_of("PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL;", 200);
  EXPECT_EQ(counts.lossy, 0);
  EXPECT_EQ(counts.damaged, 0);
  EXPECT_GT(counts.torn, 100) << "the disk sleeps";
}

TEST(TornVfs, LosesCommitsButDamagesNothingWithALogThatIsNotSynced) {
  const Counts counts = counts_of("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;", 200);
  EXPECT_GT(counts.lossy, 80);
  EXPECT_EQ(counts.damaged, 0);
}

TEST(TornVfs, LosesCommitsAndDamagesWithALogThatIsNeverSynced) {
  const Counts counts = counts_of("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;", 200);
  EXPECT_GT(counts.lossy, 20);
  EXPECT_GT(counts.damaged, 20);
}

TEST(TornVfs, DamagesADatabaseWithoutAJournal) {
  const Counts counts = counts_of("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;", 200);
  EXPECT_GT(counts.damaged, 100);
}

TEST(TornVfs, LeavesTheSameBytesAlsoOnSeveralThreads) {
  constexpr std::size_t seeds = 8;
  std::array<std::string, seeds> alone;
  for (std::size_t seed = 0; seed < seeds; ++seed) alone[seed] = played(seed, as_the_daemon).database_bytes;
  std::array<std::string, seeds> together;
  std::vector<std::thread> threads;
  for (std::size_t seed = 0; seed < seeds; ++seed) {
    threads.emplace_back([&, seed] { together[seed] = played(seed, as_the_daemon).database_bytes; });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(alone, together);
  EXPECT_FALSE(alone[0].empty());
  EXPECT_NE(alone[0], alone[1]);
}

TEST(TornVfs, RefusesASecondConnectionToADatabase) {
  TornDisk disk([](const std::string&, std::int64_t, std::int64_t) { return std::int64_t{0}; });
  TornVfs vfs(disk);
  const auto first = Database::open(vfs.uri("/a.db")).value();
  ASSERT_TRUE(first->run("CREATE TABLE t(a)"));
  const auto second = Database::open(vfs.uri("/a.db"));
  EXPECT_FALSE(second && (*second)->run("SELECT * FROM t"));
}

}  // namespace
}  // namespace vendorproof::harness
