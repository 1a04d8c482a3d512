#include "reports/report.h"

#include <sstream>

#include <gtest/gtest.h>

#include "core/base/json.h"
#include "reports/wording.h"
#include "tests/reports/samples.h"
#include "tests/support/golden.h"
#include "tests/support/well_formed.h"

namespace vendorproof::reports {
namespace {

using samples::dollars;
using tests::expect_golden;
using tests::WellFormed;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// What a partner may send: markup, terminal control, broken UTF-8.
Report hostile_report() {
  Report report = samples::report();
  const std::string evil =
      "</failure><script>alert(1)</script> \x1B[31m \xC3\x28 \xEF\xBF\xBE & \"quoted\" ]]>\r\nnext";
  for (ScenarioResult& scenario : report.scenarios) {
    scenario.name = scenario.title = scenario.family = evil;
    scenario.trace_hash = scenario.replay_file = evil;
    scenario.exceptions = {evil};
    scenario.missing = {evil};
    for (Finding& finding : scenario.findings) finding.evidence = finding.purchase_order = evil;
  }
  report.version = report.command = report.reason = report.planted_defect = evil;
  report.generated.by_family = {{evil, 1}};
  report.probes = {{evil, 0, true}};
  return report;
}

TEST(Report, WritersWriteWhatPeopleSaw) {
  ASSERT_EQ(writers().size(), 4U);
  for (const Writer& writer : writers()) {
    expect_golden(std::string(writer.file_name), writer.write(samples::report()));
  }
}

TEST(Report, MoneyAtStakeLeavesOutWhatIsExpectedAndKeepsCurrenciesApart) {
  const Money euros(7'5000, Currency::parse("EUR").value());
  EXPECT_EQ(at_stake(samples::report()), (std::vector<Money>{euros, dollars(1'234'50 + 120'00 + 14'400'00)}));
  EXPECT_TRUE(at_stake(samples::certified_report()).empty());
}

TEST(Report, MarkupIsWellFormed) {
  for (const Report& report : {Report(), samples::report(), samples::certified_report(), hostile_report()}) {
    EXPECT_EQ(WellFormed::problem_of(write_junit(report)), "");
    EXPECT_EQ(WellFormed::problem_of(write_html(report)), "");
  }
}

TEST(Report, WellFormedSeesWhatIsNot) {
  for (const std::string_view bad : {"", "<a>", "<a></b>", "<a/><b/>", "<a b=c/>", "<a b=\"1\" b=\"2\"/>",
                                     "<a>&nbsp;</a>", "<a>\x01</a>", "text", "<a b=\"<\"/>"}) {
    EXPECT_NE(WellFormed::problem_of(bad), "") << bad;
  }
}

TEST(Report, NothingThatAPartnerSentReachesTerminalOrBrowser) {
  const Report report = hostile_report();
  const std::string text = write_text(report, Colour::Off);
  EXPECT_FALSE(contains(text, "\x1B"));
  EXPECT_FALSE(contains(text, "\r"));
  EXPECT_FALSE(contains(write_html(report), "<script"));
  EXPECT_FALSE(contains(write_junit(report), "<script"));
}

TEST(Report, JsonIsReadAgainAlsoWithBrokenBytes) {
  const Result<Json> json = parse_json(write_json(hostile_report()));
  ASSERT_TRUE(json) << json.error().message;
  EXPECT_EQ(json->at("schema_version"), 1);
  EXPECT_EQ(json->at("scenarios").size(), 5U);
}

TEST(Report, SeedsSurviveReadersThatKnowOnlyDoubles) {
  Report report;
  report.seed = 18'446'744'073'709'551'615U;
  EXPECT_EQ(parse_json(write_json(report))->at("seed"), "18446744073709551615");
}

TEST(Report, TextFitsThePageAndTheVerdictIsTheLastLine) {
  for (const Report& report : {samples::report(), samples::certified_report()}) {
    const std::string text = write_text(report, Colour::Off);
    for (const std::string& line : lines_of(text)) {
      EXPECT_LE(display_width(line), page_width) << line;
      EXPECT_TRUE(line.empty() || line.back() != ' ') << line;
    }
    EXPECT_EQ(lines_of(text).back().find(text_of(report.verdict)), 0U);
  }
}

TEST(Report, SuccessIsQuiet) {
  const std::string text = write_text(samples::certified_report(), Colour::Off);
  EXPECT_FALSE(contains(text, "FAIL"));
  EXPECT_FALSE(contains(text, "remedy"));
  EXPECT_FALSE(contains(text, "Never reached"));
  EXPECT_TRUE(contains(text, "At stake: nothing."));
}

TEST(Report, ExpectedChargesAreToldAsExpected) {
  const std::string text = write_text(samples::certified_report(), Colour::Off);
  EXPECT_TRUE(contains(text, "Found as the scenarios expect: 1 finding, charged 6.00 USD."));
  EXPECT_FALSE(contains(text, "invoiced 36"));
}

TEST(Report, InconclusiveNamesWhatWasNeverReachedAndIsNotGreen) {
  Report report = samples::certified_report();
  report.verdict = Verdict::Inconclusive;
  report.reason = "1 required situation was never reached.";
  EXPECT_TRUE(contains(write_text(report, Colour::Off), "must: change after acknowledgement."));
  EXPECT_TRUE(contains(write_junit(report), "<failure type=\"INCONCLUSIVE\""));
  EXPECT_FALSE(contains(write_junit(samples::certified_report()), "<failure"));
}

TEST(Report, ARefusalWithoutAFailedScenarioIsNotGreenEither) {
  Report report = samples::certified_report();
  report.verdict = Verdict::NotCertified;
  EXPECT_TRUE(contains(write_junit(report), "<failure type=\"NOT CERTIFIED\""));
}

TEST(Report, ColourIsOnlyColour) {
  std::string coloured = write_text(samples::report(), Colour::On);
  EXPECT_TRUE(contains(coloured, "\x1B[1;31mFAIL\x1B[0m"));
  for (std::size_t at = coloured.find('\x1B'); at != std::string::npos; at = coloured.find('\x1B')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  EXPECT_EQ(coloured, write_text(samples::report(), Colour::Off));
}

TEST(Report, ReplayCommandsCanBeCopied) {
  const std::string text = write_text(samples::report(), Colour::Off);
  EXPECT_TRUE(contains(text, "vendorproof replay out/failures/orders-during-a-long-outage.json\n"));
  EXPECT_TRUE(contains(text, "vendorproof replay 'out/failures/unit-of-measure 000131.json'\n"));
}

TEST(Report, TenThousandFindingsAreSummarisedForPeopleAndCompleteForPrograms) {
  Report report = samples::report();
  ScenarioResult& scenario = report.scenarios[3];
  for (int i = 0; i < 10'000; ++i) scenario.findings.push_back(scenario.findings.front());
  EXPECT_LT(write_text(report, Colour::Off).size(), 20'000U);
  EXPECT_LT(write_html(report).size(), 60'000U);
  EXPECT_LT(write_junit(report).size(), 20'000U);
  EXPECT_TRUE(contains(write_text(report, Colour::Off), "9,992 more of this rule, at stake 12,335,124.00 USD"));
  EXPECT_EQ(parse_json(write_json(report))->at("scenarios")[3].at("findings").size(), 10'004U);
}

TEST(Report, APlantedDefectIsSaidFirst) {
  Report report = samples::report();
  report.planted_defect = "CasesAsEaches";
  EXPECT_TRUE(contains(write_text(report, Colour::Off), "Planted defect: CasesAsEaches."));
  EXPECT_TRUE(contains(write_html(report), "Planted defect: <b>CasesAsEaches</b>"));
}

}  // namespace
}  // namespace vendorproof::reports
