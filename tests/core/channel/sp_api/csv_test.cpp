#include "core/channel/sp_api/csv.h"

#include <gtest/gtest.h>

namespace vendorproof::channel::sp_api {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const char* text) {
  Rows fields;
  const auto rows = parse_csv(text);
  for (const CsvRow& row : *rows) fields.push_back(row.fields);
  return fields;
}

TEST(Csv, ReadsRowsAndFields) {
  EXPECT_EQ(rows_of(""), Rows());
  EXPECT_EQ(rows_of("a"), (Rows{{"a"}}));
  EXPECT_EQ(rows_of("a,b\r\nc,d\r\n"), (Rows{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(rows_of("a,\n,b"), (Rows{{"a", ""}, {"", "b"}}));
  EXPECT_EQ(rows_of("a\n\n\r\nb\n"), (Rows{{"a"}, {"b"}}));
  EXPECT_EQ(rows_of("\"a\"\"b\",\"c\r\nd\",\"\""), (Rows{{"a\"b", "c\r\nd", ""}}));
  EXPECT_EQ(rows_of("a\rb\r"), (Rows{{"a\rb"}}));
  EXPECT_EQ(rows_of("a,"), (Rows{{"a", ""}}));
}

TEST(Csv, CountsLinesAsAnEditorDoes) {
  const auto rows = parse_csv("a\n\n\"b\nb\"\nc");
  ASSERT_EQ(rows->size(), 3U);
  EXPECT_EQ(rows->at(1).line, 3U);
  EXPECT_EQ(rows->at(2).line, 5U);
}

TEST(Csv, GoesOnAfterARowWithWrongQuotes) {
  EXPECT_EQ(*parse_csv("a\nb,\"c\nd"),
            (std::vector<CsvRow>{{1, {"a"}, ""}, {2, {"b,\"c"}, "column 2: the quote is not closed"}, {3, {"d"}, ""}}));
  EXPECT_EQ(parse_csv("\"a\"b,c\nd")->at(0).problem, "column 1: text after the closing quote");
  EXPECT_EQ(parse_csv("a,b\"c\"\nd")->at(0).problem, "column 2: a quote inside a field that does not start with one");
}

TEST(Csv, BoundsWhatABrokenFileCosts) {
  std::string broken;
  for (int i = 0; i < 1'001; ++i) broken += "a\"b\n";
  EXPECT_EQ(parse_csv(broken).error().message, "has more than 1,000 broken rows");
  const std::string text = "\"" + std::string(100'001, 'x') + "\"\nb";
  EXPECT_EQ(parse_csv(text)->at(0).problem, "column 1: a text in quotes is longer than 100,000 bytes");
  EXPECT_EQ(parse_csv(text)->at(1).fields, std::vector<std::string>{"b"});
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
