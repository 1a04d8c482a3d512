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

TEST(Deadlines, OfAShipNoticeAreSixHoursBeforeTheGoodsArriveOrHalfAnHourAfterTheTruckLeft) {
  Conversation talk;
  store::DespatchRecord record;
  record.despatch.number = "DSP-1";
  record.despatch.arrives_at = talk.now().wall + hours(20);
  const TradeException exception =
      trade::make_exception(ExceptionKind::DespatchIncomplete, "DSP-1", "7QX2M4KP", 0, Money(), "no PRO number");
  const auto deadline = [&] {
    talk.store().begin();
    talk.store().save(record);
    talk.store().commit();
    return deadline_of(talk.store(), talk.config(), exception);
  };
  EXPECT_EQ(deadline(), talk.now().wall + hours(14));
  record.despatch.departed_at = talk.now().wall;
  EXPECT_EQ(deadline(), talk.now().wall + std::chrono::minutes(30));
}

TEST(Deadlines, OfADisputeAreTheEndOfItsLastDay) {
  Conversation talk;
  store::InvoiceRecord record;
  record.invoice.number = "SI-1";
  record.amazon_id = "SI-1";
  record.invoice.due = Conversation::at("2026-12-03");
  talk.store().begin();
  talk.store().save(record);
  talk.store().commit();
  TradeException exception = about(ExceptionKind::ShortPayment, "7QX2M4KP", talk.now().wall);
  exception.document = "SI-1";
  talk.config().dispute_within = hours(24 * 10);
  EXPECT_EQ(deadline_of(talk.store(), talk.config(), exception), Conversation::at("2026-12-14"));
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
