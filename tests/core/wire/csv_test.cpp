#include "core/wire/csv.h"

#include <gtest/gtest.h>

namespace vendorproof::wire {
namespace {

using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, ReadsRowsAndFields) {
  EXPECT_EQ(*parse_csv(""), Rows());
  EXPECT_EQ(*parse_csv("a"), (Rows{{"a"}}));
  EXPECT_EQ(*parse_csv("a,b\r\nc,d\r\n"), (Rows{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(*parse_csv("a,\n,b"), (Rows{{"a", ""}, {"", "b"}}));
  EXPECT_EQ(*parse_csv("a\n\n\r\nb\n"), (Rows{{"a"}, {"b"}}));
  EXPECT_EQ(*parse_csv("\"a\"\"b\",\"c\r\nd\",\"\""), (Rows{{"a\"b", "c\r\nd", ""}}));
  EXPECT_EQ(*parse_csv("a\rb\r"), (Rows{{"a\rb"}}));
  EXPECT_EQ(*parse_csv("a,"), (Rows{{"a", ""}}));
}

TEST(Csv, SaysWhereAQuoteIsWrong) {
  EXPECT_EQ(parse_csv("a\nb,\"c").error().message, "row 2, column 2: the quote is not closed");
  EXPECT_EQ(parse_csv("\"a\"b,c").error().message, "row 1, column 1: text after the closing quote");
  EXPECT_EQ(parse_csv("a,b\"c\"").error().message,
            "row 1, column 2: a quote inside a field that does not start with one");
}

}  // namespace
}  // namespace vendorproof::wire
