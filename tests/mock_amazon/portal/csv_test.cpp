#include "mock_amazon/portal/csv.h"

#include <gtest/gtest.h>

namespace vendorproof::mock_amazon {
namespace {

TEST(Csv, WhatASpreadsheetWouldRunIsText) {
  EXPECT_EQ(csv_field("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
  EXPECT_EQ(csv_field("+1 555"), "'+1 555");
  EXPECT_EQ(csv_field("-A1"), "'-A1");
  EXPECT_EQ(csv_field("@SUM(1)"), "'@SUM(1)");
  EXPECT_EQ(csv_field("\t=1"), "'\t=1");
  EXPECT_EQ(csv_field("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(csv_field("=1,\"2\""), "\"'=1,\"\"2\"\"\"");
}

TEST(Csv, NumbersAndUsualTextsStayAsTheyAre) {
  for (const char* text : {"", "-9.00", "250.00", "I-100", "2026-11-23T08:00:00Z", "a=b", "'quoted"}) {
    EXPECT_EQ(csv_field(text), text);
  }
  EXPECT_EQ(csv_field("-"), "'-");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
