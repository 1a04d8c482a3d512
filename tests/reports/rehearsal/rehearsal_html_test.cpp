#include <gtest/gtest.h>

#include "reports/rehearsal/rehearsal.h"
#include "tests/reports/samples.h"
#include "tests/support/well_formed.h"

namespace vendorproof::reports {
namespace {

using samples::contains;

TEST(RehearsalHtml, IsWellFormedWhateverItQuotes) {
  for (const Rehearsal& rehearsal : {Rehearsal(), samples::rehearsal(), samples::hostile_rehearsal()}) {
    EXPECT_EQ(tests::WellFormed::problem_of(write_html(rehearsal)), "");
  }
  EXPECT_FALSE(contains(write_html(samples::hostile_rehearsal()), "<b>&"));
}

/// No amount without what it is made of.
TEST(RehearsalHtml, WhatIsChargedIsListed) {
  const Rehearsal rehearsal = samples::rehearsal();
  const std::string html = write_html(rehearsal);
  EXPECT_TRUE(contains(html, "id=\"charges-CB-01\""));
  EXPECT_TRUE(contains(html, "confirmed 240 eaches, invoiced 216"));
  EXPECT_TRUE(contains(write_text(rehearsal, Colour::Off), "CB-01     1 charge, 12.00 USD. What was confirmed"));
}

TEST(RehearsalHtml, RedIsOnlyWhatAThresholdMissed) {
  Rehearsal rehearsal;
  rehearsal.acknowledgement_delay.max = acknowledgement_limit;
  EXPECT_FALSE(contains(write_html(rehearsal), "<rect class=\"caution\""));
  rehearsal.acknowledgement_delay.max += Duration(1);
  rehearsal.days = {RehearsalDay()};
  rehearsal.days[0].late_ship_notices = 29;
  EXPECT_TRUE(contains(write_html(rehearsal), "<rect class=\"caution\""));
  for (const Subject subject : {Subject::Acknowledgements, Subject::ShipNotices}) {
    rehearsal.thresholds = {{"", "", "", true, subject}};
    for (const std::string_view red : {"<rect class=\"bad\"", "class=\"mark bad\""}) {
      EXPECT_FALSE(contains(write_html(rehearsal), red)) << red;
    }
    rehearsal.thresholds[0].held = false;
    const bool notices = subject == Subject::ShipNotices;
    EXPECT_TRUE(contains(write_html(rehearsal), notices ? "mark bad\">29" : "<rect class=\"bad\""));
  }
}

TEST(RehearsalHtml, NoRiskNoPictureOfIt) {
  EXPECT_TRUE(contains(write_html(samples::rehearsal()), "Money at risk by day"));
  EXPECT_FALSE(contains(write_html(Rehearsal()), "Money at risk by day"));
}

}  // namespace
}  // namespace vendorproof::reports
