#include "core/flow/sales/case_remainders.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const std::string remainder_key = "case-remainder/7QX2M4KP/2";

/// Of the second line, 5 cases of 12, the warehouse has 55 eaches: 4 cases and 7.
class CaseRemainders : public testing::Test {
 protected:
  CaseRemainders() { talk.peers().reserved["TEA-BLACK"] = 55; }

  static CoreConfig asking() {
    CoreConfig config = scripted_config();
    config.acknowledgement.usual.case_remainder = trade::CaseRemainder::Ask;
    return config;
  }

  Conversation talk{asking()};
};

trade::LineAnswer answered(Conversation& talk) {
  return trade::answer_to(talk.store().order("7QX2M4KP")->acknowledged, 2);
}

TEST_F(CaseRemainders, AreAskedAboutBeforeAnythingIsAnswered) {
  talk.run_for(hours(10));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{remainder_key});
  EXPECT_EQ(talk.text_of_exception(remainder_key),
            "55 eaches are reserved, which is 4 cases of 12 and 7 loose eaches; at 2026-11-03T05:30:00Z the answer is "
            "rounded down to whole cases");
  EXPECT_EQ(talk.store().exception(remainder_key)->amount.text(), "17.50 USD");
  EXPECT_EQ(talk.count("submitAcknowledgement"), 0U);
  EXPECT_EQ(talk.standing().awaited, Awaited::Person);
  EXPECT_EQ(talk.standing().exception, remainder_key);
}

TEST_F(CaseRemainders, AreRoundedDownWhenTheAskingEnds) {
  talk.run_for(hours(20));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(answered(talk).accepted, 48);
  EXPECT_EQ(answered(talk).rejected, 12);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST_F(CaseRemainders, AreAnsweredAsSoonAsTheStockIsWhole) {
  talk.run_for(hours(2));
  talk.peers().reserved["TEA-BLACK"] = 60;
  talk.run_for(minutes(20));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(answered(talk).accepted, 60);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST_F(CaseRemainders, AreConfirmedLooseWhenAPersonSaysSoAndStaySo) {
  talk.run_for(hours(2));
  talk.step(OperatorAction{remainder_key, "agreed", trade::Act::Override, "ann", ""});
  talk.run_for(minutes(20));
  EXPECT_TRUE(talk.open_exceptions().empty());
  ASSERT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(answered(talk).accepted, 55);
  EXPECT_EQ(answered(talk).rejected, 5);
  talk.run_for(hours(48));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
}

TEST_F(CaseRemainders, AreCountedAgainWhenAPersonRetries) {
  talk.run_for(hours(2));
  const std::size_t reads = talk.count("linePromises.list");
  talk.peers().reserved["TEA-BLACK"] = 48;
  talk.step(OperatorAction{remainder_key, "counted", trade::Act::Retry, "ann", ""});
  talk.run_for(minutes(1));
  EXPECT_GT(talk.count("linePromises.list"), reads);
  EXPECT_EQ(answered(talk).accepted, 48);
}

TEST_F(CaseRemainders, AreAskedAboutOverARestart) {
  talk.run_for(hours(2));
  talk.crash();
  talk.run_for(hours(17));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 0U);
  talk.run_for(hours(1));
  EXPECT_EQ(answered(talk).accepted, 48);
}

TEST_F(CaseRemainders, AreNoQuestionUnderTheOtherPolicies) {
  Conversation other;
  other.peers().reserved["TEA-BLACK"] = 55;
  other.run_for(hours(1));
  EXPECT_EQ(other.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(answered(other).accepted, 48);
}

}  // namespace
}  // namespace vendorproof::flow
