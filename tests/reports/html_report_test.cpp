#include <gtest/gtest.h>

#include "reports/page.h"
#include "reports/report.h"
#include "reports/summary.h"
#include "tests/reports/samples.h"
#include "tests/support/well_formed.h"

namespace vendorproof::reports {
namespace {

using samples::contains;
using tests::WellFormed;

TEST(HtmlReport, IsWellFormed) {
  for (const Report& report : {Report(), samples::report(), samples::certified_report(), samples::hostile_report()}) {
    EXPECT_EQ(WellFormed::problem_of(write_html(report)), "");
  }
}

TEST(HtmlReport, NothingThatAPartnerSentReachesABrowser) {
  EXPECT_FALSE(contains(write_html(samples::hostile_report()), "<script"));
}

TEST(HtmlReport, StandsAlone) {
  const std::string html = write_html(samples::report());
  for (const std::string_view outside : {"src=", "href=\"h", "href=\"/", "@import", "url(", "<script", "onload="}) {
    EXPECT_FALSE(contains(html, outside)) << outside;
  }
}

TEST(HtmlReport, TracesRulesToScenarios) {
  const std::string html = write_html(samples::report());
  EXPECT_TRUE(contains(html, html_link("scenario-2", html_mark(Mark::Quiet, "warehouse-ships-short")) + " "));
  EXPECT_TRUE(contains(html, html_link("findings-4-ACK-02", html_mark(Mark::Bad, "orders-during-a-long-outage")) + " " +
                                 html_link("findings-5-ACK-02", html_mark(Mark::Bad, "unit-of-measure-000131"))));
}

TEST(HtmlReport, EveryLinkHasItsPlace) {
  for (const Report& report : {samples::report(), samples::certified_report(), samples::hostile_report()}) {
    const std::string html = write_html(report);
    std::size_t links = 0;
    for (std::size_t at = html.find("href=\"#"); at != std::string::npos; at = html.find("href=\"#", at + 1)) {
      const std::string place = html.substr(at + 7, html.find('"', at + 7) - at - 7);
      EXPECT_TRUE(contains(html, "id=\"" + place + "\"")) << place;
      ++links;
    }
    EXPECT_GT(links, 0U);
  }
}

TEST(HtmlReport, SaysWhatTheTerminalSays) {
  const Report report = samples::certified_report();
  for (const std::string& sentence : {expected_sentence(report), exceptions_sentence(report)}) {
    EXPECT_TRUE(contains(write_html(report), sentence)) << sentence;
    EXPECT_TRUE(contains(write_text(report, Colour::Off), sentence)) << sentence;
  }
}

TEST(HtmlReport, NothingIsLeftToTheJsonReport) {
  Report report = samples::report();
  for (int i = 0; i < 27; ++i) report.scenarios[3].findings.push_back(report.scenarios[3].findings.front());
  EXPECT_FALSE(contains(write_html(report), "JSON"));
}

TEST(HtmlReport, EveryGeneratedRunThatFailedIsListed) {
  Report report = samples::report();
  report.generated.failures.push_back({"peak-volume-000007", "peak-volume", "failed without a finding", 7});
  report.generated.failed = 2;
  const std::string html = write_html(report);
  EXPECT_TRUE(contains(html, "peak-volume-000007</td>"));
  EXPECT_TRUE(contains(html, "failed without a finding</td>"));
  report.generated.failed = 700;
  EXPECT_TRUE(contains(write_html(report), "698 more failed runs. The command that repeats"));
}

/// What was reduced from a generated run is no scenario of its own: banner, facts and first screen count alike.
TEST(HtmlReport, CountsScenariosAsTheReasonDoes) {
  const std::string html = write_html(samples::report());
  EXPECT_TRUE(contains(html, "1 of 4 scenarios and 1 of 200 generated runs failed"));
  EXPECT_TRUE(contains(html, "<b>3 / 4</b><span>scenarios passed</span>"));
  EXPECT_TRUE(contains(html, "4 scenarios with "));
}

TEST(HtmlReport, SuccessHasNothingToMend) {
  const std::string html = write_html(samples::certified_report());
  EXPECT_FALSE(contains(html, "What has to be corrected"));
  EXPECT_TRUE(contains(html, "<b>nothing</b>"));
}

TEST(HtmlReport, TenThousandFindingsAreSummarised) {
  Report report = samples::report();
  ScenarioResult& scenario = report.scenarios[3];
  for (int i = 0; i < 10'000; ++i) scenario.findings.push_back(scenario.findings.front());
  EXPECT_LT(write_html(report).size(), 300'000U);
}

TEST(HtmlReport, APlantedDefectIsSaid) {
  Report report = samples::report();
  report.planted_defect = "CasesAsEaches";
  EXPECT_TRUE(contains(write_html(report), "Planted defect: <b>CasesAsEaches</b>"));
}

}  // namespace
}  // namespace vendorproof::reports
