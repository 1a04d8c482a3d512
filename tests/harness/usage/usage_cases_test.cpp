// Runs every row of the table with the real program.
#include "harness/usage/usage_cases.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/base/text.h"
#include "tests/support/places.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;

class UsageCases : public testing::TestWithParam<std::size_t> {
 protected:
  UsageCases()
      : folder_(fs::temp_directory_path() /
                ("vendorproof-usage-" + std::to_string(::getpid()) + "-" + std::to_string(GetParam()))) {
    fs::create_directories(folder_ / "taken" / "report.html");
    fs::create_directories(folder_ / "linked");
    fs::create_directories(folder_ / "jammed");
    fs::create_directories(folder_ / "old" / "own-core");
    write("old/own-core/notes.txt", "remember the milk");
    write("jammed/failures", "a file");
    write("empty.json", R"({"schema":1,"name":"a","start":"2026-11-02T06:00:00Z","items":[],"orders":[]})");
    write("twice.json", R"({"schema":1,"schema":1})");
    write("after.json", "{} {}");
    write("nul.json", std::string("{}\0{}", 5));
    write("a-file", "x");
    write("precious", "precious");
    fs::create_symlink(folder_ / "precious", folder_ / "linked" / "report.html");
  }
  UsageCases(const UsageCases&) = delete;
  UsageCases& operator=(const UsageCases&) = delete;
  ~UsageCases() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  /// The program, called by a shell in the folder.
  tests::Ran ran(std::string_view example) const {
    return tests::ran_by_bash("cd '" + folder_.string() + "' && vendorproof() { exec '" +
                              fs::absolute(tests::program()).string() + "' \"$@\"; } && { vendorproof " +
                              std::string(example) + "; }");
  }
  fs::path folder_;
};

TEST_P(UsageCases, EndsAndTellsAsItsRowSays) {
  const UsageCase& row = usage_cases()[GetParam()];
  const tests::Ran run = ran(row.example);
  EXPECT_EQ(run.code, row.code) << row.example << "\n" << run.output;
  EXPECT_NE(run.output.find(row.says), std::string::npos) << row.example << "\n" << run.output;
  EXPECT_TRUE(row.code != 2 || run.output.size() < 1200) << "one line";
  EXPECT_EQ(*read_file((folder_ / "precious").string()), "precious");
  EXPECT_FALSE(fs::exists(folder_ / "taken" / "report.json")) << "a report is whole or not there";
}

INSTANTIATE_TEST_SUITE_P(All, UsageCases, testing::Range<std::size_t>(0, usage_cases().size()),
                         [](const testing::TestParamInfo<std::size_t>& row) {
                           return "Row" + std::to_string(row.param);
                         });

TEST(UsageCaseTable, NamesEachExampleOnce) {
  std::set<std::string_view> examples;
  for (const UsageCase& row : usage_cases()) {
    EXPECT_TRUE(examples.insert(row.example).second) << row.example;
    EXPECT_EQ(row.sentence.back(), '.') << row.sentence;
  }
}

}  // namespace
}  // namespace vendorproof::harness
