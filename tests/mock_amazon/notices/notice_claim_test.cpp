#include "mock_amazon/notices/notice_claim.h"

#include "mock_amazon/orders/order_document.h"
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
  const NoticeClaim claim = read_notice(book, earlier, Settings(), document, start_of_trial());
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
  const NoticeClaim claim = read_notice(book, earlier, Settings(), document, start_of_trial());
  EXPECT_EQ(claim.items[0].eaches, 48);
  EXPECT_EQ(claim.cartons[0].items[0].eaches, 48);
}

TEST(NoticeClaim, OfAReplaceGivesTheGoodsBackFirst) {
  OrderBook book = book_with_twins();
  book.find("A")->lines[0].noticed = 6;
  NoticeRegister earlier;
  earlier.notices[{"VEND1", "S1"}].accepted = start_of_trial();
  earlier.notices[{"VEND1", "S1"}].lines = {{"A", 1, "B0LINE1", 6}};
  Json document = notice("S1", start_of_trial(), {{"A", 1, 4}});
  EXPECT_EQ(read_notice(book, earlier, Settings(), document, start_of_trial()).items[0].line->sequence, 2);
  document["shipmentConfirmationType"] = "Replace";
  EXPECT_EQ(read_notice(book, earlier, Settings(), document, start_of_trial()).items[0].line->sequence, 1);
}

TEST(NoticeClaim, ReadsSizesAndWeightsExactly) {
  const OrderBook book = book_with_twins();
  const NoticeRegister earlier;
  Json document = notice("S1", start_of_trial(), {{"A", 1, 6}});
  document["cartons"][0]["weight"] = {{"unitOfMeasure", "Lb"}, {"value", "50.5"}};
  document["cartons"][0]["dimensions"] = {
      {"length", "2"}, {"width", "1.5"}, {"height", "1E0"}, {"unitOfMeasure", "Ft"}};
  const NoticeClaim claim = read_notice(book, earlier, Settings(), document, start_of_trial());
  EXPECT_EQ(claim.cartons[0].size.milligrams, 22'906'396);
  EXPECT_EQ(claim.cartons[0].size.longest_side, 24'000);
  EXPECT_EQ(claim.cartons[0].size.height, 12'000);
}

TEST(NoticeClaim, ReckonsWhenGoodsExpire) {
  ItemNotes notes;
  EXPECT_EQ(notes.expiry(), std::nullopt);
  notes.manufactured = start_of_trial();
  notes.lasts_days = 60;
  EXPECT_EQ(notes.expiry(), start_of_trial() + days(60));
  notes.expires = start_of_trial() + days(5);
  EXPECT_EQ(notes.expiry(), start_of_trial() + days(5));
}

TEST(NoticeClaim, KnowsWhatItCanNotMatch) {
  const OrderBook book = book_with_twins();
  const NoticeRegister earlier;
  const Json document = notice("S1", start_of_trial(), {{"Z", 1, 1}, {"A", 7, 1}});
  const NoticeClaim claim = read_notice(book, earlier, Settings(), document, start_of_trial());
  EXPECT_EQ(claim.items[0].order, nullptr);
  EXPECT_NE(claim.items[1].order, nullptr);
  EXPECT_EQ(claim.items[1].line, nullptr);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
