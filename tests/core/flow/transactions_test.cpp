#include "core/flow/transactions.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

TEST(Transactions, ThatKeepProcessingAreSuccessAfterFifteenMinutes) {
  Conversation talk;
  talk.run_until_called("submitAcknowledgement");
  talk.run_for(minutes(14));
  EXPECT_EQ(talk.count("getTransaction"), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::InErp);
  talk.run_for(minutes(2));
  EXPECT_EQ(talk.count("getTransaction"), 2U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(Transactions, ThatSucceedNeedOneLook) {
  Conversation talk;
  talk.peers().verdicts["submitAcknowledgement"] = {"Success", ""};
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("getTransaction"), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(Transactions, ThatDoNotShowYetAreLookedForAgain) {
  Conversation talk;
  talk.always("getTransaction", HttpResponse{404, {}, R"({"errors":[{"code":"ResourceNotFound","message":"no"}]})"});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("getTransaction"), 2U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

}  // namespace
}  // namespace vendorproof::flow
