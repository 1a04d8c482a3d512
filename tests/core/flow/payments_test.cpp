#include "core/flow/payments.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;

constexpr const char* paid = "P-1,2026-12-03T10:00:00Z,SI-1,7QX2M4KP,Invoice,,300.00,USD\r\n";

void invoice(Conversation& talk) {
  talk.run_for(hours(1));
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-03T12:30:00Z")};
  talk.peers().invoices = {PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
  talk.run_for(hours(30));
}

TEST(Payments, ArePostedOnceAlsoWhenTheAnswerIsLost) {
  Conversation talk;
  invoice(talk);
  talk.peers().remittance_rows = paid;
  talk.lose_answer("paymentPostings.create");
  talk.run_for(hours(14));
  EXPECT_EQ(talk.count("paymentPostings.find"), 2U);
  EXPECT_EQ(talk.peers().payments, std::vector<std::string>{"P-1/SI-1"});
  EXPECT_TRUE(talk.standing().settled);
}

TEST(Payments, AreNotPostedAgainWhileTheFirstMayStillCome) {
  Conversation talk;
  invoice(talk);
  talk.peers().remittance_rows = paid;
  talk.next("paymentPostings.create", NoAnswer::Indeterminate);
  talk.run_until_called("paymentPostings.create");
  talk.run_for(std::chrono::minutes(9));
  EXPECT_EQ(talk.count("paymentPostings.create"), 1U);
  talk.peers().answer(talk.calls_of("paymentPostings.create").front());
  talk.run_for(hours(14));
  EXPECT_EQ(talk.count("paymentPostings.create"), 1U);
  EXPECT_EQ(talk.peers().payments.size(), 1U);
  EXPECT_TRUE(talk.standing().settled);
}

TEST(Payments, AreTriedAgainWhenNothingIsFound) {
  Conversation talk;
  invoice(talk);
  talk.peers().remittance_rows = paid;
  talk.next("paymentPostings.create", NoAnswer::Indeterminate);
  talk.run_for(hours(14));
  EXPECT_EQ(talk.count("paymentPostings.create"), 2U);
  EXPECT_EQ(talk.peers().payments.size(), 1U);
}

/// The posting is there, and the copy that the ERP reads from does not show it yet.
TEST(Payments, WhoseKeyIsTakenArePosted) {
  Conversation talk;
  invoice(talk);
  talk.peers().remittance_rows = paid;
  talk.always("paymentPostings.find", HttpResponse{200, {}, R"({"value":[]})"});
  talk.lose_answer("paymentPostings.create");
  for (int i = 0; i < 200 && talk.count("paymentPostings.create") < 2; ++i) talk.run_for(std::chrono::minutes(5));
  talk.as_usual("paymentPostings.find");
  talk.run_for(hours(14));
  EXPECT_EQ(talk.count("paymentPostings.create"), 2U);
  EXPECT_EQ(talk.peers().payments, std::vector<std::string>{"P-1/SI-1"});
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"unreadable-answer/payment/P-1/SI-1"})
      << "a key that was taken by nothing that could be seen is told";
  EXPECT_TRUE(talk.standing().settled);
}

TEST(Payments, ThatTheErpRefusesArePostedByHand) {
  Conversation talk;
  invoice(talk);
  talk.peers().remittance_rows = paid;
  talk.next("paymentPostings.create", HttpResponse{400, {}, R"({"error":{"code":"x","message":"beyond"}})"});
  talk.run_for(hours(14));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"payment-refused/P-1/SI-1"});
  EXPECT_FALSE(talk.standing().settled);
  talk.step(OperatorAction{"payment-refused/P-1/SI-1", "posted", trade::Act::Close, "ann", ""});
  EXPECT_TRUE(talk.standing().settled);
}

}  // namespace
}  // namespace vendorproof::flow
