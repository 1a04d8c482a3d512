// `certify --against`, with the real program: exit codes, files, and the command that plays a difference again.
#include "harness/command/against/against.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/base/json/json_tree.h"
#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "tests/harness/command/interrupting_program.h"
#include "tests/support/places.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;

class Against : public testing::Test {
 protected:
  Against() : folder_(fs::temp_directory_path() / ("vendorproof-against-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~Against() override { fs::remove_all(folder_); }
  Against(const Against&) = delete;
  Against& operator=(const Against&) = delete;

  /// As it is typed in the folder, with the program on the path.
  tests::Ran typed(const std::string& line) const {
    const std::string path =
        shell_line({"PATH=" + fs::path(tests::program()).parent_path().string() + ":/bin:/usr/bin"});
    return tests::ran_by_bash(shell_line({"cd", folder_.string()}) + " && " + path + " && " + line);
  }
  std::string file(const std::string& name) const { return read_file((folder_ / name).string()).value_or(""); }
  Json written(const std::string& out) const { return parse_json(file(out + "/against.json")).value_or(Json()); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }

  fs::path folder_;
};

TEST_F(Against, OurCoreIsTheSameAsItself) {
  const tests::Ran ran = typed(
      "vendorproof certify --against our-core --scenario clean-order --scenario closed-short --runs 5 --quiet --out o");
  EXPECT_EQ(ran.code, 0) << ran.output;
  EXPECT_NE(ran.output.find("SAME: no difference in business outcome was found in 2 scenarios and 5 generated runs."),
            std::string::npos)
      << ran.output;
  EXPECT_EQ(written("o")["verdict"], "same");
  EXPECT_EQ(file("o/failures"), "");
}

TEST_F(Against, ADifferenceIsToldKeptAndPlayedAgain) {
  const std::string command =
      "vendorproof certify --against our-core --plant invoice-at-another-price --scenario clean-order --scenario "
      "order-in-cases --quiet --out ";
  const tests::Ran ran = typed(command + "o");
  EXPECT_EQ(ran.code, 1) << ran.output;
  EXPECT_NE(ran.output.find(">> here they part, CLEAN001, money invoiced: A 191.04 USD, B 190.80 USD"),
            std::string::npos)
      << ran.output;
  const Json json = written("o");
  ASSERT_EQ(json["aspects"].size(), 1U);
  const Json& told = json["aspects"][0];
  EXPECT_EQ(told["scenarios"].size(), 2U);
  EXPECT_EQ(told["lines"], 1);
  EXPECT_NE(file("o/against.html").find("<h1>Vendorproof: two integrations compared</h1>"), std::string::npos);
  const tests::Ran again = typed(told["again"].get<std::string>() + " --quiet --out p");
  EXPECT_EQ(again.code, 1) << again.output;
  EXPECT_EQ(written("p")["aspects"][0]["smallest"]["first"], told["smallest"]["first"]);
  typed("mv o first && " + command + "o");
  EXPECT_EQ(file("first/against.json"), file("o/against.json"));
  EXPECT_EQ(file("first/against.txt"), file("o/against.txt"));
}

TEST_F(Against, AProgramThatStopsIsInconclusive) {
  write("stops.sut.toml", "name = \"stops\"\ncommand = [\"false\"]\nscenarios = [\"clean-order\"]\n");
  const tests::Ran ran = typed("vendorproof certify --against stops.sut.toml --quiet --out o");
  EXPECT_EQ(ran.code, 3) << ran.output;
  EXPECT_NE(ran.output.find("INCONCLUSIVE"), std::string::npos) << ran.output;
  const Json json = written("o");
  ASSERT_EQ(json["scenarios"].size(), 1U) << "the scenarios that it claims";
  EXPECT_EQ(json["scenarios"][0]["name"], "clean-order");
  EXPECT_EQ(json["scenarios"][0]["reasons"][0].get<std::string>().rfind("B: ", 0), 0U);
}

TEST_F(Against, ATrialThatIsCutOffIsNotCompared) {
  write_interrupting_system(folder_);
  const std::string command =
      " vendorproof certify --sut idle.sut.toml --against our-core --scenario clean-order --scenario closed-short "
      "--jobs 1 --quiet --out ";
  const tests::Ran first = typed("TRIALS=1" + command + "first");
  EXPECT_EQ(first.code, 130) << first.output;
  EXPECT_NE(first.output.find("INCONCLUSIVE: interrupted after 0 of 2 scenarios; nothing was compared."),
            std::string::npos)
      << first.output;
  EXPECT_EQ(written("first")["interrupted"], true);
  EXPECT_TRUE(written("first")["scenarios"].empty());
  write_interrupting_system(folder_);
  const tests::Ran second = typed("TRIALS=2" + command + "second");
  EXPECT_EQ(second.code, 130) << second.output;
  EXPECT_NE(second.output.find("DIFFERENT: interrupted after 1 of 2 scenarios; the histories part in 1 of 1 scenario."),
            std::string::npos)
      << second.output;
  EXPECT_NE(second.output.find("It was interrupted before this was made small."), std::string::npos) << second.output;
  const Json json = written("second");
  EXPECT_EQ(json["reason"], "interrupted after 1 of 2 scenarios; the histories part in 1 of 1 scenario");
  ASSERT_EQ(json["aspects"].size(), 1U);
  EXPECT_EQ(json["aspects"][0]["smallest"], json["differences"][0]);
  EXPECT_EQ(json["aspects"][0]["cut_short"], true);
}

/// The trials that make a difference small end like others.
TEST_F(Against, ADifferenceThatIsNotMadeSmallIsToldAsItWasFound) {
  write_interrupting_system(folder_);
  const tests::Ran ran = typed(
      "TRIALS=3 vendorproof certify --sut idle.sut.toml --against our-core --scenario clean-order --jobs 1 --quiet "
      "--out o");
  EXPECT_EQ(ran.code, 130) << ran.output;
  EXPECT_NE(ran.output.find("DIFFERENT: interrupted before each difference was made small; the histories part in 1 of "
                            "1 scenario."),
            std::string::npos)
      << ran.output;
  EXPECT_NE(ran.output.find("A breaks ACK-01"), std::string::npos) << ran.output;
  EXPECT_EQ(file("o/failures"), "");
  EXPECT_NE(file("o/against.html").find("this is the first one"), std::string::npos);
}

TEST_F(Against, BadInputIsRefusedBeforeAnythingRuns) {
  const tests::Ran missing = typed("vendorproof certify --against nowhere.toml");
  EXPECT_EQ(missing.code, 2);
  EXPECT_NE(missing.output.find("nowhere.toml"), std::string::npos) << missing.output;
  write("bad.toml", "name = \"bad\"\ncommand = [\"no-such-program-anywhere\"]\ncomand = 1\n");
  const tests::Ran bad = typed("vendorproof certify --against bad.toml --scenario clean-order");
  EXPECT_EQ(bad.code, 2);
  EXPECT_NE(bad.output.find("comand"), std::string::npos) << bad.output;
  write("file", "");
  const tests::Ran folder = typed("vendorproof certify --against our-core --scenario clean-order --out file");
  EXPECT_EQ(folder.code, 2) << folder.output;
}

}  // namespace
}  // namespace vendorproof::harness
