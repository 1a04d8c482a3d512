#include "core/trade/acknowledgement.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof::trade {
namespace {

using std::chrono::days;
using std::chrono::hours;

const Instant time_of_answer = *parse_instant("2026-11-02T10:00:00Z");

struct Situation {
  PurchaseOrder order;
  OrderPlan plan;
  LineSupply supply;
  Acknowledgement before;
  AcknowledgementPolicy policy;
  Instant now = time_of_answer;

  Acknowledgement decide() const { return decide_acknowledgement(order, plan, {supply}, before, policy, now); }
  std::optional<Instant> date() const { return promised_date(decide(), 1); }
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

TEST(Acknowledgement, NeverConfirmsALineThatWasRejectedWhole) {
  Situation s = situation(24, 1, false, 0);
  s.supply.held = 0;
  s.before = s.decide();
  ASSERT_EQ(s.answer().rejected, 24);
  s = situation(72, 1, true, 72);
  s.before.lines = situation(24, 1, false, 0).decide().lines;
  EXPECT_EQ(s.answer().rejected, 72) << "Amazon added 48 eaches, and the ERP has them: ACK-13";
  EXPECT_EQ(eaches_to_hold(72, answer_to(s.before, 1), 0), 0);
}

TEST(Acknowledgement, ConfirmsTheRestOfALineOfWhichAPartWasRejected) {
  Situation s = situation(60, 12, true, 60);
  // An answer without the ERP that is not firm: 36 were promised, 24 rejected.
  s.before.lines = {{1,
                     {{AcknowledgementCode::Accepted, 0, {}, {}},
                      {AcknowledgementCode::Rejected, 24, {}, RejectionReason::TemporarilyUnavailable}}}};
  EXPECT_EQ(s.answer().accepted, 36);
  EXPECT_EQ(s.answer().rejected, 24);
  EXPECT_EQ(eaches_to_hold(60, answer_to(s.before, 1), 0), 36);
}

TEST(Acknowledgement, AcceptsLooseEachesWhereThePolicyTakesThem) {
  Situation s = situation(60, 12, false, 59);
  s.policy.case_remainder = CaseRemainder::LooseEaches;
  EXPECT_EQ(s.answer().accepted, 59);
  EXPECT_EQ(s.answer().rejected, 1);
  s.policy.case_remainder = CaseRemainder::Ask;
  EXPECT_EQ(s.answer().accepted, 48) << "asking is over when the answer is decided";
}

TEST(Acknowledgement, LooseStockIsWhatMakesNoWholeCase) {
  Situation s = situation(60, 12, false, 59);
  const auto found = [&] { return loose_stock(s.plan, {s.supply}); };
  ASSERT_EQ(found().size(), 1U);
  EXPECT_EQ(found()[0].cases(), 4);
  EXPECT_EQ(found()[0].loose(), 11);
  s.supply.reserved = 72;
  EXPECT_TRUE(found().empty()) << "more than ordered is whole";
  s.supply.reserved = 59;
  s.supply.closed_short = 12;
  EXPECT_TRUE(found().empty()) << "48 eaches are left to deliver";
  s.supply.closed_short = 0;
  s.plan.lines[0].rejected = RejectionReason::TemporarilyUnavailable;
  EXPECT_TRUE(found().empty());
  EXPECT_TRUE(loose_stock(situation(60, 1, false, 59).plan, {s.supply}).empty()) << "ordered in eaches";
}

TEST(Acknowledgement, DatesWhatComesLaterByTheSupplyThatIsKnown) {
  Situation s = situation(60, 12, true, 24);
  s.supply.expected_receipt = time_of_answer + days(5);
  EXPECT_EQ(s.answer().backordered, 36);
  EXPECT_EQ(s.date(), time_of_answer + days(8));
  s.policy.supply_to_delivery = days(1);
  EXPECT_EQ(s.date(), time_of_answer + days(6));
}

TEST(Acknowledgement, InventsNoDateWhereNoSupplyIsKnown) {
  Situation s = situation(60, 12, true, 24);
  EXPECT_EQ(s.date(), std::nullopt);
  EXPECT_EQ(s.answer().accepted, 24);
  EXPECT_EQ(s.answer().rejected, 36);
  EXPECT_EQ(s.decide().lines[0].parts[1].reason, RejectionReason::TemporarilyUnavailable);
  s.supply.expected_receipt = time_of_answer - days(4);
  EXPECT_EQ(s.answer().rejected, 36) << "supply that is overdue counts as none";
}

TEST(Acknowledgement, BackordersByTheLeadTimeIfOneIsGiven) {
  Situation s = situation(60, 12, true, 24);
  s.policy.short_stock = ShortStock::BackorderByLeadTime;
  EXPECT_EQ(s.answer().rejected, 36);
  s.policy.supply_lead_time = days(20);
  EXPECT_EQ(s.date(), time_of_answer + days(20));
  s.before = s.decide();
  s.now += days(2);
  EXPECT_EQ(s.decide(), s.before) << "the promise stands";
}

TEST(Acknowledgement, RejectsWhatIsShortWhereThePolicySaysSo) {
  Situation s = situation(60, 12, true, 24);
  s.supply.expected_receipt = time_of_answer + days(5);
  s.policy.short_stock = ShortStock::Reject;
  EXPECT_EQ(s.answer().backordered, 0);
  EXPECT_EQ(s.answer().rejected, 36);
}

TEST(Acknowledgement, WithdrawsABackorderWhoseSupplyNeverComes) {
  Situation s = situation(60, 12, true, 24);
  s.supply.expected_receipt = time_of_answer + days(5);
  s.before = s.decide();
  s.supply.expected_receipt.reset();
  s.now = time_of_answer + days(11) - hours(1);
  EXPECT_EQ(s.decide(), s.before) << "its date and the margin are not over yet";
  s.now = time_of_answer + days(11);
  EXPECT_EQ(s.answer().backordered, 0);
  EXPECT_EQ(s.answer().accepted, 24);
  EXPECT_EQ(s.answer().rejected, 36);
}

TEST(Acknowledgement, GivesALaterDateWhenTheSupplyIsLater) {
  Situation s = situation(60, 12, true, 24);
  s.supply.expected_receipt = time_of_answer + days(5);
  s.before = s.decide();
  s.supply.expected_receipt = time_of_answer + days(9);
  EXPECT_EQ(s.date(), time_of_answer + days(12));
  s.supply.expected_receipt = time_of_answer + days(2);
  EXPECT_EQ(s.date(), time_of_answer + days(8)) << "an earlier one needs no correction";
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

TEST(Acknowledgement, InAnEmergencyAcceptsWhatCouldBeSold) {
  Situation s = situation(60, 12, true, 0);
  EXPECT_EQ(answer_to(emergency_acknowledgement(s.order, s.plan, s.policy), 1).accepted, 60);
  s.plan.lines[0].rejected = RejectionReason::TemporarilyUnavailable;
  EXPECT_EQ(answer_to(emergency_acknowledgement(s.order, s.plan, s.policy), 1).rejected, 60);
}

TEST(Acknowledgement, InAnEmergencyFollowsThePolicy) {
  Situation s = situation(60, 12, true, 0);
  s.policy.erp_silent = SilentErp::SoftReject;
  Acknowledgement emergency = emergency_acknowledgement(s.order, s.plan, s.policy);
  EXPECT_EQ(answer_to(emergency, 1).rejected, 60);
  EXPECT_EQ(emergency.lines[0].parts[0].reason, RejectionReason::TemporarilyUnavailable);
  s.policy.erp_silent = SilentErp::LastKnownStock;
  s.plan.lines[0].stock_eaches = 40;
  EXPECT_EQ(answer_to(emergency_acknowledgement(s.order, s.plan, s.policy), 1).accepted, 36) << "whole cases";
  EXPECT_EQ(answer_to(emergency_acknowledgement(s.order, s.plan, s.policy), 1).rejected, 24);
  s.plan.lines[0].stock_eaches.reset();
  EXPECT_EQ(answer_to(emergency_acknowledgement(s.order, s.plan, s.policy), 1).accepted, 60) << "nothing is known";
}

AcknowledgementPolicy any_policy() {
  AcknowledgementPolicy policy;
  policy.short_stock =
      *rc::gen::element(ShortStock::BackorderIfSupplyIsKnown, ShortStock::BackorderByLeadTime, ShortStock::Reject);
  policy.erp_silent = *rc::gen::element(SilentErp::Accept, SilentErp::LastKnownStock, SilentErp::SoftReject);
  policy.case_remainder = *rc::gen::element(CaseRemainder::RoundDown, CaseRemainder::LooseEaches, CaseRemainder::Ask);
  policy.supply_lead_time = days(*rc::gen::inRange(0, 30));
  return policy;
}

RC_GTEST_PROP(Acknowledgement, NoDateIsWithoutASource, ()) {
  const auto case_size = *rc::gen::inRange<std::int64_t>(1, 25);
  const auto ordered = case_size * *rc::gen::inRange<std::int64_t>(1, 20);
  Situation s = situation(ordered, case_size, true, *rc::gen::inRange<std::int64_t>(0, ordered + 1));
  s.policy = any_policy();
  if (*rc::gen::arbitrary<bool>()) s.supply.expected_receipt = time_of_answer + days(*rc::gen::inRange(-9, 30));
  const LineAnswer answer = s.answer();
  RC_ASSERT(answer.confirmed() + answer.rejected == ordered);
  RC_ASSERT(answer.accepted <= s.supply.reserved);
  const bool has_lead_time =
      s.policy.short_stock == ShortStock::BackorderByLeadTime && s.policy.supply_lead_time > Duration(0);
  RC_ASSERT(answer.backordered == 0 || s.supply.expected_receipt || has_lead_time);
  RC_ASSERT(answer.backordered == 0 || s.policy.short_stock != ShortStock::Reject);
  const bool is_later = answer.backordered == 0 || *s.date() > s.now;
  RC_ASSERT(is_later);
}

RC_GTEST_PROP(Acknowledgement, InAnEmergencyThePartsSumToOrderedUnderEveryPolicy, ()) {
  const auto case_size = *rc::gen::inRange<std::int64_t>(1, 25);
  const auto ordered = case_size * *rc::gen::inRange<std::int64_t>(1, 20);
  Situation s = situation(ordered, case_size, *rc::gen::arbitrary<bool>(), 0);
  s.policy = any_policy();
  const auto stock = *rc::gen::inRange<std::int64_t>(0, 500);
  s.plan.lines[0].stock_eaches = stock;
  const LineAnswer answer = answer_to(emergency_acknowledgement(s.order, s.plan, s.policy), 1);
  RC_ASSERT(answer.accepted + answer.rejected == ordered);
  RC_ASSERT(answer.backordered == 0);
  RC_ASSERT(s.policy.erp_silent != SilentErp::LastKnownStock || answer.accepted <= stock);
}

RC_GTEST_PROP(Acknowledgement, PartsSumToOrderedAndAreLegal, ()) {
  const auto small = rc::gen::inRange<std::int64_t>(0, 200);
  const auto case_size = *rc::gen::inRange<std::int64_t>(1, 25);
  const auto ordered = case_size * *rc::gen::inRange<std::int64_t>(1, 20);
  Situation s = situation(ordered, case_size, *rc::gen::arbitrary<bool>(), *small);
  s.policy = any_policy();
  if (*rc::gen::arbitrary<bool>()) s.before = s.decide();
  s.supply = {1, *small, *small, *small, *small, std::nullopt};
  s.now += days(*rc::gen::inRange(0, 40));

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
