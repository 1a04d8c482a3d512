#include "reports/campaign/pairs.h"

#include <gtest/gtest.h>

namespace vendorproof::reports {
namespace {

Report played_pairs() {
  Report report;
  report.generated.runs = 100;
  report.pairs = {{"freight: prepaid", "unit: cases", 12},
                  {"freight: collect", "unit: cases", 0},
                  {"freight: prepaid", "unit: eaches", 1'234}};
  return report;
}

TEST(Pairs, AreToldWithTheFirstThatWereNeverPlayed) {
  Report report = played_pairs();
  EXPECT_EQ(pairs_sentence(report),
            "Of 3 pairs of the business the campaign played 2. Never: freight: collect + unit: cases (--aim-at-gaps "
            "draws runs for them).");
  report.generated.is_aimed = true;
  EXPECT_EQ(pairs_sentence(report),
            "Of 3 pairs of the business the campaign played 2. Never: freight: collect + unit: cases.");
  report.pairs[1].orders = 1;
  EXPECT_EQ(pairs_sentence(report), "Of 3 pairs of the business the campaign played each.");
  report.generated.runs = 0;
  EXPECT_EQ(pairs_sentence(report), "") << "the catalogue alone does not claim all combinations";
}

TEST(Pairs, ThatAreLeftOutAreNoGaps) {
  Report report = played_pairs();
  report.pairs[1].is_left_out = true;
  report.pairs[2].is_left_out = true;  // the catalogue has played it
  EXPECT_EQ(pairs_sentence(report), "Of 2 pairs of the business the campaign played each.");
  EXPECT_TRUE(gaps_of(report.pairs).empty());
  EXPECT_EQ(json_of(report.pairs)[1]["left_out"], true);
  const std::string page = pairs_html(report.pairs);
  EXPECT_NE(page.find("Of 2 pairs that can meet in one order, 0 never did."), std::string::npos);
  EXPECT_EQ(page.find("caution"), std::string::npos);
}

TEST(Pairs, AreToldInPart) {
  Report report = played_pairs();
  for (int i = 0; i < 20; ++i) report.pairs.push_back({"region: JP", "change: " + std::to_string(i), 0});
  EXPECT_NE(pairs_sentence(report).find("; and 13 more"), std::string::npos);
}

TEST(Pairs, AreAMapWithARowForEachValue) {
  const std::string page = pairs_html(played_pairs().pairs);
  EXPECT_NE(page.find("Of 3 pairs that can meet in one order, 1 never did."), std::string::npos);
  EXPECT_NE(page.find("unit: eaches"), std::string::npos);
  EXPECT_NE(page.find("1,234"), std::string::npos);
  EXPECT_NE(page.find("never"), std::string::npos);
  EXPECT_EQ(pairs_html({}), "");
}

TEST(Pairs, AreAListInJson) {
  const Json list = json_of(played_pairs().pairs);
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[1]["first"], "freight: collect");
  EXPECT_EQ(list[1]["orders"], 0);
}

}  // namespace
}  // namespace vendorproof::reports
