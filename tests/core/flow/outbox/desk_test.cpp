#include "core/flow/outbox/desk.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

TEST(Desk, BacksOffUpToALimitAndTheSameEveryTime) {
  Conversation talk;
  const Desk desk = talk.desk();
  for (int failures = 1; failures < 100; ++failures) {
    const Duration pause = desk.backoff(failures, "invoice/PO1/SS-1");
    EXPECT_GE(pause, seconds(3));
    EXPECT_LE(pause, minutes(10));
    EXPECT_EQ(pause, desk.backoff(failures, "invoice/PO1/SS-1"));
  }
  EXPECT_GE(desk.backoff(20, "x"), minutes(7));
  EXPECT_NE(desk.backoff(20, "invoice/PO1/SS-1"), desk.backoff(20, "invoice/PO2/SS-2"));
}

TEST(Desk, DoesNotDisturbARowThatIsUnderWay) {
  Conversation talk;
  Desk desk = talk.desk();
  desk.schedule(OperationId::ReadReservations, "reservations/PO9", "PO9", talk.now().wall);
  store::Work work = *desk.store.work("reservations/PO9");
  for (const store::WorkState state : {store::WorkState::InFlight, store::WorkState::InDoubt}) {
    work.state = state;
    desk.store.save(work);
    desk.schedule(OperationId::ReadReservations, "reservations/PO9", "PO9", talk.now().wall);
    EXPECT_EQ(desk.store.work("reservations/PO9")->state, state);
  }
}

TEST(Desk, KeepsTheCountOfAttemptsWhenARowIsUsedAgain) {
  Conversation talk;
  Desk desk = talk.desk();
  store::Work work;
  work.key = "reservations/PO9";
  work.attempt = 4;
  desk.finish(work);
  desk.schedule(OperationId::ReadReservations, work.key, "PO9", talk.now().wall);
  EXPECT_EQ(desk.store.work(work.key)->attempt, 4U);
  EXPECT_EQ(desk.store.work(work.key)->state, store::WorkState::Due);
}

TEST(Desk, NotesInstants) {
  Conversation talk;
  Desk desk = talk.desk();
  EXPECT_EQ(desk.noted_instant("none"), std::nullopt);
  desk.note_instant("some", talk.now().wall);
  EXPECT_EQ(desk.noted_instant("some"), talk.now().wall);
  EXPECT_EQ(number_of("12x"), 12);
  EXPECT_EQ(number_of(""), 0);
}

}  // namespace
}  // namespace vendorproof::flow
