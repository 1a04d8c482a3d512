// Merging the shards of a campaign gives the report of the campaign that is played at once. Runs the real program.
#include "harness/command/certify/merge_command.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "tests/harness/command/started_program.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;

class Merge : public testing::Test {
 protected:
  Merge() : folder_(empty_folder("vendorproof-merge").string()) {}
  ~Merge() override { fs::remove_all(folder_); }
  Merge(const Merge&) = delete;
  Merge& operator=(const Merge&) = delete;

  tests::Ran typed(const std::string& line) const {
    return tests::ran_by_bash("cd '" + folder_ + "' && '" + fs::absolute(program).string() + "' " + line);
  }
  /// The report without what may differ: the command line, and the folder in the names of files.
  std::string report_in(const std::string& out) const {
    Json json = parse_json(*read_file(folder_ + "/" + out + "/report.json")).value();
    json["command"] = "";
    std::string text = json.dump(1);
    const std::string named = out + "/failures/";
    for (std::size_t at = text.find(named); at != std::string::npos; at = text.find(named, at))
      text.erase(at, named.size());
    return text;
  }
  /// Plays the campaign at once and in shards, and compares.
  void expect_equal(const std::string& arguments, int shards) const {
    const int code = typed("certify --quiet --jobs 1 " + arguments + " --out whole").code;
    std::string parts;
    for (int number = 1; number <= shards; ++number) {
      const std::string name = "s" + std::to_string(number);
      const std::string shard = std::to_string(number) + "/" + std::to_string(shards);
      const tests::Ran ran = typed("certify --quiet --jobs 1 " + arguments + " --shard " + shard + " --out " + name);
      EXPECT_NE(ran.output.find("shard " + std::to_string(number) + " of "), std::string::npos) << ran.output;
      parts = name + " " + parts;
    }
    // Elsewhere than where they were written, as a build server does it.
    const tests::Ran ran = typed("report merge " + parts + "--out merged");
    EXPECT_EQ(ran.code, code) << ran.output;
    EXPECT_EQ(report_in("merged"), report_in("whole"));
  }
  std::string folder_;
};

TEST_F(Merge, OfACatalogueThatPasses) {
  expect_equal("--scenario clean-order --scenario order-in-cases --scenario unknown-item --runs 7 --seed 3", 3);
}

TEST_F(Merge, OfFailuresOfSeveralCauses) {
  expect_equal(
      "--scenario clean-order --scenario lost-answer-to-invoice --runs 7 --plant resend-invoice-under-new-number", 3);
  EXPECT_TRUE(fs::exists(folder_ + "/merged/failures/lost-answer-to-invoice.json"));
}

TEST_F(Merge, OfMoreShardsThanScenarios) { expect_equal("--scenario clean-order --switch region=IN --runs 3", 5); }

TEST_F(Merge, TakesReportsThatWereMoved) {
  const std::string arguments = "--quiet --scenario order-in-cases --plant cases-as-eaches --out out";
  EXPECT_EQ(typed("certify " + arguments + " --shard 1/1 && true").code, 1);
  fs::rename(folder_ + "/out", folder_ + "/artifact");
  const tests::Ran ran = typed("report merge artifact/report.json --out 'the whole'");
  EXPECT_EQ(ran.code, 1) << ran.output;
  EXPECT_NE(ran.output.find("vendorproof replay 'the whole/failures/order-in-cases.json'"), std::string::npos)
      << ran.output;
  EXPECT_EQ(typed("replay 'the whole/failures/order-in-cases.json'").code, 1);
}

TEST_F(Merge, NamesWhatIsMissingAndWhatIsTwice) {
  const std::string arguments = "certify --quiet --scenario clean-order --scenario unknown-item --out ";
  EXPECT_EQ(typed(arguments + "a --shard 1/2").code, 0);
  EXPECT_EQ(typed(arguments + "b --shard 2/2 --seed 2").code, 0);
  tests::Ran ran = typed("report merge a");
  EXPECT_EQ(ran.code, 3);
  EXPECT_NE(ran.output.find("INCONCLUSIVE: shard 2 of 2 is missing"), std::string::npos) << ran.output;
  ran = typed("report merge a a/report.json");
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.output.find("are both shard 1 of 2"), std::string::npos) << ran.output;
  ran = typed("report merge a b");
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.output.find("in the seed: '1' in the first, '2' in the second"), std::string::npos) << ran.output;
  ran = typed("report merge a --out a");
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.output.find("holds the report of a shard"), std::string::npos) << ran.output;
}

TEST_F(Merge, NamesAFolderWithoutAReport) {
  fs::create_directory(folder_ + "/empty");
  tests::Ran ran = typed("report merge empty");
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.output.find("empty: this folder holds no report.json; name folders"), std::string::npos) << ran.output;
  EXPECT_EQ(typed("certify --quiet --against our-core --scenario clean-order --out compared").code, 0);
  ran = typed("report merge compared");
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.output.find("compared: this folder holds a comparison"), std::string::npos) << ran.output;
  ran = typed("report merge compared/against.json");
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.output.find("compared/against.json: it is a comparison"), std::string::npos) << ran.output;
}

}  // namespace
}  // namespace vendorproof::harness
