#include "core/store/file/place.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/base/text.h"

namespace vendorproof::store {
namespace {

class Place : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string written(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ + "/" + name) << text;
    return folder_ + "/" + name;
  }
  std::string refused(const std::string& path) const {
    const Result<bool> looked = is_there(path);
    EXPECT_FALSE(looked) << path;
    return looked ? "" : looked.error().message;
  }
  const std::string folder_ = testing::TempDir() + "vendorproof_place_test_" + std::to_string(::getpid());
};

TEST_F(Place, HasAStoreOrNothing) {
  EXPECT_FALSE(is_there(folder_ + "/none").value());
  EXPECT_TRUE(is_there(written("some", "x")).value());
}

TEST_F(Place, IsAFolderThatMayBeUsed) {
  EXPECT_TRUE(check_folder(folder_, FolderUse::Write));
  EXPECT_TRUE(check_folder_of(folder_ + "/new"));
  const auto missing = check_folder_of(folder_ + "/none/new");
  ASSERT_FALSE(missing);
  EXPECT_EQ(
      missing.error().message,
      "the folder " + folder_ + "/none cannot be used: No such file or directory; make it (mkdir -p), or name another");
  const std::string file = written("file", "x");
  EXPECT_EQ(check_folder(file, FolderUse::Read).error().message, file + " is no folder; name one");
}

TEST_F(Place, RefusesWhatIsNoStore) {
  EXPECT_EQ(refused(folder_), "it is a folder; name a file in it");
  EXPECT_EQ(refused("/dev/null"), "it is no ordinary file; name one");
  EXPECT_NE(refused(written("empty", "")).find("the file is empty, which a store never is"), std::string::npos);
}

/// The lock is beside the file, so each of two names would have its own.
TEST_F(Place, RefusesAFileWithTwoNames) {
  const std::string path = written("store", "x");
  std::filesystem::create_hard_link(path, folder_ + "/other");
  EXPECT_NE(refused(path).find("it has a second name"), std::string::npos);
  std::filesystem::remove(folder_ + "/other");
  EXPECT_TRUE(is_there(path).value());
}

TEST_F(Place, HasOneNameForEveryWayToIt) {
  const std::string path = written("store", "x");
  std::filesystem::create_symlink(path, folder_ + "/link");
  EXPECT_EQ(real_path(folder_ + "/link"), real_path(path));
  EXPECT_EQ(real_path(folder_ + "/../" + std::filesystem::path(folder_).filename().string() + "/store"),
            real_path(path));
  EXPECT_EQ(real_path(folder_ + "/none"), real_path(folder_) + "/none");
}

TEST_F(Place, TakesAFileWhole) {
  const std::string from = written("from", "text");
  ASSERT_TRUE(put_in_place(from, folder_ + "/to"));
  EXPECT_EQ(read_file(folder_ + "/to").value(), "text");
  EXPECT_FALSE(std::filesystem::exists(from));
  const auto again = put_in_place(from, folder_ + "/to");
  ASSERT_FALSE(again);
  EXPECT_NE(again.error().message.find("No such file"), std::string::npos);
  EXPECT_EQ(read_file(folder_ + "/to").value(), "text");
}

}  // namespace
}  // namespace vendorproof::store
