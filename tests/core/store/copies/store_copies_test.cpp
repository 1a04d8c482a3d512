#include "core/store/copies/store_copies.h"

#include <memory>

#include "core/store/schema.h"
#include "core/store/store.h"
#include "tests/core/store/samples.h"
#include "tests/core/store/small_disk.h"
#include "tests/core/store/store_file.h"

namespace vendorproof::store {
namespace {

namespace fs = std::filesystem;

class StoreCopies : public StoreFile {
 protected:
  void SetUp() override {
    StoreFile::SetUp();
    clear_copies();
  }
  void TearDown() override {
    StoreFile::TearDown();
    clear_copies();
  }
  void clear_copies() const {
    for (const char* end : {".copy", ".copy.part", ".restoring", ".replaced-1", ".replaced-2"}) {
      for (const char* log : {"", "-wal", "-shm"}) fs::remove_all(path_ + end + log);
    }
    fs::remove_all(copy_ + ".lock");
  }
  std::unique_ptr<Store> opened(const std::string& path) const {
    auto store = open_store({path, Durability::Full});
    EXPECT_TRUE(store) << store.error().message;
    return store ? std::move(*store) : nullptr;
  }
  static void add_order(Store& store, const std::string& number) {
    store.begin();
    store.save(samples::order(number));
    store.commit();
  }
  /// A file that lost a page to a bad disk.
  static void spoil(const std::string& path) {
    std::string text = read_file(path).value();
    for (std::size_t i = 4096; i < 8192 && i < text.size(); ++i) text[i] = 'x';
    ASSERT_TRUE(write_file(path, text));
  }
  const std::string copy_ = path_ + ".copy";
};

TEST_F(StoreCopies, HoldWhatWasCommittedAlsoWhileAProcessWorksOnTheStore) {
  const auto store = opened(path_);
  add_order(*store, "PO1");
  store->begin();
  store->save(samples::order("PO2"));
  const auto made = back_up_store(path_, copy_);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->version, schema_version);
  EXPECT_EQ(made->orders, 1) << "the second is not committed";
  EXPECT_EQ(made->open_orders, 1);
  EXPECT_GT(made->bytes, 4096);
  store->commit();
  EXPECT_EQ(look_at_store(path_)->orders, 2);
  EXPECT_EQ(look_at_store(copy_)->orders, 1);
  EXPECT_FALSE(fs::exists(copy_ + "-wal"));
  EXPECT_FALSE(fs::exists(copy_ + ".part"));
}

TEST_F(StoreCopies, ReplaceNothing) {
  opened(path_);
  ASSERT_TRUE(back_up_store(path_, copy_));
  const std::string before = read_file(copy_).value();
  const auto again = back_up_store(path_, copy_);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().message, copy_ + ": something stands there already; name a new file");
  EXPECT_EQ(read_file(copy_).value(), before);
}

TEST_F(StoreCopies, AreNotMadeOfADamagedStore) {
  add_order(*opened(path_), "PO1");
  spoil(path_);
  const auto made = back_up_store(path_, copy_);
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().message.find(path_ + ": "), std::string::npos) << made.error().message;
  EXPECT_FALSE(fs::exists(copy_));
  EXPECT_FALSE(fs::exists(copy_ + ".part"));
  EXPECT_FALSE(look_at_store(path_));
}

TEST_F(StoreCopies, OfWhatIsNoStoreAreRefusedWithItsName) {
  EXPECT_EQ(look_at_store(path_).error().message, path_ + ": there is no such file");
  EXPECT_EQ(back_up_store(path_, copy_).error().message, path_ + ": there is no such file");
  EXPECT_EQ(restore_store(copy_, path_).error().message, copy_ + ": there is no such file");
  ASSERT_TRUE(write_file(path_, "hello"));
  EXPECT_FALSE(back_up_store(path_, copy_));
  EXPECT_FALSE(fs::exists(copy_));
}

/// Each error begins with the file that is to blame.
TEST_F(StoreCopies, ThatHaveNoPlaceAreRefusedWithTheirOwnName) {
  add_order(*opened(path_), "PO1");
  const std::string nowhere = path_ + ".none/copy";
  const std::string no_folder = ": the folder " + path_ + ".none cannot be used: No such file or directory; make it";
  EXPECT_EQ(back_up_store(path_, nowhere).error().message.find(nowhere + no_folder), 0U);
  EXPECT_EQ(back_up_store(path_, path_ + "/copy").error().message.find(path_ + "/copy: "), 0U) << "a file is no folder";
  ASSERT_TRUE(back_up_store(path_, copy_));
  const auto nowhere_to_restore = restore_store(copy_, nowhere);
  EXPECT_EQ(nowhere_to_restore.error().message.find(nowhere + no_folder), 0U) << nowhere_to_restore.error().message;
  EXPECT_FALSE(fs::exists(path_ + ".none"));
}

