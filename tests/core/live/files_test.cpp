#include "core/live/files.h"

#include <cerrno>
#include <filesystem>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/text.h"

namespace vendorproof::live {
namespace {

TEST(Files, AreForTheirOwnerAndGrow) {
  const std::string path =
      (std::filesystem::temp_directory_path() / ("live-files-" + std::to_string(::getpid()))).string();
  std::filesystem::remove(path);
  for (const char* text : {"a\n", "b\n"}) {
    const int file = open_to_append(path);
    ASSERT_GE(file, 0);
    EXPECT_TRUE(write_all(file, text));
    ::close(file);
  }
  EXPECT_EQ(read_file(path), "a\nb\n");
  struct stat state {};
  ASSERT_EQ(::stat(path.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777U, 0600U);
  std::filesystem::remove(path);
}

TEST(Files, SayThatTheyCannotBeWritten) {
  EXPECT_EQ(open_to_append("/nowhere/file"), -1);
  const int full = open_to_append("/dev/full");
  ASSERT_GE(full, 0);
  EXPECT_FALSE(write_all(full, "x"));
  EXPECT_EQ(errno, ENOSPC);
  ::close(full);
}

}  // namespace
}  // namespace vendorproof::live
