#include "reports/text_table.h"

#include <gtest/gtest.h>

namespace vendorproof::reports {
namespace {

TEST(TextTable, AlignsAndWrapsAndCutsNothing) {
  const std::vector<TextColumn> columns = {{"", 4}, {"name", 8}, {"money", 9, true}};
  const std::vector<TextRow> rows = {{{"pass", "a", "1.00 USD"}, Paint::Good},
                                     {{"FAIL", "long name here", "2.00 USD + 3.00 EUR"}, Paint::Bad},
                                     {{"pass", "b", ""}, Paint::Good}};
  EXPECT_EQ(text_table(columns, rows, Colour::Off),
            "      name          money\n"
            "----  --------  ---------\n"
            "pass  a          1.00 USD\n"
            "FAIL  long       2.00 USD\n"
            "      name         + 3.00\n"
            "      here            EUR\n"
            "pass  b\n");
}

TEST(TextTable, LabelledTextGoesOnUnderItself) {
  std::string page;
  append_labelled(page, "owner", 100, "one two three");
  EXPECT_EQ(page, "owner" + std::string(95, ' ') + "one two\n" + std::string(100, ' ') + "three\n");
}

}  // namespace
}  // namespace vendorproof::reports
