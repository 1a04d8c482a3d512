#include <gtest/gtest.h>

#include "reports/rehearsal/rehearsal.h"
#include "reports/wording.h"
#include "tests/reports/samples.h"

namespace vendorproof::reports {
namespace {

using samples::contains;

TEST(RehearsalText, FitsThePageAndTheVerdictIsTheLastLine) {
  const std::vector<std::string> lines = samples::lines_of(write_text(samples::rehearsal(), Colour::Off));
  for (const std::string& line : lines) EXPECT_LE(display_width(line), page_width) << line;
  EXPECT_EQ(lines.back(), "NOT CERTIFIED: 1 of 3 thresholds was not held. At risk: 4,351.20 USD.");
}

TEST(RehearsalText, WhatPassesItsLimitIsRed) {
  const std::string coloured = write_text(samples::rehearsal(), Colour::On);
  EXPECT_TRUE(contains(coloured, "\x1B[1;31morder to acknowledgement\x1B[0m"));
  EXPECT_TRUE(contains(coloured, "\x1B[32mdeparture to ship notice\x1B[0m"));
  EXPECT_TRUE(contains(coloured, "\x1B[1;31mMISS\x1B[0m"));
}

TEST(RehearsalText, AnEmptyOneIsWrittenToo) {
  EXPECT_TRUE(contains(write_text(Rehearsal(), Colour::Off), "INCONCLUSIVE: "));
}

TEST(RehearsalText, NothingThatAPartnerSentReachesTheTerminal) {
  EXPECT_FALSE(contains(write_text(samples::hostile_rehearsal(), Colour::Off), "\x1B"));
}

TEST(RehearsalText, ExpectedFindingsAreNotToldAsFindings) {
  const std::string text = write_text(samples::rehearsal(), Colour::Off);
  EXPECT_FALSE(contains(text, "confirmed 240 eaches, invoiced 216"));
  EXPECT_TRUE(contains(text, "CB-01     1 charge, 12.00 USD.")) << "they are summed";
}

}  // namespace
}  // namespace vendorproof::reports
