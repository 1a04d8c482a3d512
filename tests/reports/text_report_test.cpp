#include <gtest/gtest.h>

#include "reports/report.h"
#include "reports/wording.h"
#include "tests/reports/samples.h"

namespace vendorproof::reports {
namespace {

using samples::contains;
using samples::lines_of;

TEST(TextReport, TextFitsThePageAndTheVerdictIsTheLastLine) {
  for (const Report& report : {samples::report(), samples::certified_report()}) {
    const std::string text = write_text(report, Colour::Off);
    for (const std::string& line : lines_of(text)) {
      EXPECT_LE(display_width(line), page_width) << line;
      EXPECT_TRUE(line.empty() || line.back() != ' ') << line;
    }
    EXPECT_EQ(lines_of(text).back().find(text_of(report.verdict)), 0U);
  }
}

TEST(TextReport, SuccessIsQuiet) {
  const std::string text = write_text(samples::certified_report(), Colour::Off);
  EXPECT_FALSE(contains(text, "FAIL"));
  EXPECT_FALSE(contains(text, "remedy"));
  EXPECT_FALSE(contains(text, "Never reached"));
  EXPECT_TRUE(contains(text, "At stake: nothing."));
}

TEST(TextReport, ExpectedChargesAreToldAsExpected) {
  const std::string text = write_text(samples::certified_report(), Colour::Off);
  EXPECT_TRUE(contains(text, "Found as the scenarios expect: 1 finding, charged 6.00 USD."));
  EXPECT_FALSE(contains(text, "invoiced 36"));
}

TEST(TextReport, InconclusiveNamesWhatWasNeverReached) {
  Report report = samples::certified_report();
  report.verdict = Verdict::Inconclusive;
  report.reason = "1 required situation was never reached.";
  EXPECT_TRUE(contains(write_text(report, Colour::Off), "must: change after acknowledgement.\n"));
}

TEST(TextReport, NothingThatAPartnerSentReachesTheTerminal) {
  const std::string text = write_text(samples::hostile_report(), Colour::Off);
  EXPECT_FALSE(contains(text, "\x1B"));
  EXPECT_FALSE(contains(text, "\r"));
}

TEST(TextReport, ColourIsOnlyColour) {
  std::string coloured = write_text(samples::report(), Colour::On);
  EXPECT_TRUE(contains(coloured, "\x1B[1;31mFAIL\x1B[0m"));
  for (std::size_t at = coloured.find('\x1B'); at != std::string::npos; at = coloured.find('\x1B')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  EXPECT_EQ(coloured, write_text(samples::report(), Colour::Off));
}

TEST(TextReport, ReplayCommandsCanBeCopied) {
  const std::string text = write_text(samples::report(), Colour::Off);
  EXPECT_TRUE(contains(text, "vendorproof replay out/failures/orders-during-a-long-outage.json\n"));
  EXPECT_TRUE(contains(text, "vendorproof replay 'out/failures/unit-of-measure 000131.json'\n"));
}

TEST(TextReport, TenThousandFindingsAreSummarised) {
  Report report = samples::report();
  ScenarioResult& scenario = report.scenarios[3];
  for (int i = 0; i < 10'000; ++i) scenario.findings.push_back(scenario.findings.front());
  const std::string text = write_text(report, Colour::Off);
  EXPECT_LT(text.size(), 20'000U);
  EXPECT_TRUE(contains(text, "more of this rule, at stake"));
}

TEST(TextReport, GeneratedRunsThatFailedAreNamed) {
  Report report = samples::report();
  report.generated.failures.resize(12, report.generated.failures.front());
  report.generated.failed = 12;
  const std::string text = write_text(report, Colour::Off);
  EXPECT_TRUE(contains(text, "  unit-of-measure-000131: ACK-02 on PO000017; at stake 7.50 EUR\n"));
  EXPECT_TRUE(contains(text, "  2 more failed runs\n"));
}

TEST(TextReport, APlantedDefectIsSaidFirst) {
  Report report = samples::report();
  report.planted_defect = "CasesAsEaches";
  EXPECT_EQ(lines_of(write_text(report, Colour::Off))[3].find("Planted defect: CasesAsEaches."), 0U);
}

TEST(TextReport, AFailureWithoutAFindingSaysWhatToDo) {
  Report report = samples::report();
  report.scenarios[3].findings.clear();
  report.scenarios[3].missing.clear();
  EXPECT_TRUE(contains(write_text(report, Colour::Off), "failed without a finding: replay it"));
}

TEST(TextReport, AReportWithoutScenariosIsWrittenToo) {
  EXPECT_EQ(lines_of(write_text(Report(), Colour::Off)).back(),
            "INCONCLUSIVE: no scenario was run. At stake: nothing.");
}

}  // namespace
}  // namespace vendorproof::reports
