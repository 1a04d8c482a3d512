#include "reports/campaign/causes.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "tests/reports/samples.h"

namespace vendorproof::reports {
namespace {

using samples::contains;

Cause lost_invoice() {
  return {"ONCE-04", "invoice # was sent twice", "invoice # was sent twice", "lost", 12, "gen-1-3", 3, true,
          "f/a.json"};
}

TEST(Causes, AreTitledByRuleAndRuns) {
  EXPECT_EQ(cause_title(lost_invoice()), "ONCE-04: 12 runs, the first is gen-1-3");
  Cause stopped = lost_invoice();
  stopped.rule = "";
  stopped.runs = 1;
  EXPECT_EQ(cause_title(stopped), "stopped: 1 run, the first is gen-1-3");
}

TEST(Causes, ReadOnATerminal) {
  Cause large = lost_invoice();
  large.is_small = false;
  large.replay_file = "";
  const std::string text = causes_text({lost_invoice(), large});
  EXPECT_TRUE(contains(text, "Causes of failed runs: 2."));
  EXPECT_TRUE(contains(text, "smallest  f/a.json")) << text;
  EXPECT_TRUE(contains(text, "smallest  not made small")) << text;
  EXPECT_EQ(causes_text({}), "");
}

TEST(Causes, TooManyAreCounted) {
  const std::vector<Cause> causes(23, lost_invoice());
  EXPECT_TRUE(contains(causes_text(causes), "3 more causes")) << causes_text(causes);
}

TEST(Causes, StandInJsonAndHtml) {
  const Json json = json_of(std::vector<Cause>{lost_invoice()});
  ASSERT_EQ(json.size(), 1U);
  EXPECT_EQ(json[0]["rule"], "ONCE-04");
  EXPECT_EQ(json[0]["runs"], 12);
  EXPECT_EQ(json[0]["replay_file"], "f/a.json");
  EXPECT_TRUE(contains(causes_html({lost_invoice()}), "f/a.json"));
  EXPECT_EQ(causes_html({}), "");
}

TEST(CampaignNotes, SayWhatIsUnusual) {
  Report report = samples::report();
  EXPECT_TRUE(campaign_notes(report).empty());
  report.shard.number = 3;
  report.shard.count = 16;
  report.regressions = 3;
  report.played_twice = 74;
  std::string notes = join(campaign_notes(report), "\n");
  EXPECT_TRUE(contains(notes, "Shard 3 of 16")) << notes;
  EXPECT_TRUE(contains(notes, "3 regressions")) << notes;
  EXPECT_TRUE(contains(notes, "74 runs, each the same")) << notes;
  report.divergences.push_back({"gen-1-7", "event 4 was 'a' in the first run", 7, true});
  notes = join(campaign_notes(report), "\n");
  EXPECT_TRUE(contains(notes, "1 not the same")) << notes;
  EXPECT_TRUE(contains(notes, "gen-1-7: event 4 was 'a'")) << notes;
  EXPECT_TRUE(contains(campaign_notes_html(report), "event 4 was &#39;a&#39;")) << campaign_notes_html(report);
}

}  // namespace
}  // namespace vendorproof::reports
