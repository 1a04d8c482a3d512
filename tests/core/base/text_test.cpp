#include "core/base/text.h"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/stat.h>

namespace vendorproof {
namespace {

using Parts = std::vector<std::string>;

/// A folder of its own for one test, gone with it.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / "vendorproof_text_test_XXXXXX") {
    std::string name = path_.string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

TEST(Split, KeepsEmptyParts) {
  EXPECT_EQ(split("a,b,,c,", ','), (Parts{"a", "b", "", "c", ""}));
  EXPECT_EQ(split("", ','), (Parts{""}));
  EXPECT_EQ(split("a", ','), (Parts{"a"}));
}

RC_GTEST_PROP(EqualIgnoringCase, IsEqualityOfLowerCase, (const std::string& left, const std::string& right)) {
  RC_ASSERT(equal_ignoring_case(left, right) == (lower_case(left) == lower_case(right)));
  RC_ASSERT(equal_ignoring_case(left, lower_case(left)));
}

TEST(EqualIgnoringCase, OfLettersOnly) {
  EXPECT_TRUE(equal_ignoring_case("Content-Type", "cONTENT-tYPE"));
  EXPECT_FALSE(equal_ignoring_case("a", "ab"));
  EXPECT_FALSE(equal_ignoring_case("@", "`"));
  EXPECT_FALSE(equal_ignoring_case("[", "{"));
}

TEST(Join, PutsTheSeparatorBetween) {
  EXPECT_EQ(join({"a", "", "c"}, ", "), "a, , c");
  EXPECT_EQ(join({}, ", "), "");
  EXPECT_EQ(join({"a"}, ", "), "a");
}

RC_GTEST_PROP(TextProperty, JoinUndoesSplit, (const std::string& text)) {
  RC_ASSERT(join(split(text, 'a'), "a") == text);
}

TEST(LowerCase, ChangesAsciiLettersOnly) { EXPECT_EQ(lower_case("AZaz09_\xc3\x84"), "azaz09_\xc3\x84"); }

TEST(StartsWith, ComparesTheBeginning) {
  EXPECT_TRUE(starts_with("abc", "ab"));
  EXPECT_TRUE(starts_with("abc", ""));
  EXPECT_FALSE(starts_with("abc", "bc"));
  EXPECT_FALSE(starts_with("a", "ab"));
}

TEST(Files, AreReadAsTheyWereWritten) {
  const Folder folder;
  const std::string bytes("a\0b\r\n\xff", 6);
  ASSERT_TRUE(write_file(folder.file("f"), bytes));
  EXPECT_EQ(read_file(folder.file("f")).value(), bytes);
  ASSERT_TRUE(write_file(folder.file("f"), "shorter"));
  EXPECT_EQ(read_file(folder.file("f")).value(), "shorter");
  EXPECT_FALSE(std::filesystem::exists(folder.file("f.part")));
}

TEST(Files, AreReadBeyondOneChunk) {
  const Folder folder;
  const std::string bytes(200'000, 'x');
  ASSERT_TRUE(write_file(folder.file("f"), bytes));
  EXPECT_EQ(read_file(folder.file("f")).value(), bytes);
}

TEST(Files, SayWhatIsWrongAndWhere) {
  const Folder folder;
  const Result<std::string> missing = read_file(folder.file("missing"));
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
  EXPECT_NE(missing.error().message.find(folder.file("missing")), std::string::npos);
  const Result<std::string> directory = read_file(folder.file(""));
  ASSERT_FALSE(directory);
  EXPECT_NE(directory.error().message.find("is a folder"), std::string::npos);
  const Result<void> unwritable = write_file(folder.file("no/such/folder"), "x");
  ASSERT_FALSE(unwritable);
  EXPECT_EQ(unwritable.error().code, ErrorCode::Unavailable);
  EXPECT_NE(unwritable.error().message.find(folder.file("no/such/folder")), std::string::npos);
}

TEST(Files, ThatNeverEndAreNotReadForEver) {
  const Result<std::string> zeros = read_file("/dev/zero");
  ASSERT_FALSE(zeros);
  EXPECT_EQ(zeros.error().code, ErrorCode::Malformed);
}

TEST(Files, AFailedWriteKeepsTheOldFile) {
  const Folder folder;
  const std::string path = folder.file("f");
  ASSERT_TRUE(write_file(path, "old"));
  std::filesystem::create_directory(temporary_name(path));
  EXPECT_FALSE(write_file(path, "new"));
  EXPECT_EQ(read_file(path).value(), "old");
}

TEST(Files, ALinkInTheWayIsNotFollowed) {
  const Folder folder;
  const std::string path = folder.file("f");
  ASSERT_TRUE(write_file(folder.file("precious"), "precious"));
  std::filesystem::create_symlink(folder.file("precious"), temporary_name(path));
  EXPECT_TRUE(write_file(path, "new"));
  EXPECT_EQ(read_file(path).value(), "new");
  EXPECT_EQ(read_file(folder.file("precious")).value(), "precious");
  EXPECT_FALSE(write_new_file(path, "newer")) << "it is there already";
  EXPECT_EQ(read_file(path).value(), "new");
}

TEST(Files, AFailedWriteLeavesNothingBehind) {
  const Folder folder;
  const std::string path = folder.file("f");
  std::filesystem::create_directory(path);
  EXPECT_FALSE(write_file(path, "new"));
  EXPECT_FALSE(std::filesystem::exists(temporary_name(path)));
}

}  // namespace
}  // namespace vendorproof
