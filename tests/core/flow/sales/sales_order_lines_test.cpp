#include "core/flow/sales/sales_order_lines.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;

Json changed_order(std::int64_t eaches, const char* changed) {
  Json order = PeersInScript::order_json();
  order["orderDetails"]["items"][0]["orderedQuantity"]["amount"] = eaches;
  order["orderDetails"]["purchaseOrderChangedDate"] = changed;
  return order;
}

TEST(SalesOrderLines, FollowAChangeByAmazon) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().orders = {changed_order(36, "2026-11-02T11:30:00Z")};
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("linkedOrderLines.change"), 1U);
  EXPECT_EQ(talk.body_of("linkedOrderLines.change")["quantity"], 36);
  EXPECT_EQ(talk.count("submitAcknowledgement"), 2U);
  const Json line = talk.body_of("submitAcknowledgement", 1)["acknowledgements"][0]["items"][0];
  EXPECT_EQ(line["itemAcknowledgements"][0]["acknowledgedQuantity"]["amount"], 36);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(SalesOrderLines, ACancelledLineGoesToZeroAndOutOfTheAnswer) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().orders = {changed_order(0, "2026-11-02T11:30:00Z")};
  talk.run_for(hours(2));
  EXPECT_EQ(talk.body_of("linkedOrderLines.change")["quantity"], 0);
  EXPECT_EQ(talk.body_of("submitAcknowledgement", 1)["acknowledgements"][0]["items"].size(), 1U);
}

TEST(SalesOrderLines, AChangeThatTheErpRefusesIsForAPerson) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().orders = {changed_order(36, "2026-11-02T11:30:00Z")};
  talk.always("linkedOrderLines.change",
              HttpResponse{400, {}, R"({"error":{"code":"Application_DialogException","message":"in despatch"}})"});
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("linkedOrderLines.change"), 1U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"change-too-late/7QX2M4KP/1"});
  EXPECT_EQ(talk.count("submitAcknowledgement"), 2U);
}

TEST(SalesOrderLines, AChangeInDoubtIsComparedWithWhatTheErpHas) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().orders = {changed_order(36, "2026-11-02T11:30:00Z")};
  talk.lose_answer("linkedOrderLines.change");
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("linkedOrderLines.change"), 1U);
  EXPECT_EQ(talk.standing().waits_for, "despatch by the ERP");
}

}  // namespace
}  // namespace vendorproof::flow
