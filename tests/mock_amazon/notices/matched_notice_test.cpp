#include "mock_amazon/notices/matched_notice.h"

#include "core/base/json/json_tree.h"
#include "mock_amazon/orders/order_document.h"
#include "mock_amazon/sp_api/read_claims.h"
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

TEST(MatchedNotice, GivesGoodsToTheLinesThatWaitForThem) {
  const OrderBook book = book_with_twins();
  const NoticeRegister earlier;
  const Json document = notice("S1", start_of_trial(), {{"A", 1, 6}, {"A", 1, 4}, {"A", 1, 9}});
  const NoticeClaim claim = read_notice(JsonNode(&document));
  const Settings settings;
  const MatchedNotice matched = match_notice(book, earlier, settings, claim, start_of_trial());
  ASSERT_EQ(matched.items.size(), 3U);
  EXPECT_EQ(matched.items[0].line->sequence, 1);
  EXPECT_EQ(matched.items[1].line->sequence, 2);
  EXPECT_EQ(matched.items[2].line->sequence, 2);
  EXPECT_EQ(matched.item_of("002"), &matched.items[1]);
  EXPECT_EQ(matched.item_of("x"), nullptr);
}

TEST(MatchedNotice, TakesCasesWithoutASizeFromTheOrder) {
  const OrderBook book = book_with_twins();
  const NoticeRegister earlier;
  Json document = notice("S1", start_of_trial(), {{"A", 2, 1}});
  document["shippedItems"][0].erase("amazonProductIdentifier");
  document["shippedItems"][0]["vendorProductIdentifier"] = "V2";
  document["shippedItems"][0]["shippedQuantity"] = {{"amount", 4}, {"unitOfMeasure", "Cases"}};
  document["cartons"][0]["items"][0]["shippedQuantity"] = {{"amount", 4}, {"unitOfMeasure", "Cases"}};
  const NoticeClaim claim = read_notice(JsonNode(&document));
  const Settings settings;
  const MatchedNotice matched = match_notice(book, earlier, settings, claim, start_of_trial());
  EXPECT_EQ(matched.items[0].eaches, 48);
  EXPECT_EQ(matched.in_cartons[0][0].eaches, 48);
}

TEST(MatchedNotice, OfAReplaceGivesTheGoodsBackFirst) {
  OrderBook book = book_with_twins();
  book.find("A")->lines[0].noticed = 6;
  NoticeRegister earlier;
  earlier.notices[{"VEND1", "S1"}].accepted = start_of_trial();
  earlier.notices[{"VEND1", "S1"}].lines = {{"A", 1, "B0LINE1", 6}};
  Json document = notice("S1", start_of_trial(), {{"A", 1, 4}});
  const auto line = [&] {
    const NoticeClaim claim = read_notice(JsonNode(&document));
    return match_notice(book, earlier, Settings(), claim, start_of_trial()).items[0].line->sequence;
  };
  EXPECT_EQ(line(), 2);
  document["shipmentConfirmationType"] = "Replace";
  EXPECT_EQ(line(), 1);
}

TEST(MatchedNotice, KnowsWhatItCannotMatch) {
  const OrderBook book = book_with_twins();
  const NoticeRegister earlier;
  const Json document = notice("S1", start_of_trial(), {{"Z", 1, 1}, {"A", 7, 1}});
  const NoticeClaim claim = read_notice(JsonNode(&document));
  const Settings settings;
  const MatchedNotice matched = match_notice(book, earlier, settings, claim, start_of_trial());
  EXPECT_EQ(matched.items[0].order, nullptr);
  EXPECT_NE(matched.items[1].order, nullptr);
  EXPECT_EQ(matched.items[1].line, nullptr);
  EXPECT_DEATH(matched.items[1].known_line(), "order line of item '002' is not known");
  EXPECT_DEATH(matched.required_item("x"), "shipped item 'x' is not known");
}

TEST(MatchedNotice, TakesTheOrderFromTheContainersWhereTheItemNamesNone) {
  const OrderBook book = book_with_twins();
  const NoticeRegister earlier;
  Json document = notice("S1", start_of_trial(), {{"A", 1, 6}});
  document["shippedItems"][0]["itemDetails"].erase("purchaseOrderNumber");
  const NoticeClaim claim = read_notice(JsonNode(&document));
  const MatchedNotice matched = match_notice(book, earlier, Settings(), claim, start_of_trial());
  EXPECT_EQ(matched.items[0].order_number, "A");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
