#include <gtest/gtest.h>

#include "reports/report.h"
#include "tests/reports/samples.h"
#include "tests/support/well_formed.h"

namespace vendorproof::reports {
namespace {

using samples::contains;
using tests::WellFormed;

TEST(JunitReport, IsWellFormed) {
  for (const Report& report : {Report(), samples::report(), samples::certified_report(), samples::hostile_report()}) {
    EXPECT_EQ(WellFormed::problem_of(write_junit(report)), "");
  }
}

TEST(JunitReport, NothingThatAPartnerSentReachesABrowser) {
  EXPECT_FALSE(contains(write_junit(samples::hostile_report()), "<script"));
}

TEST(JunitReport, InconclusiveIsNotGreen) {
  Report report = samples::certified_report();
  EXPECT_FALSE(contains(write_junit(report), "<failure"));
  report.verdict = Verdict::Inconclusive;
  EXPECT_TRUE(contains(write_junit(report), "<failure type=\"INCONCLUSIVE\""));
  EXPECT_TRUE(contains(write_junit(report), "<testsuites name=\"vendorproof\" tests=\"7\" failures=\"1\""));
  EXPECT_TRUE(
      contains(write_junit(report), ">never reached: change after acknowledgement\nrepeat: vendorproof certify "));
}

TEST(JunitReport, ARefusalWithoutAFailedScenarioIsNotGreenEither) {
  Report report = samples::certified_report();
  report.verdict = Verdict::NotCertified;
  EXPECT_TRUE(contains(write_junit(report), "<failure type=\"NOT CERTIFIED\""));
}

TEST(JunitReport, CountsAreOfWhatIsThere) {
  const std::string xml = write_junit(samples::report());
  const auto count = [&xml](std::string_view part) {
    std::size_t times = 0;
    for (std::size_t at = xml.find(part); at != std::string::npos; at = xml.find(part, at + 1)) ++times;
    return times;
  };
  EXPECT_EQ(count("<testcase "), 9U);
  EXPECT_EQ(count("<failure "), 4U);
  EXPECT_EQ(count(" time=\"0.000\""), 9U + 4U + 1U) << "cases, suites and the root";
  EXPECT_TRUE(contains(xml, "<testsuites name=\"vendorproof\" tests=\"9\" failures=\"4\""));
}

TEST(JunitReport, TheVerdictOfAFailedRunDoesNotPass) {
  EXPECT_TRUE(contains(write_junit(samples::report()),
                       "name=\"verdict\" time=\"0.000\">\n      <failure type=\"NOT CERTIFIED\""));
  EXPECT_TRUE(contains(write_junit(samples::certified_report()), "name=\"verdict\" time=\"0.000\"/>"));
}

TEST(JunitReport, GeneratedRunsAreCasesByFamily) {
  const std::string xml = write_junit(samples::report());
  EXPECT_TRUE(
      contains(xml, "classname=\"vendorproof.generated.peak-volume\" name=\"generated runs\" time=\"0.000\"/>"));
  EXPECT_TRUE(contains(xml, "message=\"1 of 100 runs failed\">unit-of-measure-000131: ACK-02 on PO000017"));
}

TEST(JunitReport, RunsThatAreNotListedAreCounted) {
  Report report = samples::report();
  report.generated.failures.resize(12, report.generated.failures.front());
  report.generated.failed = report.generated.by_family.back().failed = 12;
  EXPECT_TRUE(contains(write_junit(report), "\n2 more failed runs\n"));
  report.generated.failures.resize(11);
  report.generated.by_family.back().failed = 11;
  EXPECT_TRUE(contains(write_junit(report), "\n1 more failed run\n"));
}

TEST(JunitReport, TenThousandFindingsAreSummarised) {
  Report report = samples::report();
  ScenarioResult& scenario = report.scenarios[3];
  for (int i = 0; i < 10'000; ++i) scenario.findings.push_back(scenario.findings.front());
  EXPECT_LT(write_junit(report).size(), 20'000U);
  EXPECT_TRUE(contains(write_junit(report), "9,992 more of this rule, at stake 12,335,124.00 USD"));
}

}  // namespace
}  // namespace vendorproof::reports
