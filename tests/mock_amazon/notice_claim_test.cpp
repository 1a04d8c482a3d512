#include "mock_amazon/notice_claim.h"

#include "mock_amazon/order_document.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

/// Lines 1 and 2 are of one product, as in Amazon's own sample (PO-35), with 6 and 4 confirmed.
OrderBook book_with_twins() {
  Json document = order("A", {order_line(1, each(6)), order_line(2, cases(4, 12))});
  document["orderDetails"]["items"][1]["amazonProductIdentifier"] = "B0LINE1";
  Order read = *read_order(document.dump(), start_of_trial());
  read.lines[0].answer = {true, 6, 0, 0};
  read.lines[1].answer = {true, 4, 0, 0};
  OrderBook book;
  book.add(std::move(read));
  return book;
}

TEST(NoticeClaim, GivesGoodsToTheLinesThatWaitForThem) {
  const OrderBook book = book_with_twins();
  const NoticeRegister earlier;
  const Json document = notice("S1", start_of_trial(), {{"A", 1, 6}, {"A", 1, 4}, {"A", 1, 9}});
  const NoticeClaim claim = read_notice(book, earlier, document, start_of_trial());
  ASSERT_EQ(claim.items.size(), 3U);
  EXPECT_EQ(claim.items[0].line->sequence, 1);
  EXPECT_EQ(claim.items[1].line->sequence, 2);
  EXPECT_EQ(claim.items[2].line->sequence, 2);
  EXPECT_EQ(claim.item_of("002"), &claim.items[1]);
  EXPECT_EQ(claim.item_of("x"), nullptr);
}

TEST(NoticeClaim, TakesCasesWithoutASizeFromTheOrder) {
  const OrderBook book = book_with_twins();
  const NoticeRegister earlier;
  Json document = notice("S1", start_of_trial(), {{"A", 2, 1}});
  document["shippedItems"][0].erase("amazonProductIdentifier");
  document["shippedItems"][0]["vendorProductIdentifier"] = "V2";
  document["shippedItems"][0]["shippedQuantity"] = {{"amount", 4}, {"unitOfMeasure", "Cases"}};
  document["cartons"][0]["items"][0]["shippedQuantity"] = {{"amount", 4}, {"unitOfMeasure", "Cases"}};
  const NoticeClaim claim = read_notice(book, earlier, document, start_of_trial());
  EXPECT_EQ(claim.items[0].eaches, 48);
  EXPECT_EQ(claim.cartons[0].items[0].eaches, 48);
}

TEST(NoticeClaim, KnowsWhatItCanNotMatch) {
  const OrderBook book = book_with_twins();
  const NoticeRegister earlier;
  const NoticeClaim claim =
      read_notice(book, earlier, notice("S1", start_of_trial(), {{"Z", 1, 1}, {"A", 7, 1}}), start_of_trial());
  EXPECT_EQ(claim.items[0].order, nullptr);
  EXPECT_NE(claim.items[1].order, nullptr);
  EXPECT_EQ(claim.items[1].line, nullptr);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
