#include "core/flow/operator_actions.h"

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/flow/overview/incidents.h"
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
  talk.step(OperatorAction{"price-mismatch/7QX2M4KP/1", "agreed", trade::Act::Close, "ann", ""});
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(OperatorActions, OfUnknownOrClosedExceptionsChangeNothing) {
  Conversation talk;
  talk.run_for(hours(1));
  const auto calls = talk.calls().size();
  talk.step(OperatorAction{"", "", trade::Act::Close, "ann", ""});
  talk.step(OperatorAction{"invoice-mismatch/NONE", "", trade::Act::Close, "ann", ""});
  talk.step(OperatorAction{"request-refused/poll/orders", "", trade::Act::Close, "ann", ""});
  EXPECT_EQ(talk.calls().size(), calls);
}

TEST(OperatorActions, AreRefusedWithTheNearestKey) {
  Conversation talk;
  talk.peers().orders[0]["orderDetails"]["items"][0]["netCost"]["amount"] = "3.70";
  talk.run_for(hours(1));
  talk.step(OperatorAction{"price-mismatch/7QX2M4KP/2", "x", trade::Act::Close, "ann", ""});
  ASSERT_TRUE(talk.refusal());
  EXPECT_EQ(talk.refusal()->code, ErrorCode::NotFound);
  EXPECT_NE(talk.refusal()->message.find("did you mean price-mismatch/7QX2M4KP/1?"), std::string::npos)
      << talk.refusal()->message;
  EXPECT_TRUE(talk.store().acts_about("price-mismatch/7QX2M4KP/2").empty());
  talk.step(OperatorAction{"price-mismatch/7QX2M4KP/1", "x", trade::Act::Override, "ann", ""});
  ASSERT_TRUE(talk.refusal());
  EXPECT_EQ(talk.refusal()->code, ErrorCode::Denied);
  EXPECT_NE(talk.refusal()->message.find("possible are retry, close, assign"), std::string::npos)
      << talk.refusal()->message;
  talk.step(OperatorAction{"price-mismatch/7QX2M4KP/1", "x", trade::Act::Close, "ann", ""});
  EXPECT_FALSE(talk.refusal());
  talk.step(OperatorAction{"price-mismatch/7QX2M4KP/1", "x", trade::Act::Close, "ann", ""});
  ASSERT_TRUE(talk.refusal());
  EXPECT_EQ(talk.refusal()->code, ErrorCode::Conflict);
}

/// Both lines of the order cost another price than in the ERP.
void spoil_prices(Conversation& talk) {
  for (Json& line : talk.peers().orders[0]["orderDetails"]["items"]) line["netCost"]["amount"] = "3.70";
}

TEST(OperatorActions, AreRecordedWithWhoWhenAndWhy) {
  Conversation talk;
  spoil_prices(talk);
  talk.run_for(hours(1));
  talk.step(OperatorAction{"price-mismatch/7QX2M4KP/1", "hers", trade::Act::Assign, "bob", "ann"});
  talk.step(OperatorAction{"price-mismatch/7QX2M4KP/1", "agreed", trade::Act::Close, "ann", ""});
  const std::vector<trade::ActRecord> acts = talk.store().acts_about("price-mismatch/7QX2M4KP/1");
  ASSERT_EQ(acts.size(), 2U);
  EXPECT_EQ(acts[0].act, trade::Act::Assign);
  EXPECT_EQ(acts[0].person, "bob");
  EXPECT_EQ(acts[0].assignee, "ann");
  EXPECT_EQ(acts[1].act, trade::Act::Close);
  EXPECT_EQ(acts[1].note, "agreed");
  EXPECT_EQ(acts[1].at, talk.now().wall);
  EXPECT_EQ(talk.store().exception("price-mismatch/7QX2M4KP/1")->assignee, "ann");
  EXPECT_FALSE(talk.store().exception("price-mismatch/7QX2M4KP/1")->open);
}

TEST(OperatorActions, OnAnIncidentReachEachOfItsExceptions) {
  Conversation talk;
  Json order = talk.peers().orders[0];
  order["orderDetails"]["items"][0]["netCost"]["amount"] = "3.70";
  talk.peers().orders[0] = order;
  order["purchaseOrderNumber"] = "8QX2M4KP";
  talk.peers().orders.push_back(order);
  talk.run_for(hours(1));
  const std::vector<std::string> open = talk.open_exceptions();
  ASSERT_EQ(open.size(), 2U);
  const std::string key = incident_key(*talk.store().exception(open[0]));
  EXPECT_EQ(key, "price-mismatch:item=TEA-GREEN");
  talk.step(OperatorAction{key, "agreed", trade::Act::Close, "ann", ""});
  EXPECT_FALSE(talk.refusal());
  EXPECT_TRUE(talk.open_exceptions().empty());
  const std::vector<trade::ActRecord> acts = talk.store().acts_about(key);
  ASSERT_EQ(acts.size(), 2U);
  EXPECT_EQ(acts[0].exception, open[0]);
  EXPECT_EQ(acts[1].exception, open[1]);
}

TEST(OperatorActions, ARetryStartsRefusedWorkAgainAndItsSuccessClosesTheException) {
  Conversation talk;
  talk.next("linkedOrders.create", HttpResponse{400, {}, R"({"error":{"code":"x","message":"closed period"}})"});
  talk.run_for(hours(1));
  const std::vector<std::string> open = talk.open_exceptions();
  ASSERT_EQ(open.size(), 1U);
  EXPECT_TRUE(starts_with(open[0], "request-refused/")) << open[0];
  talk.step(OperatorAction{open[0], "period opened", trade::Act::Retry, "ann", ""});
  EXPECT_EQ(talk.open_exceptions().size(), 1U) << "a retry does not say that it is solved";
  talk.run_for(hours(1));
  EXPECT_TRUE(talk.open_exceptions().empty());
  EXPECT_EQ(talk.count("linkedOrders.create"), 2U);
}

TEST(OperatorActions, EveryKindCanBeClosedAndAssigned) {
  for (const ExceptionKind kind : exception_kinds()) {
    const std::vector<trade::Act> acts = acts_for(kind);
    ASSERT_GE(acts.size(), 2U) << text_of(kind);
    EXPECT_EQ(acts[acts.size() - 2], trade::Act::Close) << text_of(kind);
    EXPECT_EQ(acts.back(), trade::Act::Assign) << text_of(kind);
  }
}

}  // namespace
}  // namespace vendorproof::flow