TEST_F(StoreCopies, ThatFindNoRoomAreBlamedAndNotTheStore) {
  const auto store = opened(path_);
  for (int i = 0; i < 100; ++i) add_order(*store, "PO" + std::to_string(i));
  ASSERT_TRUE(back_up_store(path_, copy_));
  const std::string second = path_ + ".restoring";
  {
    const SmallDisk full(20'000);
    const auto made = back_up_store(path_, second);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().message.find(second + ": its disk is full"), 0U) << made.error().message;
  }
  EXPECT_FALSE(fs::exists(second));
  const std::string target = path_ + ".replaced-1";
  {
    const SmallDisk full(20'000);
    const auto restored = restore_store(copy_, target);
    ASSERT_FALSE(restored);
    EXPECT_EQ(restored.error().message.find(target + ": its disk is full"), 0U) << restored.error().message;
  }
  EXPECT_FALSE(fs::exists(target));
  fs::remove(target + ".lock");
}

TEST_F(StoreCopies, OfAnotherProgramsFilesAreNotMadeAndTheFileIsBlamed) {
  ASSERT_TRUE(write_file(path_, std::string(8192, 'x')));
  const auto made = back_up_store(path_, copy_);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().message.find(path_ + ": it is no SQLite database"), 0U) << made.error().message;
  StoreFile::SetUp();
  run("CREATE TABLE songs (name TEXT)");
  const auto of_songs = back_up_store(path_, copy_);
  ASSERT_FALSE(of_songs);
  EXPECT_EQ(of_songs.error().message.find(path_ + ": "), 0U) << of_songs.error().message;
  const std::string target = path_ + ".replaced-1";
  const auto restored = restore_store(path_, target);
  ASSERT_FALSE(restored);
  EXPECT_EQ(restored.error().message.find(path_ + ": "), 0U) << "the copy is to blame: " << restored.error().message;
  fs::remove(target + ".lock");
}

TEST_F(StoreCopies, AreReadInAnOlderVersionToo) {
  write_version(4);
  const auto seen = look_at_store(path_);
  ASSERT_TRUE(seen) << seen.error().message;
  EXPECT_EQ(seen->version, 4);
  EXPECT_EQ(seen->orders, 9);
  EXPECT_EQ(rows("PRAGMA user_version"), std::vector<std::string>{"4"});
}

TEST_F(StoreCopies, ArePutBackAndTheOldFileIsKept) {
  add_order(*opened(path_), "PO1");
  ASSERT_TRUE(back_up_store(path_, copy_));
  add_order(*opened(path_), "PO2");
  const auto restored = restore_store(copy_, path_);
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_EQ(restored->kept_as, path_ + ".replaced-1");
  EXPECT_EQ(restored->contents.orders, 1);
  EXPECT_EQ(opened(path_)->order_numbers(), std::vector<std::string>{"PO1"});
  EXPECT_EQ(look_at_store(restored->kept_as)->orders, 2);
  EXPECT_EQ(restore_store(copy_, path_)->kept_as, path_ + ".replaced-2");
}

TEST_F(StoreCopies, TakeThePlaceOfADamagedStoreAndOfItsLog) {
  add_order(*opened(path_), "PO1");
  ASSERT_TRUE(back_up_store(path_, copy_));
  spoil(path_);
  ASSERT_TRUE(write_file(path_ + "-wal", "rest of a log"));
  ASSERT_TRUE(restore_store(copy_, path_));
  EXPECT_EQ(read_file(path_ + ".replaced-1-wal").value(), "rest of a log");
  EXPECT_EQ(opened(path_)->order_numbers(), std::vector<std::string>{"PO1"});
}

TEST_F(StoreCopies, AreNotPutBackUnderAProcess) {
  add_order(*opened(path_), "PO1");
  ASSERT_TRUE(back_up_store(path_, copy_));
  const auto store = opened(path_);
  const auto restored = restore_store(copy_, path_);
  ASSERT_FALSE(restored);
  EXPECT_EQ(restored.error().code, ErrorCode::Conflict);
  EXPECT_FALSE(fs::exists(path_ + ".replaced-1"));
  add_order(*store, "PO2");
}

TEST_F(StoreCopies, ThatAreDamagedLeaveTheStoreAsItWas) {
  add_order(*opened(path_), "PO1");
  ASSERT_TRUE(back_up_store(path_, copy_));
  spoil(copy_);
  const std::string before = bytes();
  EXPECT_FALSE(restore_store(copy_, path_));
  EXPECT_EQ(bytes(), before);
  EXPECT_FALSE(fs::exists(path_ + ".restoring"));
  EXPECT_EQ(restore_store(path_, path_).error().message, path_ + ": it is the store itself");
}

}  // namespace
}  // namespace vendorproof::store
