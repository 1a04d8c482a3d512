#include "core/flow/overview/deadlines.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;

TradeException about(ExceptionKind kind, const std::string& order, Instant raised_at) {
  TradeException exception = trade::make_exception(kind, order, order, 0, Money(), "why");
  exception.raised_at = raised_at;
  return exception;
}

TEST(Deadlines, AreThoseOfTheOrderOrTheClaim) {
  Conversation talk;
  talk.peer_down(Peer::Erp, true);
  talk.run_for(hours(1));
  const auto deadline = [&](ExceptionKind kind) {
    return deadline_of(talk.store(), talk.config(), about(kind, "7QX2M4KP", talk.now().wall));
  };
  const trade::PurchaseOrder order = talk.store().known_order("7QX2M4KP").order;
  EXPECT_EQ(deadline(ExceptionKind::AcknowledgementFailed), order.ordered_at + hours(24));
  EXPECT_EQ(deadline(ExceptionKind::ChangeTooLate), window_end_of(order));
  EXPECT_EQ(deadline(ExceptionKind::ShortPayment), talk.now().wall + hours(24 * 30));
  EXPECT_EQ(deadline(ExceptionKind::DeductionReversed), std::nullopt);
  EXPECT_EQ(deadline(ExceptionKind::DespatchMismatch), std::nullopt) << "no such despatch";
  EXPECT_EQ(deadline_of(talk.store(), talk.config(), about(ExceptionKind::UnknownItem, "NONE", talk.now().wall)),
            std::nullopt);
}

TEST(Deadlines, OfAnAcknowledgementEndWhenItWasSent) {
  Conversation talk;
  talk.run_for(hours(2));
  ASSERT_TRUE(talk.store().known_order("7QX2M4KP").confirmed);
  EXPECT_EQ(deadline_of(talk.store(), talk.config(), about(ExceptionKind::UnknownItem, "7QX2M4KP", talk.now().wall)),
            std::nullopt);
}

}  // namespace
}  // namespace vendorproof::flow
