#include "harness/command/demo.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "tests/support/places.h"

namespace vendorproof::harness {
namespace {

/// What the README shows is what the program prints.
TEST(Demo, PrintsWhatTheReadmeShows) {
  const std::string out = testing::TempDir() + "vendorproof-demo-test";
  testing::internal::CaptureStdout();
  EXPECT_EQ(demo({out}), 0);
  std::string told = testing::internal::GetCapturedStdout();
  const std::size_t place = told.find(out);
  ASSERT_NE(place, std::string::npos) << told;
  told.replace(place, out.size(), DemoOptions().out);
  const std::string readme = *read_file(tests::source_dir() + "/README.md");
  EXPECT_NE(readme.find(told), std::string::npos) << told;
  for (const char* name : {"report.html", "report.json", "junit.xml"}) {
    EXPECT_TRUE(std::filesystem::exists(out + "/" + name)) << name;
  }
  std::filesystem::remove_all(out);
}

/// The page's command is one that a shell takes.
TEST(Demo, ItsCommandCanBeCopied) {
  const std::string out = testing::TempDir() + "vendorproof demo's";
  testing::internal::CaptureStdout();
  EXPECT_EQ(demo({out}), 0);
  testing::internal::GetCapturedStdout();
  const Json json = parse_json(*read_file(out + "/report.json")).value();
  EXPECT_EQ(json["command"], shell_line({"vendorproof", "demo", "--out=" + out}));
  std::filesystem::remove_all(out);
}

}  // namespace
}  // namespace vendorproof::harness
