#include "core/store/store.h"

#include <cstdio>

#include <gtest/gtest.h>

#include "core/store/database.h"
#include "tests/core/store/samples.h"
#include "tests/core/store/store_file.h"

namespace vendorproof::store {
namespace {

using samples::memory_store;

TEST(Store, KeepsWhatWasCommittedWhenItIsKilled) {
  const std::string uri = "file:/store_killed?vfs=memdb";
  const auto anchor = memory_store(uri);
  auto store = memory_store(uri);
  store->begin();
  store->set_note("kept", "1");
  store->commit();
  store->begin();
  store->set_note("lost", "1");
  store->set_note("kept", "2");
  store.reset();

  store = memory_store(uri);
  EXPECT_EQ(store->note("kept"), "1");
  EXPECT_EQ(store->note("lost"), std::nullopt);
}

/// More pages than the cache would keep if it were allowed to write them early.
TEST(Store, LosesALargeStepWholeWhenItIsKilled) {
  const std::string uri = "file:/store_large_step?vfs=memdb";
  const auto anchor = memory_store(uri);
  auto store = memory_store(uri);
  const auto save_many = [&store](const std::string& text) {
    for (int number = 0; number < 2'000; ++number) {
      OrderRecord record = samples::order("PO" + std::to_string(number));
      record.order.lines[0].vendor_product_identifier = text + std::string(3'000, 'x');
      store->save(record);
    }
  };
  store->begin();
  save_many("kept");
  store->commit();
  store->begin();
  save_many("lost");
  store.reset();

  store = memory_store(uri);
  EXPECT_EQ(store->order_numbers().size(), 2'000U);
  for (const std::string& number : store->order_numbers()) {
    EXPECT_TRUE(starts_with(store->known_order(number).order.lines[0].vendor_product_identifier, "kept")) << number;
  }
  const auto database = Database::open(uri);
  ASSERT_TRUE(database);
  Query check(**database, "PRAGMA integrity_check");
  ASSERT_TRUE(check.row());
  EXPECT_EQ(check.text(0), "ok");
}

TEST(Store, CanBeKilledAndOpenedManyTimes) {
  const std::string uri = "file:/store_often?vfs=memdb";
  const auto anchor = memory_store(uri);
  for (int i = 0; i < 50; ++i) {
    const auto store = memory_store(uri);
    store->begin();
    store->set_note("round", std::to_string(i));
    if (i % 2 == 0) store->commit();
  }
  EXPECT_EQ(memory_store(uri)->note("round"), "48");
}

TEST(Store, ReplacesItemsAsAWhole) {
  const auto store = memory_store("file:/store_items?vfs=memdb");
  store->begin();
  store->replace_items({{"B", false, Money(5, usd()), {12, 24}, "B0B", ""}, {"A", true, Money(), {}, "", "V\"\\\n1"}});
  store->commit();
  const std::vector<trade::Item> items = store->items();
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].vendor_product_identifier, "V\"\\\n1");
  EXPECT_EQ(items[1].case_sizes, (std::vector<std::int64_t>{12, 24}));
  store->replace_items({});
  EXPECT_TRUE(store->items().empty());
}

TEST(Store, ForgetsANote) {
  const auto store = memory_store("file:/store_notes?vfs=memdb");
  store->set_note("a", "1");
  store->erase_note("a");
  EXPECT_EQ(store->note("a"), std::nullopt);
}

TEST(Store, SaysWhatToDoWhenItCanNotBeOpened) {
  const auto opened = open_store({"/no/such/folder/core.db", Durability::Full});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::Unavailable);
  EXPECT_NE(opened.error().message.find("/no/such/folder/core.db"), std::string::npos);
  EXPECT_NE(opened.error().message.find("check that the folder exists"), std::string::npos);
}

TEST_F(StoreFile, SurvivesOnDisk) {
  {
    auto store = open_store({path_, Durability::Full});
    ASSERT_TRUE(store) << store.error().message;
    (*store)->begin();
    (*store)->set_note("a", "1");
    (*store)->commit();
  }
  auto store = open_store({path_, Durability::Full});
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_EQ((*store)->note("a"), "1");
}

TEST_F(StoreFile, IsOfOneStoreAtATimeByWhateverName) {
  const std::string link = path_ + ".version-1";
  auto store = open_store({path_, Durability::Full});
  ASSERT_TRUE(store) << store.error().message;
  std::filesystem::create_symlink(path_, link);
  for (const std::string& name : {path_, link}) {
    const auto second = open_store({name, Durability::Full});
    ASSERT_FALSE(second) << name;
    EXPECT_EQ(second.error().code, ErrorCode::Conflict);
  }
  *store = nullptr;
  EXPECT_TRUE(open_store({link, Durability::Full}));
}

TEST_F(StoreFile, IsElsewhereAsItIsOnADisk) {
  const StoreOptions elsewhere{"file:" + path_, Durability::FullElsewhere};
  {
    const auto store = open_store(elsewhere);
    ASSERT_TRUE(store) << store.error().message;
    EXPECT_TRUE(std::filesystem::exists(path_ + "-wal"));
    EXPECT_FALSE(std::filesystem::exists(path_ + ".lock"));
    (*store)->begin();
    (*store)->save(samples::order("PO1"));
    (*store)->commit();
  }
  EXPECT_TRUE(open_store(elsewhere).value()->has_order("PO1"));
  EXPECT_TRUE(open_store({path_, Durability::Full}).value()->has_order("PO1"));
  run("UPDATE orders SET settled = 1");
  const auto damaged = open_store(elsewhere);
  ASSERT_FALSE(damaged);
  EXPECT_NE(damaged.error().message.find("row 'PO1' of table orders is damaged"), std::string::npos);
}

TEST_F(StoreFile, IsAPlainFileWhenItMustSurvive) {
  for (const char* uri : {"", ":memory:", "file:/name?vfs=memdb"}) {
    const auto store = open_store({uri, Durability::Full});
    ASSERT_FALSE(store) << uri;
    EXPECT_NE(store.error().message.find("it is no file on a disk; name one"), std::string::npos);
  }
  std::filesystem::create_directory(path_);
  EXPECT_FALSE(open_store({path_, Durability::Full}));
  EXPECT_FALSE(std::filesystem::exists(path_ + ".lock")) << "no lock beside what is no store";
}

// A program that is killed while it makes a new store leaves an unfinished file beside it, never an empty store.
TEST_F(StoreFile, IsMadeAnewAfterAnUnfinishedBeginning) {
  ASSERT_TRUE(write_file(path_ + ".new", "SQLite format 3"));
  EXPECT_TRUE(open_store({path_, Durability::Full}));
  EXPECT_FALSE(std::filesystem::exists(path_ + ".new"));
}

// The core's readers and copies: `sqlite3 FILE .backup COPY` while the daemon works.
TEST_F(StoreFile, CanBeReadAndCopiedByOthersWhileItIsOpen) {
  auto store = open_store({path_, Durability::Full});
  ASSERT_TRUE(store) << store.error().message;
  samples::fill(**store);
  EXPECT_EQ(rows("SELECT number FROM orders"), std::vector<std::string>{"PO1"});
  auto reader = Database::open(path_);
  ASSERT_TRUE((*reader)->copy_to(path_ + ".version-1"));
  auto copy = open_store({path_ + ".version-1", Durability::Full});
  ASSERT_TRUE(copy) << copy.error().message;
  EXPECT_TRUE((*copy)->has_order("PO1"));
  std::filesystem::remove(path_ + ".version-1.lock");
}

TEST_F(StoreFile, IsOpenedAsACopyWhileAnotherProcessWorksOnIt) {
  auto store = open_store({path_, Durability::Full});
  ASSERT_TRUE(store);
  samples::fill(**store);
  StoreOptions options{path_, Durability::Full};
  options.copy = path_ + ".copy";
  {
    const auto copy = open_store(options);
    ASSERT_TRUE(copy) << copy.error().message;
    EXPECT_EQ((*copy)->movements(), (*store)->movements());
    (*copy)->begin();
    (*copy)->set_note("only", "here");
    (*copy)->commit();
    EXPECT_EQ((*store)->note("only"), std::nullopt);
  }
  options.uri = path_ + ".nowhere";
  const auto nothing = open_store(options);
  ASSERT_FALSE(nothing);
  EXPECT_NE(nothing.error().message.find(".nowhere: there is no such file"), std::string::npos);
  for (const char* suffix : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(options.copy + suffix);
}

TEST_F(StoreFile, RefusesADatabaseOfSomebodyElse) {
  run("CREATE TABLE theirs(x)");
  const std::string before = bytes();
  const auto opened = open_store({path_, Durability::Full});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::Malformed);
  EXPECT_EQ(bytes(), before);
}

TEST_F(StoreFile, RefusesANewerVersion) {
  ASSERT_TRUE(open_store({path_, Durability::Full}));
  run("PRAGMA user_version=99");
  const auto opened = open_store({path_, Durability::Full});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::Malformed);
  EXPECT_NE(opened.error().message.find("version 99"), std::string::npos);
  EXPECT_EQ(rows("PRAGMA user_version"), std::vector<std::string>{"99"});
}

