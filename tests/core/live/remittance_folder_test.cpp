#include "core/live/remittance_folder.h"

#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace vendorproof::live {
namespace {

namespace fs = std::filesystem;

class Folder : public testing::Test {
 protected:
  void SetUp() override {
    path_ = fs::path(testing::TempDir()) / ("vendorproof-folder-" + std::to_string(::getpid()));
    fs::remove_all(path_);
    fs::create_directory(path_);
  }
  void TearDown() override { fs::remove_all(path_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  static std::string told(const std::vector<RemittanceFile>& files) {
    std::string text;
    for (const RemittanceFile& file : files) text += file.name + "=" + file.text + file.problem + ";";
    return text;
  }

  fs::path path_;
};

TEST_F(Folder, GivesEachFileOnceWhenItHasStoppedChanging) {
  RemittanceFolder folder(path_.string());
  write("b.csv", "half");
  EXPECT_EQ(told(folder.look()), "") << "it may still be written";
  write("b.csv", "half and the rest");
  EXPECT_EQ(told(folder.look()), "");
  write("a.CSV", "first");
  EXPECT_EQ(told(folder.look()), "b.csv=half and the rest;");
  EXPECT_EQ(told(folder.look()), "a.CSV=first;");
  EXPECT_EQ(told(folder.look()), "");
  EXPECT_TRUE(fs::exists(path_ / "b.csv")) << "nothing is moved";
}

TEST_F(Folder, GivesAtAnOnlyLookWhatHasNotChangedForAMinute) {
  RemittanceFolder folder(path_.string());
  write("old.csv", "whole");
  write("new.csv", "half");
  fs::last_write_time(path_ / "old.csv", fs::file_time_type::clock::now() - std::chrono::seconds(61));
  EXPECT_EQ(told(folder.look_once()), "old.csv=whole;");
  RemittanceFolder nowhere((path_ / "gone").string());
  EXPECT_EQ(told(nowhere.look_once()), "");
  EXPECT_NE(nowhere.problem(), "");
}

TEST_F(Folder, GivesAFileAgainWhenItChanged) {
  RemittanceFolder folder(path_.string());
  write("a.csv", "one");
  folder.look();
  EXPECT_EQ(told(folder.look()), "a.csv=one;");
  write("a.csv", "one and two");
  EXPECT_EQ(told(folder.look()), "");
  EXPECT_EQ(told(folder.look()), "a.csv=one and two;");
}

TEST_F(Folder, GivesEverythingOnceMoreAfterAStart) {
  write("a.csv", "one");
  for (int start = 0; start < 2; ++start) {
    RemittanceFolder folder(path_.string());
    folder.look();
    EXPECT_EQ(told(folder.look()), "a.csv=one;");
  }
}

TEST_F(Folder, LeavesOtherFilesAndFoldersAlone) {
  write("notes.txt", "x");
  write(".hidden.csv", "x");
  write("a.csv.part", "x");
  fs::create_directory(path_ / "old.csv");
  RemittanceFolder folder(path_.string());
  folder.look();
  EXPECT_EQ(told(folder.look()), "");
  EXPECT_EQ(folder.problem(), "");
}

TEST_F(Folder, ThatIsNotThereIsToldAndMayComeLater) {
  fs::remove_all(path_);
  RemittanceFolder folder(path_.string());
  EXPECT_EQ(told(folder.look()), "");
  EXPECT_NE(folder.problem().find(path_.string()), std::string::npos);
  fs::create_directory(path_);
  write("a.csv", "one");
  folder.look();
  EXPECT_EQ(told(folder.look()), "a.csv=one;");
  EXPECT_EQ(folder.problem(), "");
}

TEST_F(Folder, TellsAFileThatIsTooLarge) {
  write("a.csv", "");
  fs::resize_file(path_ / "a.csv", remittance_bytes_max + 1);
  RemittanceFolder folder(path_.string());
  folder.look();
  const std::vector<RemittanceFile> files = folder.look();
  ASSERT_EQ(files.size(), 1U);
  EXPECT_TRUE(files[0].text.empty());
  EXPECT_NE(files[0].problem.find("at most 67108864 are read"), std::string::npos) << files[0].problem;
}

}  // namespace
}  // namespace vendorproof::live
