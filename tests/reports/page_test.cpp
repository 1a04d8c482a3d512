#include "reports/page.h"

#include <gtest/gtest.h>

#include "tests/reports/samples.h"
#include "tests/support/well_formed.h"

namespace vendorproof::reports {
namespace {

using samples::contains;
using samples::dollars;

TEST(Page, IsWellFormedAndEscapesItsWords) {
  const std::string page = html_page({"<title>", "1 & 2", "\"sub\"", "<p>markup</p>"});
  EXPECT_EQ(tests::WellFormed::problem_of(page), "");
  EXPECT_TRUE(contains(page, "&lt;title&gt;"));
  EXPECT_TRUE(contains(page, "<p>markup</p>"));
}

TEST(Page, TheBannerShowsEveryCurrencyThatIsNotZero) {
  const Money euros(7'5000, Currency::parse("EUR").value());
  const std::string html = html_banner({Verdict::NotCertified, "why", "at stake", {euros, Money(), dollars(12'00)}});
  EXPECT_TRUE(contains(html, "<b>7.50 EUR</b><b>12.00 USD</b>"));
  EXPECT_TRUE(contains(html, "class=\"banner bad\""));
  EXPECT_TRUE(contains(html_banner({Verdict::Certified, "", "", {}}), "<b>nothing</b>"));
}

TEST(Page, EmptyPicturesAreLeftOut) {
  EXPECT_EQ(html_pictures({{"none", ""}}), "");
  EXPECT_TRUE(contains(html_pictures({{"none", ""}, {"one", "<svg/>"}}), "class=\"pictures wide\""));
  EXPECT_FALSE(contains(html_pictures({{"none", ""}, {"one", "<svg/>"}}), "none"));
}

TEST(Page, TablesMarkHowColumnsFit) {
  EXPECT_EQ(html_table({{"a"}, {"b", Fit::Word}, {"c", Fit::Number}}, {{"<i>1</i>", "2", "3"}}),
            "<table>\n<thead><tr><th>a</th><th class=\"word\">b</th><th class=\"number\">c</th></tr></thead>\n"
            "<tbody>\n<tr><td data-label=\"a\"><i>1</i></td>"
            "<td class=\"word\" data-label=\"b\">2</td><td class=\"number\" data-label=\"c\">3</td></tr>\n"
            "</tbody>\n</table>\n");
}

TEST(Page, ChargesAreCautionAndDefectsAreBad) {
  const std::vector<Finding> findings = {samples::finding(samples::not_filled, "PO1", 1, 0, "a < b"),
                                         samples::finding(samples::doubled_invoice, "PO2", 0, 0, "")};
  const std::string html = html_findings(unexpected_by_rule(findings), "p", RuleLinks::Yes);
  EXPECT_TRUE(contains(html, html_mark(Mark::Caution, "CB-01")));
  EXPECT_TRUE(contains(html, html_mark(Mark::Bad, "ONCE-04")));
  EXPECT_TRUE(contains(html, "a &lt; b"));
}

TEST(Page, AllOthersOfARuleAreFoldedNotLeftOut) {
  std::vector<Finding> findings;
  for (int at = 0; at < 37; ++at) {
    findings.push_back(samples::finding(samples::not_filled, "PO" + std::to_string(at), 1, 1'00, "short"));
  }
  const std::string html = html_findings(unexpected_by_rule(findings), "p", RuleLinks::No);
  EXPECT_TRUE(contains(html, "<details><summary>27 more of this rule, at stake 27.00 USD</summary>"));
  EXPECT_TRUE(contains(html,
                       ">PO36 line\xC2\xA0"
                       "1<"));
}

TEST(Page, CardsCanBeChosenByOwner) {
  std::vector<Finding> findings = {samples::finding(samples::not_filled, "PO1", 1, 0, "")};
  EXPECT_EQ(html_owner_filter(unexpected_by_rule(findings)), "");
  findings.push_back(samples::finding(samples::doubled_invoice, "PO2", 0, 0, ""));
  const std::string html = html_owner_filter(unexpected_by_rule(findings));
  EXPECT_TRUE(contains(html, "id=\"show-owner-finance\""));
  EXPECT_TRUE(contains(html_findings(unexpected_by_rule(findings), "p", RuleLinks::No), "card owner-finance"));
}

TEST(Page, TheFirstScreenSaysWhoseWhenWhatAndWhatNext) {
  const std::string html = html_first_screen(
      {"Acme's", {"Amazon <alone>"}, "2026-11-02", "a", "b < c", {{"Finance", "Mend it.", "ONCE-04", "x"}}});
  for (const std::string_view part :
       {"Acme&#39;s", "Amazon &lt;alone&gt;", "2026-11-02 (virtual", "b &lt; c", "<b>Finance</b> Mend it. <a"}) {
    EXPECT_TRUE(contains(html, part)) << part;
  }
}

}  // namespace
}  // namespace vendorproof::reports