// A store of version 0 with our tables never was.
TEST_F(StoreFile, RefusesAVersionThatNeverWas) {
  ASSERT_TRUE(open_store({path_, Durability::Full}));
  run("PRAGMA user_version=0");
  const auto opened = open_store({path_, Durability::Full});
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().message.find("version 0"), std::string::npos);
}

TEST_F(StoreFile, RefusesWhatIsNoDatabase) {
  std::FILE* file = std::fopen(path_.c_str(), "w");
  ASSERT_NE(file, nullptr);
  std::fputs("This is a letter, not a database. It is long enough to be looked at as one by anybody who tries.", file);
  std::fclose(file);
  const auto opened = open_store({path_, Durability::Full});
  EXPECT_FALSE(opened);
}

TEST(Store, APollThatBringsNothingCommitsNothing) {
  const char* uri = "file:/store_idle?vfs=memdb";
  const auto store = samples::memory_store(uri);
  auto watcher = Database::open(uri);
  const auto version = [&] {
    Query query(**watcher, "PRAGMA data_version");
    return query.row() ? query.integer(0) : -1;
  };
  store->begin();
  store->save(samples::work("poll/orders", WorkState::Due, 5));
  store->commit();
  const std::int64_t before = version();
  for (int poll = 0; poll < 20; ++poll) {
    store->begin();
    store->save(samples::work("poll/orders", WorkState::InFlight, poll));
    store->set_note("poll/orders/cursor", std::to_string(poll));
    store->commit();
  }
  EXPECT_EQ(version(), before);
  store->begin();
  store->save(samples::order("PO1"));
  store->commit();
  EXPECT_NE(version(), before);
  Query cursor(**watcher, "SELECT value FROM notes WHERE name = 'poll/orders/cursor'");
  ASSERT_TRUE(cursor.row());
  EXPECT_EQ(cursor.text(0), "19") << "what a poll noted is written with the next change";
}

}  // namespace
}  // namespace vendorproof::store
