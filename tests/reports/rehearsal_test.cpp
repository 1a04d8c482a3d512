#include "reports/rehearsal.h"

#include <sstream>

#include <gtest/gtest.h>

#include "core/base/json.h"
#include "reports/wording.h"
#include "tests/reports/samples.h"
#include "tests/support/golden.h"
#include "tests/support/well_formed.h"

namespace vendorproof::reports {
namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Rehearsal, WritersWriteWhatPeopleSaw) {
  ASSERT_EQ(rehearsal_writers().size(), 3U);
  for (const RehearsalWriter& writer : rehearsal_writers()) {
    tests::expect_golden(std::string(writer.file_name), writer.write(samples::rehearsal()));
  }
}

TEST(Rehearsal, AnEmptyOneIsWrittenToo) {
  const Rehearsal empty;
  EXPECT_EQ(tests::WellFormed::problem_of(write_html(empty)), "");
  EXPECT_EQ(parse_json(write_json(empty))->at("days").size(), 0U);
  EXPECT_TRUE(contains(write_text(empty, Colour::Off), "INCONCLUSIVE"));
}

TEST(Rehearsal, MarkupIsWellFormedWhateverItQuotes) {
  Rehearsal rehearsal = samples::rehearsal();
  const std::string evil = "<b>&\x01\xFF\"";
  rehearsal.title = rehearsal.profile = rehearsal.command = rehearsal.reason = rehearsal.version = evil;
  rehearsal.operations[0].operation = evil;
  rehearsal.thresholds[0] = {evil, evil, evil, false};
  rehearsal.days[0].date = evil;
  rehearsal.findings[0].evidence = evil;
  EXPECT_EQ(tests::WellFormed::problem_of(write_html(rehearsal)), "");
  EXPECT_FALSE(contains(write_text(rehearsal, Colour::Off), "\x01"));
  EXPECT_TRUE(parse_json(write_json(rehearsal)));
}

TEST(Rehearsal, TextFitsThePage) {
  std::istringstream stream(write_text(samples::rehearsal(), Colour::Off));
  for (std::string line; std::getline(stream, line);) EXPECT_LE(display_width(line), page_width) << line;
}

TEST(Rehearsal, WhatPassesItsLimitIsRed) {
  const std::string coloured = write_text(samples::rehearsal(), Colour::On);
  EXPECT_TRUE(contains(coloured, "\x1B[1;31morder to acknowledgement\x1B[0m"));
  EXPECT_TRUE(contains(coloured, "\x1B[32mdeparture to ship notice\x1B[0m"));
  EXPECT_TRUE(contains(coloured, "\x1B[1;31mMISS\x1B[0m"));
}

}  // namespace
}  // namespace vendorproof::reports
