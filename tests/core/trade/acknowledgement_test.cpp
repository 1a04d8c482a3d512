#include "core/trade/acknowledgement.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof::trade {
namespace {

using std::chrono::days;

const Instant time_of_answer = *parse_instant("2026-11-02T10:00:00Z");

struct Situation {
  PurchaseOrder order;
  OrderPlan plan;
  LineSupply supply;
  Acknowledgement before;

  Acknowledgement decide() const { return decide_acknowledgement(order, plan, {supply}, before, time_of_answer); }
  LineAnswer answer() const { return answer_to(decide(), 1); }
};

Situation situation(std::int64_t ordered, std::int64_t case_size, bool back_order_allowed, std::int64_t reserved) {
  Situation s;
  s.order.number = "PO1";
  s.order.ordered_at = time_of_answer;
  s.order.delivery_window = Window{time_of_answer + days(3), time_of_answer + days(10)};
  PurchaseOrderLine line;
  line.sequence = 1;
  line.back_order_allowed = back_order_allowed;
  s.order.lines = {line};
  s.plan.lines = {{1, "GREEN", ordered, case_size, std::nullopt}};
  s.supply = {1, ordered, 0, reserved, 0, std::nullopt};
  return s;
}

TEST(Acknowledgement, AcceptsWhatIsReserved) {
  const Acknowledgement decided = situation(40, 1, true, 40).decide();
  ASSERT_EQ(decided.lines.size(), 1U);
  EXPECT_EQ(decided.lines[0].parts,
            (std::vector<ItemAcknowledgement>{{AcknowledgementCode::Accepted, 40, std::nullopt, std::nullopt}}));
}

TEST(Acknowledgement, RoundsDownToWholeCasesAndRejectsTheRest) {
  const Acknowledgement decided = situation(60, 12, false, 59).decide();
  EXPECT_EQ(answer_to(decided, 1).accepted, 48);
  EXPECT_EQ(decided.lines[0].parts[1].code, AcknowledgementCode::Rejected);
  EXPECT_EQ(decided.lines[0].parts[1].reason, RejectionReason::TemporarilyUnavailable);
}

TEST(Acknowledgement, DatesWhatComesLater) {
  Situation s = situation(60, 12, true, 24);
  EXPECT_EQ(s.decide().lines[0].parts[1].code, AcknowledgementCode::Backordered);
  EXPECT_EQ(s.decide().lines[0].parts[1].scheduled_delivery, time_of_answer + days(17));
  s.supply.expected_receipt = time_of_answer + days(5);
  EXPECT_EQ(s.decide().lines[0].parts[1].scheduled_delivery, time_of_answer + days(8));
}

TEST(Acknowledgement, KeepsWhatWasConfirmedUnlessTheErpClosesIt) {
  Situation s = situation(60, 12, false, 60);
  s.before = s.decide();
  s.supply.reserved = 12;
  EXPECT_EQ(s.answer().accepted, 60);
  s.supply.closed_short = 10;
  EXPECT_EQ(s.answer().accepted, 50);
  EXPECT_EQ(s.answer().rejected, 10);
}

TEST(Acknowledgement, NeverTakesARejectionBack) {
  Situation s = situation(60, 1, true, 40);
  s.order.lines[0].back_order_allowed = false;
  s.before = s.decide();
  EXPECT_EQ(answer_to(s.before, 1).rejected, 20);
  s.supply.reserved = 60;
  EXPECT_EQ(s.answer().rejected, 20);
}

TEST(Acknowledgement, RejectsWhatTheErpDoesNotHold) {
  Situation s = situation(60, 12, true, 48);
  s.supply.held = 48;
  EXPECT_EQ(s.answer().accepted, 48);
  EXPECT_EQ(s.answer().rejected, 12);
}

TEST(Acknowledgement, FollowsAnOrderThatBecomesSmaller) {
  Situation s = situation(60, 12, false, 48);
  s.before = s.decide();
  s.plan.lines[0].eaches = 48;
  EXPECT_EQ(s.answer().accepted, 48);
  EXPECT_EQ(s.answer().rejected, 0);
  EXPECT_EQ(eaches_to_hold(48, answer_to(s.before, 1), 0), 48);
  EXPECT_EQ(eaches_to_hold(60, answer_to(s.before, 1), 0), 48);
  EXPECT_EQ(eaches_to_hold(60, answer_to(s.before, 1), 12), 60);
}

TEST(Acknowledgement, InAnEmergencyRejectsNothingThatCouldBeSold) {
  Situation s = situation(60, 12, true, 0);
  Acknowledgement emergency = emergency_acknowledgement(s.order, s.plan, time_of_answer);
  EXPECT_EQ(answer_to(emergency, 1).backordered, 60);
  EXPECT_TRUE(emergency.lines[0].parts[0].scheduled_delivery);
  s.order.lines[0].back_order_allowed = false;
  emergency = emergency_acknowledgement(s.order, s.plan, time_of_answer);
  EXPECT_EQ(answer_to(emergency, 1).accepted, 60);
  s.plan.lines[0].rejected = RejectionReason::ObsoleteProduct;
  emergency = emergency_acknowledgement(s.order, s.plan, time_of_answer);
  EXPECT_EQ(answer_to(emergency, 1).rejected, 60);
}

RC_GTEST_PROP(Acknowledgement, PartsSumToOrderedAndAreLegal, ()) {
  const auto small = rc::gen::inRange<std::int64_t>(0, 200);
  const auto case_size = *rc::gen::inRange<std::int64_t>(1, 25);
  const auto ordered = case_size * *rc::gen::inRange<std::int64_t>(1, 20);
  Situation s = situation(ordered, case_size, *rc::gen::arbitrary<bool>(), *small);
  if (*rc::gen::arbitrary<bool>()) s.before = s.decide();
  s.supply = {1, *small, *small, *small, *small, std::nullopt};

  const Acknowledgement decided = s.decide();
  const LineAnswer answer = answer_to(decided, 1);
  RC_ASSERT(answer.confirmed() + answer.rejected == ordered);
  for (const ItemAcknowledgement& part : decided.lines[0].parts) {
    RC_ASSERT(part.eaches > 0);
    RC_ASSERT(part.scheduled_delivery.has_value() == (part.code == AcknowledgementCode::Backordered));
    RC_ASSERT(part.reason.has_value() == (part.code == AcknowledgementCode::Rejected));
  }
  RC_ASSERT(s.order.lines[0].back_order_allowed || answer.backordered == 0);
}

RC_GTEST_PROP(Acknowledgement, AFirstAnswerAcceptsWholeCasesOnlyAndNotMoreThanThereIs, ()) {
  const auto case_size = *rc::gen::inRange<std::int64_t>(1, 25);
  const auto ordered = case_size * *rc::gen::inRange<std::int64_t>(1, 20);
  const auto reserved = *rc::gen::inRange<std::int64_t>(0, ordered + 1);
  const LineAnswer answer = situation(ordered, case_size, *rc::gen::arbitrary<bool>(), reserved).answer();
  RC_ASSERT(answer.accepted % case_size == 0);
  RC_ASSERT(answer.accepted <= reserved);
  RC_ASSERT(reserved - answer.accepted < case_size);
}

RC_GTEST_PROP(Acknowledgement, HoldingWhatWasNotRejectedIsStable, ()) {
  const auto case_size = *rc::gen::inRange<std::int64_t>(1, 25);
  const auto ordered = case_size * *rc::gen::inRange<std::int64_t>(1, 20);
  Situation s = situation(ordered, case_size, false, *rc::gen::inRange<std::int64_t>(0, ordered + 1));
  s.before = s.decide();
  s.supply.held = eaches_to_hold(ordered, answer_to(s.before, 1), 0);
  s.supply.reserved = std::min(s.supply.reserved, s.supply.held);
  RC_ASSERT(s.decide() == s.before);
}

}  // namespace
}  // namespace vendorproof::trade
