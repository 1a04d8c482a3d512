#include "reports/kills.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof::reports {
namespace {

std::vector<Kill> two_kills() {
  Kill found;
  found.defect = "cases-as-eaches";
  found.sentence = "A case counts as one each in the sales order.";
  found.rule = "UNIT-01";
  found.found = true;
  found.scenario = "gen-1-0";
  found.runs = 1;
  found.orders = 2;
  found.at_stake = {Money::parse("12.50 USD").value()};
  Kill missed = found;
  missed.defect = "payment-twice";
  missed.found = false;
  missed.at_stake.clear();
  return {found, missed};
}

TEST(Kills, AreToldInOneSentence) {
  std::vector<Kill> kills = two_kills();
  EXPECT_EQ(kills_sentence(kills), "The judge was tested with 2 planted defects, and found only 1.");
  kills[1].found = true;
  EXPECT_EQ(kills_sentence(kills), "The judge was tested with 2 planted defects, and found each.");
  EXPECT_EQ(kills_sentence({}), "");
}

TEST(Kills, HaveATimeOnTheTerminalOnlyWhereItWasMeasured) {
  std::vector<Kill> kills = two_kills();
  EXPECT_EQ(kills_text(kills, Colour::Off).find("seconds"), std::string::npos);
  kills[0].milliseconds = 1'357;
  const std::string text = kills_text(kills, Colour::Off);
  EXPECT_NE(text.find("seconds"), std::string::npos);
  EXPECT_NE(text.find("1.35"), std::string::npos);
  EXPECT_NE(text.find("MISSED"), std::string::npos);
  EXPECT_EQ(json_of(kills)[0].count("milliseconds"), 0U) << "the same runs give the same bytes";
}

TEST(Kills, AreATableOnThePage) {
  std::vector<Kill> kills = two_kills();
  kills[0].sentence = "a < b";
  const std::string html = kills_html(kills);
  EXPECT_NE(html.find("a &lt; b"), std::string::npos);
  EXPECT_NE(html.find("not found"), std::string::npos);
  EXPECT_EQ(kills_html({}), "");
}

TEST(Kills, AsJsonSayWhatTheyFound) {
  const Json json = json_of(two_kills());
  ASSERT_EQ(json.size(), 2U);
  EXPECT_EQ(json[0]["found"], true);
  EXPECT_EQ(json[0]["orders"], 2);
  EXPECT_EQ(json[0]["at_stake"][0]["amount"], "12.50");
  EXPECT_EQ(json[1]["found"], false);
}

}  // namespace
}  // namespace vendorproof::reports
