#include "core/channel/sp_api/csv.h"

#include <gtest/gtest.h>

namespace vendorproof::channel::sp_api {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const char* text) {
  const auto rows = parse_csv(text);
  return rows ? *rows : Rows{{"error: " + rows.error().message}};
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

TEST(Csv, SaysWhereAQuoteIsWrong) {
  EXPECT_EQ(parse_csv("a\nb,\"c").error().message, "row 2, column 2: the quote is not closed");
  EXPECT_EQ(parse_csv("\"a\"b,c").error().message, "row 1, column 1: text after the closing quote");
  EXPECT_EQ(parse_csv("a,b\"c\"").error().message,
            "row 1, column 2: a quote inside a field that does not start with one");
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
