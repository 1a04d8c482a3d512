// The test of the judge, as its user meets it.
#include "harness/command/certify/selftest.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "harness/command/exit_codes.h"
#include "harness/command/named_files.h"
#include "harness/defects/defects.h"

namespace vendorproof::harness {
namespace {

class SelftestCommand : public testing::Test {
 protected:
  SelftestCommand() {
    // Tests of this group may run at the same time.
    options_.out = testing::TempDir() + "vendorproof-selftest-" + std::to_string(::getpid());
    options_.quiet = true;
    options_.no_colour = true;
  }
  ~SelftestCommand() override { std::filesystem::remove_all(options_.out); }

  std::string said() {
    testing::internal::CaptureStdout();
    code_ = selftest(options_);
    return testing::internal::GetCapturedStdout();
  }

  SelftestOptions options_;
  int code_ = -1;
};

TEST_F(SelftestCommand, ShowsHowADefectWasFoundAndKeepsItsSmallestScenario) {
  options_.defects = {"cases-as-eaches"};
  options_.runs = 2;
  const std::string text = said();
  EXPECT_EQ(code_, exit_certified);
  EXPECT_NE(text.find("cases-as-eaches"), std::string::npos) << text;
  EXPECT_NE(text.find("PASSED: 1 of 1 planted defect found"), std::string::npos) << text;
  const Json json = parse_json(*read_file(options_.out + "/selftest.json")).value();
  EXPECT_EQ(json["found"], 1);
  EXPECT_EQ(json["kills"][0]["rule"], "UNIT-01");
  const Result<scenarios::Scenario> smallest = trial_named(options_.out + "/cases-as-eaches.json");
  ASSERT_TRUE(smallest.has_value());
  EXPECT_EQ(smallest->planted_defect, "cases-as-eaches");
  EXPECT_LE(smallest->orders.size(), 3U);
}

TEST_F(SelftestCommand, WritesTheSameBytesEachTime) {
  options_.defects = {"payment-twice", "line-left-out"};
  options_.runs = 1;
  said();
  const std::string first = *read_file(options_.out + "/selftest.json");
  said();
  EXPECT_EQ(*read_file(options_.out + "/selftest.json"), first);
}

TEST_F(SelftestCommand, RefusesADefectThatIsNotThereOrIsNamedTwice) {
  for (const std::vector<std::string>& wrong :
       {std::vector<std::string>{"no-such"}, {"none"}, {"payment-twice", "payment-twice"}}) {
    options_.defects = wrong;
    testing::internal::CaptureStderr();
    EXPECT_EQ(selftest(options_), exit_usage) << wrong.front();
    EXPECT_NE(testing::internal::GetCapturedStderr().find("vendorproof selftest: "), std::string::npos);
  }
  EXPECT_FALSE(std::filesystem::exists(options_.out));
}

TEST(ShortSelftest, FindsEachDefectForTheCertificate) {
  const std::vector<reports::Kill> kills = short_selftest(2, nullptr);
  EXPECT_EQ(kills.size(), defects().size());
  for (const reports::Kill& kill : kills) EXPECT_TRUE(kill.found) << kill.defect;
}

}  // namespace
}  // namespace vendorproof::harness
