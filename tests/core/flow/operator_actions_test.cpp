#include "core/flow/operator_actions.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;

TEST(OperatorActions, CloseAnException) {
  Conversation talk;
  talk.peers().orders[0]["orderDetails"]["items"][0]["netCost"]["amount"] = "3.70";
  talk.run_for(hours(1));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"price-mismatch/7QX2M4KP/1"});
  EXPECT_EQ(talk.store().exception("price-mismatch/7QX2M4KP/1")->amount, Money(20'000, usd()));
  talk.step(OperatorAction{"price-mismatch/7QX2M4KP/1", "agreed"});
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(OperatorActions, OfUnknownOrClosedExceptionsChangeNothing) {
  Conversation talk;
  talk.run_for(hours(1));
  const auto calls = talk.calls().size();
  talk.step(OperatorAction{"", ""});
  talk.step(OperatorAction{"invoice-mismatch/NONE", ""});
  talk.step(OperatorAction{"request-refused/poll/orders", ""});
  EXPECT_EQ(talk.calls().size(), calls);
}

}  // namespace
}  // namespace vendorproof::flow
