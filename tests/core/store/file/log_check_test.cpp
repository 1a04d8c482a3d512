#include "core/store/file/log_check.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include "core/base/text.h"

namespace vendorproof::store {
namespace {

constexpr std::size_t frame_bytes = 24 + 4096;
constexpr std::size_t frames_start = 32;

/// The log of a database as a killed program leaves it: `commits` commits of one page each.
std::string log_after(int commits) {
  const std::string path = testing::TempDir() + "vendorproof_log_made_" + std::to_string(::getpid());
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
  sqlite3* connection = nullptr;
  EXPECT_EQ(sqlite3_open(path.c_str(), &connection), SQLITE_OK);
  const auto run = [&](const char* sql) {
    EXPECT_EQ(sqlite3_exec(connection, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(connection);
  };
  run("CREATE TABLE t(a); INSERT INTO t VALUES(0); PRAGMA journal_mode=WAL");
  for (int i = 0; i < commits; ++i) run("UPDATE t SET a = a + 1");
  std::string log = read_file(path + "-wal").value();
  sqlite3_close(connection);
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
  return log;
}

class LogCheck : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove_all(path_ + "-wal"); }
  Result<void> checked(const std::string& log) const {
    std::ofstream(path_ + "-wal", std::ios::binary) << log;
    const Result<void> in_file = check_log(path_);
    std::istringstream bytes(log);
    const Result<void> in_memory = check_log_bytes(bytes, path_);
    EXPECT_EQ(in_file ? "" : in_file.error().message, in_memory ? "" : in_memory.error().message);
    return in_file;
  }
  std::string refused(const std::string& log) const {
    const Result<void> result = checked(log);
    EXPECT_FALSE(result);
    return result ? "" : result.error().message;
  }
  const std::string path_ = testing::TempDir() + "vendorproof_log_test_" + std::to_string(::getpid());
};

std::string spoiled(std::string log, std::size_t at) {
  log[at] = static_cast<char>(log[at] ^ 1);
  return log;
}

std::size_t frame(std::size_t number) { return frames_start + (number - 1) * frame_bytes; }

TEST_F(LogCheck, TakesALogThatIsWholeOrIsNotThere) {
  EXPECT_TRUE(check_log(path_));
  EXPECT_TRUE(checked(""));
  const std::string log = log_after(5);
  ASSERT_EQ(log.size(), frame(6));
  EXPECT_TRUE(checked(log)) << checked(log).error().message;
}

TEST_F(LogCheck, RefusesALogWithCommitsBehindTheDamage) {
  const std::string log = log_after(5);
  EXPECT_NE(refused(spoiled(log, frame(2) + 500))
                .find("the log " + path_ +
                      "-wal is damaged: frame 2 is not whole, and "
                      "4 commits stand behind it; put a copy in its place"),
            std::string::npos);
  EXPECT_NE(refused(spoiled(log, frame(1) + 9)).find("frame 1 is not whole, and 4 commits"), std::string::npos)
      << "salt";
  EXPECT_NE(refused(spoiled(log, frame(4) + 500)).find("frame 4 is not whole, and 2 commits"), std::string::npos);
  for (const std::size_t at : {0U, 9U, 17U, 25U}) {
    EXPECT_NE(refused(spoiled(log, at)).find("its header is not whole"), std::string::npos) << at;
  }
  std::string zeroed = log;
  zeroed.replace(0, 4096, 4096, '\0');
  EXPECT_NE(refused(zeroed).find("its header is not whole"), std::string::npos);
}

// So far a power cut may go: the last commit, and a header without frames.
TEST_F(LogCheck, TakesWhatAPowerCutLeaves) {
  const std::string log = log_after(5);
  EXPECT_TRUE(checked(spoiled(log, frame(5) + 500)));
  EXPECT_TRUE(checked(log.substr(0, frame(5) + 100)));
  EXPECT_TRUE(checked(log.substr(0, 20)));
  EXPECT_TRUE(checked(std::string(32, '\0')));
}

TEST_F(LogCheck, DoesNotCountFramesOfAnEarlierLifeOfTheLog) {
  const std::string old = log_after(9);
  const std::string young = log_after(3);
  EXPECT_TRUE(checked(young + old.substr(frame(4))));
}

RC_GTEST_FIXTURE_PROP(LogCheck, FindsADamagedByteBeforeTheLastTwoCommits, ()) {
  static const std::string log = log_after(6);
  const auto at = *rc::gen::inRange<std::size_t>(0, frame(5));
  RC_ASSERT(!checked(spoiled(log, at)).has_value());
}

TEST_F(LogCheck, RefusesWhatIsNoFile) {
  std::filesystem::create_directory(path_ + "-wal");
  EXPECT_NE(check_log(path_).error().message.find("it is no ordinary file"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::store
