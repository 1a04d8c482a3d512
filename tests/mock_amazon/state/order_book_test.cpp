#include "mock_amazon/state/order_book.h"

#include "mock_amazon/orders/order_document.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

Order fresh(const std::string& number, Instant now = start_of_trial()) {
  return *read_order(order(number, {order_line(1, each(10)), order_line(2, cases(2, 6))}).dump(), now);
}

TEST(OrderBook, ListsByIssueChangeAndUpdate) {
  OrderBook book;
  book.add(fresh("A"));
  Order& later = book.add(fresh("B", start_of_trial() + hours(1)));
  EXPECT_EQ(book.by_issue().begin()->second, "A");
  EXPECT_TRUE(book.by_change().empty());
  book.mark_changed(later, start_of_trial() + hours(2));
  book.mark_changed(later, start_of_trial() + hours(3));
  EXPECT_EQ(book.by_change().size(), 1U);
  EXPECT_EQ(book.by_change().begin()->first, start_of_trial() + hours(3));
  EXPECT_EQ(book.by_update().rbegin()->first, start_of_trial() + hours(3));
  EXPECT_EQ(book.by_update().size(), 2U);
  EXPECT_EQ(book.find("C"), nullptr);
  EXPECT_EQ(book.currency(), usd());
}

TEST(OrderBook, RemembersALineAsItWas) {
  Order order = fresh("A");
  OrderLine& line = *order.line_of(2);
  line.revisions.push_back({start_of_trial() + hours(2), 6, line.net_cost});
  EXPECT_EQ(line.revision_at(start_of_trial() - hours(1)).eaches, 12);
  EXPECT_EQ(line.revision_at(start_of_trial() + hours(1)).eaches, 12);
  EXPECT_EQ(line.revision_at(start_of_trial() + hours(2)).eaches, 6);
}

TEST(OrderBook, ShowsLinesInEachesAndAsOrdered) {
  const Order order = fresh("A");
  const std::vector<EffectLine> lines = ordered_lines(order);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[1].item, "B0LINE2");
  EXPECT_EQ(lines[1].eaches, 12);
  EXPECT_EQ(lines[1].as_written, (Quantity{2, UnitOfMeasure::Cases, 6}));
  EXPECT_EQ(lines[1].unit_cost, Money(25'000, usd()));
}

TEST(OrderBook, SettlesTheStateByTheAnswers) {
  Order order = fresh("A");
  order.acknowledged = start_of_trial();
  order.lines[0].answer = {true, 6, 4, 0};
  settle_state(order, start_of_trial());
  EXPECT_EQ(order.state, OrderState::New);
  order.lines[1].answer = {true, 0, 0, 12};
  settle_state(order, start_of_trial());
  EXPECT_EQ(order.state, OrderState::Acknowledged);
  EXPECT_NE(order.document.find(R"("purchaseOrderState":"Acknowledged")"), std::string::npos);
  order.lines[0].received = 9;
  settle_state(order, start_of_trial());
  EXPECT_EQ(order.state, OrderState::Acknowledged);
  order.lines[0].received = 10;
  settle_state(order, start_of_trial());
  EXPECT_EQ(order.state, OrderState::Closed);
}

TEST(OrderBook, OfManyAnswersToALineTheLatestAreRemembered) {
  Order order = fresh("A");
  for (int i = 1; i <= 150; ++i) order.lines[0].take_answer({true, i % 10, 0, 0}, start_of_trial() + hours(i));
  EXPECT_EQ(order.lines[0].answers.size(), 100U);
  EXPECT_EQ(order.lines[0].answers.front().at, start_of_trial() + hours(51));
  EXPECT_EQ(order.lines[0].answers.back().at, start_of_trial() + hours(150));
  EXPECT_EQ(order.lines[0].answer.accepted, 0);
}

TEST(OrderBook, ClosesWhatIsRejectedOrCancelled) {
  Order rejected = fresh("A");
  rejected.acknowledged = start_of_trial();
  rejected.lines[0].answer = {true, 0, 0, 10};
  rejected.lines[1].answer = {true, 0, 0, 12};
  settle_state(rejected, start_of_trial());
  EXPECT_EQ(rejected.state, OrderState::Closed);
  Order cancelled = fresh("B");
  for (OrderLine& line : cancelled.lines) line.ordered = 0;
  settle_state(cancelled, start_of_trial());
  EXPECT_EQ(cancelled.state, OrderState::Closed);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
