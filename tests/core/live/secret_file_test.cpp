#include "core/live/secret_file.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/text.h"

namespace vendorproof::live {
namespace {

class SecretFile : public testing::Test {
 protected:
  SecretFile() { std::filesystem::create_directories(folder_); }
  ~SecretFile() override { std::filesystem::remove_all(folder_); }

  std::string problem_of(const std::string& path) {
    const auto read = read_secret_file(path);
    EXPECT_FALSE(read.has_value()) << path;
    return read ? "" : read.error().message;
  }

  const std::string folder_ =
      (std::filesystem::temp_directory_path() / ("secret-file-" + std::to_string(::getpid()))).string();
};

TEST_F(SecretFile, IsReadAsItIsAlsoBehindALink) {
  ASSERT_TRUE(write_file(folder_ + "/s", "abc\n").has_value());
  ASSERT_EQ(::symlink((folder_ + "/s").c_str(), (folder_ + "/link").c_str()), 0);
  EXPECT_EQ(read_secret_file(folder_ + "/link").value(), "abc\n");
  EXPECT_TRUE(secret_file_exists(folder_ + "/s"));
  EXPECT_FALSE(secret_file_exists(folder_ + "/t"));
}

TEST_F(SecretFile, NothingElseIsRead) {
  EXPECT_NE(problem_of(folder_ + "/t").find("/t cannot be read: No such file or directory; check the path"),
            std::string::npos);
  EXPECT_NE(problem_of(folder_).find("is no file"), std::string::npos);
  EXPECT_NE(problem_of("/dev/zero").find("is no file"), std::string::npos);
  ASSERT_EQ(::mkfifo((folder_ + "/pipe").c_str(), 0600), 0);
  EXPECT_NE(problem_of(folder_ + "/pipe").find("is no file"), std::string::npos) << "it would wait for ever";
  ASSERT_TRUE(write_file(folder_ + "/big", std::string(70'000, 's')).has_value());
  EXPECT_NE(problem_of(folder_ + "/big").find("larger than a secret can be"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::live
