// A store on a full disk: the program ends with exit code 2 and the remedy, and goes on without loss when there is
// room.
#include <csignal>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "tests/core/store/samples.h"
#include "tests/core/store/small_disk.h"
#include "tests/core/store/store_file.h"

namespace vendorproof::store {
namespace {

constexpr int rounds_max = 60;

class FullDisk : public StoreFile {
 protected:
  std::unique_ptr<Store> opened() const {
    auto store = open_store({path_, Durability::Full});
    EXPECT_TRUE(store) << store.error().message;
    return store ? std::move(*store) : nullptr;
  }
  static void work_a_round(Store& store, int round) {
    const std::string number = std::to_string(round);
    store.begin();
    store.save(samples::order("PO" + number));
    store.save(samples::work("invoice/PO" + number, WorkState::Done, round));
    store.set_note("round", number);
    store.commit();
  }
  static int round_of(const Store& store) { return std::stoi(store.note("round").value_or("0")); }
  /// Works until the disk is full, and says beside the store which round was committed last.
  void work(Store& store) const {
    for (int round = round_of(store) + 1; round <= rounds_max; ++round) {
      work_a_round(store, round);
      std::ofstream(path_ + ".toml") << round;
    }
  }
  int committed() const { return std::stoi(read_file(path_ + ".toml").value_or("0")); }
};

using FullDiskDeathTest = FullDisk;

TEST_F(FullDiskDeathTest, EndsTheProgramWithTheFileTheReasonAndTheRemedy) {
  opened();
  const auto store = opened();
  EXPECT_EXIT(
      {
        const SmallDisk disk(50'000);
        work(*store);
      },
      testing::ExitedWithCode(2),
      "store_test_[0-9]*.db: its disk is full .database or disk is full.; make room and start again: what was "
      "committed is kept");
  EXPECT_EXIT(
      {
        const SmallDisk disk(50'000, EIO);
        work(*store);
      },
      testing::ExitedWithCode(2), "its disk fails .disk I/O error: Input/output error.; check the disk");
}

// A limit of the system, without any change to SQLite.
TEST_F(FullDiskDeathTest, EndsTheProgramAtTheLimitOfAFilesSize) {
  const auto store = opened();
  const auto work_within_a_limit = [&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit = {100'000, 100'000};
    if (::setrlimit(RLIMIT_FSIZE, &limit) == 0) work(*store);
  };
  EXPECT_EXIT(work_within_a_limit(), testing::ExitedWithCode(2),
              "its disk fails .disk I/O error: File too large.; check the disk");
}

TEST_F(FullDisk, RefusesToBeginAStoreAndLeavesNothingInItsPlace) {
  for (const std::int64_t room : {0, 5'000, 50'000}) {
    const SmallDisk disk(room);
    const auto store = open_store({path_, Durability::Full});
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().code, ErrorCode::Unavailable);
    EXPECT_NE(store.error().message.find("its disk is full"), std::string::npos) << store.error().message;
    EXPECT_FALSE(std::filesystem::exists(path_));
  }
  EXPECT_NE(opened(), nullptr);
}

TEST_F(FullDisk, RefusesAMigrationAndLeavesTheFileAsItWas) {
  write_version(4);
  const std::string before = bytes();
  for (const std::int64_t room : {0, 50'000, 150'000, 200'000}) {
    {
      const SmallDisk disk(room);
      const auto store = open_store({path_, Durability::Full});
      ASSERT_FALSE(store) << room;
      EXPECT_NE(store.error().message.find("its disk is full"), std::string::npos) << store.error().message;
    }
    EXPECT_EQ(bytes(), before) << room;
  }
  EXPECT_NE(opened(), nullptr);
}

/// However far the room reaches: what was committed is there, and at most one step more, whose end was not told.
RC_GTEST_FIXTURE_PROP(FullDisk, LosesNothingThatWasCommittedAndGoesOnWithRoom, ()) {
  const auto room = *rc::gen::inRange<std::int64_t>(0, 700'000);
  TearDown();
  opened();
  const pid_t child = ::fork();
  RC_ASSERT(child >= 0);
  if (child == 0) {
    std::freopen("/dev/null", "w", stderr);
    const SmallDisk disk(room);
    const auto store = open_store({path_, Durability::Full});
    if (!store) std::_Exit(2);
    work(**store);
    std::_Exit(0);
  }
  int status = 0;
  RC_ASSERT(::waitpid(child, &status, 0) == child);
  RC_ASSERT(WIFEXITED(status));
  RC_ASSERT(WEXITSTATUS(status) == (committed() == rounds_max ? 0 : 2));
  const auto store = opened();
  RC_ASSERT(store != nullptr);
  const int round = round_of(*store);
  RC_ASSERT(round == committed() || round == committed() + 1);
  RC_ASSERT(static_cast<int>(store->order_numbers().size()) == round);
  work(*store);
  RC_ASSERT(round_of(*store) == rounds_max);
}

}  // namespace
}  // namespace vendorproof::store
