#include "harness/site/shown_board.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

TradeException about(ExceptionKind kind, const std::string& order, Instant at) {
  TradeException exception;
  exception.kind = kind;
  exception.purchase_order = order;
  exception.raised_at = at;
  return exception;
}

const Instant first_shown = *parse_instant("2026-11-02T12:00:00Z");

TEST(ShownBoard, IsUsedOnceSomethingIsShownOrExpected) {
  ShownBoard board;
  EXPECT_FALSE(board.is_used());
  board.expect();
  EXPECT_TRUE(board.is_used());
  board.clear();
  EXPECT_FALSE(board.is_used());
  ASSERT_TRUE(board.show(about(ExceptionKind::UnknownItem, "PO1", first_shown)).has_value());
  EXPECT_TRUE(board.is_used());
}

TEST(ShownBoard, KeepsWhenADiscrepancyWasFirstShown) {
  ShownBoard board;
  ASSERT_TRUE(board.show(about(ExceptionKind::UnknownItem, "PO1", first_shown)).has_value());
  ASSERT_TRUE(board.show(about(ExceptionKind::UnknownItem, "PO2", first_shown)).has_value());
  TradeException again = about(ExceptionKind::UnknownItem, "PO1", first_shown + std::chrono::hours(1));
  again.open = false;
  ASSERT_TRUE(board.show(again).has_value());
  ASSERT_EQ(board.exceptions().size(), 2U);
  EXPECT_EQ(board.exceptions().front().raised_at, first_shown);
  EXPECT_FALSE(board.exceptions().front().open);
  again.open = true;
  ASSERT_TRUE(board.show(again).has_value());
  EXPECT_EQ(board.exceptions().front().raised_at, first_shown + std::chrono::hours(1))
      << "it was closed, and comes back";
}

TEST(ShownBoard, AnOrderWithAnOpenExceptionWaitsForAPerson) {
  ShownBoard board;
  ASSERT_TRUE(board.show(about(ExceptionKind::UnknownItem, "PO1", first_shown)).has_value());
  ASSERT_TRUE(board.show(about(ExceptionKind::PriceMismatch, "PO1", first_shown)).has_value());
  TradeException closed = about(ExceptionKind::PriceMismatch, "PO2", first_shown);
  closed.open = false;
  ASSERT_TRUE(board.show(closed).has_value());
  const std::vector<OrderStanding> standings = board.standings();
  ASSERT_EQ(standings.size(), 2U);
  for (const OrderStanding& standing : standings) EXPECT_EQ(standing.purchase_order, "PO1");
  EXPECT_EQ(standings.front().awaited, Awaited::Person);
}

}  // namespace
}  // namespace vendorproof::harness
