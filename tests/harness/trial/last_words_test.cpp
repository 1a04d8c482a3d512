#include "harness/trial/last_words.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "tests/harness/command/started_program.h"

namespace vendorproof::harness {
namespace {

TEST(LastWords, AreTheLastFiveLines) {
  const std::filesystem::path folder = empty_folder("vendorproof-last-words");
  const std::string file = (folder / "program.log").string();
  EXPECT_EQ(last_words(file), "; it said nothing");
  ASSERT_TRUE(write_file(file, "1\n2\n\n3\n4\n5\n6\x1b[31m\n").has_value());
  EXPECT_EQ(last_words(file), "; it last said: 2 / 3 / 4 / 5 / 6\\x1B[31m; all of it is in " + file);
  ASSERT_TRUE(write_file(file, std::string(3'000, 'x') + "\nFATAL: wrong password\n").has_value());
  EXPECT_NE(last_words(file).find("FATAL: wrong password"), std::string::npos) << "the reason is at the end";
  ASSERT_TRUE(write_file(file, std::string(3'000, 'x') + "\xC3\xA4" + std::string(899, 'y')).has_value());
  EXPECT_NE(last_words(file).find("...y"), std::string::npos) << "no half of a letter";
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace vendorproof::harness
