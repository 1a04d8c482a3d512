#include "core/store/file/lock.h"

#include <csignal>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/text.h"

namespace vendorproof::store {
namespace {

class Lock : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(path_ + ".lock"); }
  std::string refused() const {
    const auto lock = FileLock::take(path_);
    EXPECT_FALSE(lock);
    if (lock) return "";
    EXPECT_EQ(lock.error().code, ErrorCode::Conflict);
    return lock.error().message;
  }
  const std::string path_ = testing::TempDir() + "vendorproof_lock_test_" + std::to_string(::getpid());
};

TEST_F(Lock, IsOfOneAtATime) {
  {
    const auto first = FileLock::take(path_);
    ASSERT_TRUE(first) << first.error().message;
    refused();
  }
  EXPECT_TRUE(FileLock::take(path_));
}

TEST_F(Lock, MovesWithItsValue) {
  auto first = FileLock::take(path_);
  FileLock moved = std::move(*first);
  refused();
  moved = std::move(*FileLock::take(path_ + "2"));
  first = tl::unexpected<Error>(Error{});
  std::filesystem::remove(path_ + "2.lock");
}

/// The parent waits for the word of the child, then the child is killed.
TEST_F(Lock, NamesTheProcessThatHasItAndEndsWithItWhenItIsKilled) {
  int told[2] = {-1, -1};
  ASSERT_EQ(::pipe(told), 0);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const auto lock = FileLock::take(path_);
    const char word = lock ? 'y' : 'n';
    if (::write(told[1], &word, 1) != 1) std::_Exit(1);
    while (true) ::pause();
  }
  char word = 0;
  ASSERT_EQ(::read(told[0], &word, 1), 1);
  ASSERT_EQ(word, 'y');
  const std::string message = refused();
  EXPECT_TRUE(starts_with(message, "process " + std::to_string(child) + " works on it; stop that process")) << message;
  ASSERT_EQ(::kill(child, SIGKILL), 0);
  ASSERT_EQ(::waitpid(child, nullptr, 0), child);
  EXPECT_TRUE(FileLock::take(path_));
  ::close(told[0]);
  ::close(told[1]);
}

TEST_F(Lock, SaysWhyItCannotBeMade) {
  const auto lock = FileLock::take("/no/such/folder/core.db");
  ASSERT_FALSE(lock);
  EXPECT_EQ(lock.error().code, ErrorCode::Unavailable);
  EXPECT_NE(lock.error().message.find("/no/such/folder/core.db.lock cannot be made: No such file"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::store
