#include "mock_amazon/state/required_rows.h"

#include <gtest/gtest.h>

namespace vendorproof::mock_amazon {
namespace {

TEST(RequiredRows, AreFound) {
  OrderBook book;
  Order order;
  order.number = "PO1";
  order.lines.resize(1);
  order.lines[0].sequence = 7;
  book.add(order);
  EXPECT_EQ(required_order(book, "PO1").number, "PO1");
  EXPECT_EQ(required_line(required_order(book, "PO1"), 7).sequence, 7);
  std::map<std::string, int> rows = {{"a", 1}};
  EXPECT_EQ(required_in(rows, "a", "row"), 1);
}

TEST(RequiredRows, StopTheProgramWithTheirKeyWhenTheyAreNotThere) {
  OrderBook book;
  Order order;
  order.number = "PO1";
  std::map<std::string, int> rows;
  EXPECT_DEATH(required_order(book, "PO9"), "there is no order 'PO9'");
  EXPECT_DEATH(required_line(order, 3), "there is no order line 'PO1/3'");
  EXPECT_DEATH(required_in(rows, "b", "transport"), "there is no transport 'b'");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
